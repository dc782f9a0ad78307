import type { DType, TypedArray } from '../layout/dtype';
import type { NormParams } from '../layout/reduced-axes';
import { sumOfSquares } from './sum';

/**
 * √(Σ xᵢ² / divisor) of `n` numbers, in float64, with the order of all sums.
 *
 * The squares of float32 numbers cannot leave the range of float64. Where those of float64 numbers do, or are so small that they
 * lose digits, the largest number is divided out first, and the squares are added one after the other.
 */
export function normOf(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  _: DType,
  { divisor }: NormParams,
): number {
  const sum = sumOfSquares(data, start, stride, n);
  if (sum !== Infinity && !(sum < 2 ** -960)) return Math.sqrt(sum / divisor);
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(data[start + i * stride]));
  if (largest === 0 || largest === Infinity) return Math.sqrt(largest / divisor);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const x = data[start + i * stride] / largest;
    total += x * x;
  }
  return largest * Math.sqrt(total / divisor);
}
