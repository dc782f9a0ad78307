import type { Tensor } from '@bp/tensor';
import { expect } from 'vitest';
import { differenceOf } from '../bits/difference';
import type { Call } from './operation';

/** What an operation gives, also where that is one tensor. */
export function resultsOf(run: Call['run'], inputs: readonly Tensor[]): readonly Tensor[] {
  const result = run(...inputs);
  return Array.isArray(result) ? result : [result as Tensor];
}

/** Shape, type and every element to the bit; NaNs are equal, 0 and −0 are not. */
export function expectSameBits(result: Tensor, expected: Tensor, label?: string): void {
  const difference = differenceOf({ result: expected }, { result });
  // The assertion library is slow, so it is asked only for the message.
  if (difference !== null) expect(difference, label).toBeNull();
}
