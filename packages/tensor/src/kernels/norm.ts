import { type DType, rounded, type TypedArray } from '../layout/dtype';
import { leastSum, type NormParams, scaleOf } from '../layout/norm-range';
import { sumOfTerms } from './sum';

/**
 * √(Σ xᵢ² / divisor) of `n` numbers.
 *
 * Every step rounds to the type, and the sum has the order of all sums. Where it is infinite, or so small that squares have
 * lost digits, the numbers are first scaled, added one after the other, and all of that is done in float64.
 */
export function normOf(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
  { divisor }: NormParams,
): number {
  const sum = sumOfTerms(n, dtype as 'float32', (block, from, count) => {
    for (let i = 0; i < count; i++) {
      const x = data[start + (from + i) * stride];
      block[i] = x * x;
    }
  });
  if (sum !== Infinity && !(sum < leastSum(dtype))) return Math.sqrt(rounded(sum / divisor, dtype));
  const scale = scaleOf(dtype, sum === Infinity);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const x = data[start + i * stride] * scale;
    total += x * x;
  }
  return Math.sqrt(total / divisor) / scale;
}
