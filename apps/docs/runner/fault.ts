import type { Fault } from './letters.ts';
import { shownAll } from './shown.ts';

const LONGEST = 10_000;

/** What sucrase writes at the head and the end of its messages. */
const PLACE = /\s*\((\d+):\d+\)$/;

/**
 * What was thrown, in words. The line is read from the trace, whose first place in the module of the code counts; code that
 * is no TypeScript has it in the message.
 */
export function faultOf(thrown: unknown, module: string | null): Fault {
  if (!(thrown instanceof Error))
    return { name: '', message: shownAll([thrown]).slice(0, LONGEST), line: null };
  const [name, message, stack] = (['name', 'message', 'stack'] as const).map((of) =>
    textOf(thrown, of),
  );
  const stated = PLACE.exec(message)?.[1];
  const traced = module === null ? undefined : lineIn(stack, module);
  return {
    name,
    message: message.replace(/^Error transforming \S+: /, '').replace(PLACE, ''),
    line: Number(stated ?? traced) || null,
  };
}

/** Code may have put anything into the fields of its error. */
function textOf(error: Error, field: 'name' | 'message' | 'stack'): string {
  try {
    const value: unknown = error[field];
    return value === undefined ? '' : shownAll([value]).slice(0, LONGEST);
  } catch {
    return '';
  }
}

function lineIn(trace: string, module: string): string | undefined {
  const at = trace.indexOf(`${module}:`);
  return at < 0 ? undefined : /^\d+/.exec(trace.slice(at + module.length + 1))?.[0];
}
