import { BpError } from '@bp/tensor';
import type { Run } from '../run/run';

/** @throws BpError `BP_OPTION` for what is no run, of whichever copy of the library */
export function checkRun(op: string, run: unknown): asserts run is Run {
  const { on, history } = (run ?? {}) as Partial<Run>;
  if (typeof on === 'function' && history !== undefined) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'expected a Run, got {got}; fit gives it to its callbacks: { callbacks: [csvLog(path)] }',
    { got: run === null ? 'null' : typeof run },
  );
}
