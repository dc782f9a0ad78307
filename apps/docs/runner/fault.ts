import type { Fault } from './letters.ts';

/** What sucrase writes at the head and the end of its messages. */
const PLACE = /\s*\((\d+):\d+\)$/;

/**
 * What was thrown, in words. The line is read from the trace, whose first place in the module of the code counts; code that
 * is no TypeScript has it in the message.
 */
export function faultOf(thrown: unknown, module: string | null): Fault {
  if (!(thrown instanceof Error)) return { name: '', message: String(thrown), line: null };
  const stated = PLACE.exec(thrown.message)?.[1];
  const traced = module === null ? undefined : lineIn(thrown.stack ?? '', module);
  return {
    name: thrown.name,
    message: thrown.message.replace(/^Error transforming \S+: /, '').replace(PLACE, ''),
    line: Number(stated ?? traced) || null,
  };
}

function lineIn(trace: string, module: string): string | undefined {
  const at = trace.indexOf(`${module}:`);
  return at < 0 ? undefined : /^\d+/.exec(trace.slice(at + module.length + 1))?.[0];
}
