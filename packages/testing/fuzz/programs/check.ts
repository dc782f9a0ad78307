import { compile } from '@bp/compile';
import { BACKENDS, useUsual } from '../../src/bits/backends.mjs';
import { differenceOf } from '../../src/bits/difference';
import { ranAsProgram } from '../../src/bits/plans';
import type { Program } from './program';
import { type Outcome, run } from './run';

/** What became of a program. */
export interface Verdict {
  /** The first thing in which the ways to run it differ; null where there is none. */
  readonly fault: string | null;
  /** Whether some of its calls were made by a compiled program. */
  readonly compiled: boolean;
}

const asItIs = <S>(step: S): S => step;

/** Runs a program by the reference, in eager WebAssembly, and compiled, and compares every bit. */
export function check(program: Program): Verdict {
  try {
    BACKENDS.reference.use();
    const expected = run(program, asItIs);
    BACKENDS.wasm.use();
    const eager = between(expected, run(program, asItIs));
    const outcome = run(program, compile as typeof asItIs);
    const plan = outcome.plan ?? '';
    const found = between(expected, outcome) ?? /runs as it is: .*/.exec(plan)?.[0] ?? null;
    const fault = eager !== null ? `eager WASM: ${eager}` : found && `compiled: ${found}`;
    return { fault, compiled: ranAsProgram(plan) };
  } finally {
    useUsual();
  }
}

function between(expected: Outcome, got: Outcome): string | null {
  const calls = Math.min(expected.calls.length, got.calls.length);
  for (let i = 0; i < calls; i++) {
    const difference = differenceOf(expected.calls[i], got.calls[i]);
    if (difference !== null) return `call ${i}: ${difference}`;
  }
  if (expected.error === got.error && expected.calls.length === got.calls.length) return null;
  return `call ${calls}: ${got.error ?? 'no error'} instead of ${expected.error ?? 'no error'}`;
}
