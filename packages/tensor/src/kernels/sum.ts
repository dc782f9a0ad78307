import { allocate, type DType, type TypedArray } from '../layout/dtype';

/** Elements summed lane by lane before blocks are combined. */
const SUM_BLOCK = 1024;
const LANES = 8;

const lanes = /* @__PURE__ */ (() => ({
  float32: new Float32Array(LANES),
  float64: new Float64Array(LANES),
  int32: new Int32Array(LANES),
  bool: new Int32Array(LANES),
}))();

/**
 * The sum of `n` numbers in the one order every backend follows.
 *
 * Blocks of 1024: element i goes to lane i mod 8, each lane adds in ascending order from +0, and the lanes are folded
 * in halves (l + l₊₄, then + l₊₂, then + l₊₁). Blocks are combined pairwise: the largest power of two of them against
 * the rest, so the error grows with log n. Every addition rounds to the type `dtype`, which may be wider than that of `data`.
 */
export function sumOf(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
): number {
  return sumBlocks(data, start, stride, n, dtype, false);
}

/** The sum of the squares of `n` numbers, in the same order, in float64. */
export function sumOfSquares(data: TypedArray, start: number, stride: number, n: number): number {
  return sumBlocks(data, start, stride, n, 'float64', true);
}

function sumBlocks(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
  squared: boolean,
): number {
  if (n <= SUM_BLOCK) return sumBlock(data, start, stride, n, lanes[dtype], squared);
  const blocks = Math.ceil(n / SUM_BLOCK);
  const left = 2 ** (31 - Math.clz32(blocks - 1)) * SUM_BLOCK;
  const sum = allocate(dtype === 'bool' ? 'int32' : dtype, 1);
  sum[0] =
    sumBlocks(data, start, stride, left, dtype, squared) +
    sumBlocks(data, start + left * stride, stride, n - left, dtype, squared);
  return sum[0];
}

function sumBlock(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  lane: TypedArray,
  squared: boolean,
): number {
  lane.fill(0);
  if (squared) {
    for (let i = 0; i < n; i++) {
      const x = data[start + i * stride];
      lane[i % LANES] += x * x;
    }
  } else for (let i = 0; i < n; i++) lane[i % LANES] += data[start + i * stride];
  for (let half = LANES / 2; half >= 1; half /= 2) {
    for (let l = 0; l < half; l++) lane[l] += lane[l + half];
  }
  return lane[0];
}
