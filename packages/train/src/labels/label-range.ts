import type { Tensor } from '@bp/tensor';

/** What the numbers of a target are like. */
export interface LabelRange {
  readonly low: number;
  readonly high: number;
  /** Whether all are whole. */
  readonly isWhole: boolean;
  /** Those that there are, where there are no more than two. */
  readonly values: readonly number[];
}

/** Looks at the labels once. */
export function rangeOf(y: Tensor): LabelRange {
  const { data } = y;
  const values = new Set<number>();
  let [low, high, isWhole] = [Infinity, -Infinity, true];
  for (let i = 0; i < data.length; i++) {
    const label = data[i];
    low = Math.min(low, label);
    high = Math.max(high, label);
    isWhole &&= Number.isInteger(label);
    if (values.size <= 2) values.add(label);
  }
  return { low, high, isWhole, values: values.size <= 2 ? [...values] : [] };
}
