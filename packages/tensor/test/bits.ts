import { expect } from 'vitest';
import type { Tensor } from '../src/index';
import { type Naive, valuesOf } from './naive';

/** Shape, type and every element to the bit; NaNs are equal, 0 and −0 are not. */
export function expectSameBits(got: Tensor, expected: Tensor, label?: string): void {
  const same =
    got.dtype === expected.dtype &&
    String(got.shape) === String(expected.shape) &&
    sameElements(got.data, expected.data);
  // The assertion library is slow, so it is asked only for the message.
  if (!same) expect(parts(got), label).toEqual(parts(expected));
}

function sameElements(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return a.length === b.length;
}

function parts({ shape, dtype, data }: Tensor) {
  return { shape, dtype, data: Array.from(data) };
}

/** The shape and every element of a naive array, whose sums do not care for the sign of zero. */
export function expectNaive(got: Tensor, expected: Naive): void {
  const values = valuesOf(expected).map(withoutSign);
  expect({ shape: got.shape, values: Array.from(got.data, withoutSign) }).toEqual({
    shape: expected.shape,
    values,
  });
}

const withoutSign = (value: number): number => value + 0;
