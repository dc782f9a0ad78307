import { BpError } from '@bp/tensor';
import type { Run } from './run';

/** @throws BpError `BP_OPTION` for what is no run, of whichever copy of the library */
export function checkRun(op: string, run: unknown): asserts run is Run {
  if (isRun(run)) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'expected a Run, got {got}; fit gives it to its callbacks: { callbacks: [csvLog(path)] }',
    { got: run === null ? 'null' : typeof run },
  );
}

function isRun(run: unknown): boolean {
  try {
    const { on, history, position } = (run ?? {}) as Partial<Run>;
    return typeof on === 'function' && history !== undefined && position !== undefined;
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
