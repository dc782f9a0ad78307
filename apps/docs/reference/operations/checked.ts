import { gradcheck, gradgradcheck } from '@bp/autograd';
import { OPERATIONS } from '@bp/testing/operations';

/** How the derivatives of an operation compare with differences of its values. */
export interface Checked {
  readonly cases: readonly CheckedCase[];
  /** Of the first derivatives, over all cases. */
  readonly worst: number;
  readonly ok: boolean;
}

export interface CheckedCase {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly first: number;
  /** Null where the second derivative does not exist. */
  readonly second: number | null;
  readonly ok: boolean;
}

/** Checks an operation at every smooth case of the tests' catalogue; in words why not, where it has no derivative. */
export function checked(name: string): Checked | string {
  const { smooth } = OPERATIONS[name];
  if (typeof smooth === 'string') return smooth;
  const cases = smooth.map(({ name: what, fn, inputs, onlyFirst, options }): CheckedCase => {
    const first = gradcheck(fn, inputs, options);
    const second = onlyFirst === undefined ? gradgradcheck(fn, inputs, options) : null;
    return {
      name: what,
      shapes: inputs.map(({ shape }) => shape),
      first: first.maxError,
      second: second?.maxError ?? null,
      ok: first.ok && (second?.ok ?? true),
    };
  });
  return {
    cases,
    worst: Math.max(...cases.map(({ first }) => first)),
    ok: cases.every(({ ok }) => ok),
  };
}
