import type { Tensor } from '@bp/tensor';
import type { KernelOperation } from '@bp/tensor/engine';
import { tellOf } from '@bp/tensor/tell';
import { valueAt } from './elements';

/** The element of an operand that weighed most in one element of the output. */
export interface LargestPart {
  readonly position: readonly number[];
  readonly value: number;
  /** How many elements of the operand came in. */
  readonly count: number;
}

/**
 * For each operand of a kernel the largest of the elements that one element of its output was made of, as the row and the column
 * of a matrix product; null where that is not told.
 */
export function largestParts(
  name: string,
  inputs: readonly Tensor[],
  output: Tensor,
  params: unknown,
  position: readonly number[],
): (LargestPart | null)[] {
  const tell = tellOf({ name } as KernelOperation<unknown>);
  let parts: ReturnType<NonNullable<typeof tell>>;
  try {
    parts = tell?.({ inputs, output, params }, position) ?? [];
  } catch {
    // A kernel of this name that takes other operands than the operation.
    parts = [];
  }
  return inputs.map((x, i) => {
    let largest: LargestPart | null = null;
    const own = parts.filter(({ of }) => of === i);
    for (const { at } of own) {
      const value = valueAt(x, at);
      if (largest === null || Math.abs(value) > Math.abs(largest.value)) {
        largest = { position: at, value, count: own.length };
      }
    }
    return largest;
  });
}
