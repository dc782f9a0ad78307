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

const terms = /* @__PURE__ */ (() => ({
  float32: new Float32Array(SUM_BLOCK),
  float64: new Float64Array(SUM_BLOCK),
}))();

/**
 * The sum of `n` numbers in the one order every backend follows.
 *
 * Blocks of 1024: element i goes to lane i mod 8, each lane adds in ascending order from +0, and the lanes are folded
 * in halves (l + l₊₄, then + l₊₂, then + l₊₁). Blocks are combined pairwise: the largest power of two of them against
 * the rest, so the error grows with log n. Every addition rounds to the type.
 */
export function sumOf(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  dtype: DType,
): number {
  const block = (from: number, count: number): number =>
    sumBlock(data, start + from * stride, stride, count, lanes[dtype]);
  return n <= SUM_BLOCK ? block(0, n) : sumBlocks(0, n, dtype, block);
}

/**
 * The sum, in the same order, of real numbers that are computed a block at a time.
 *
 * @param fill - writes the `count` terms from the one numbered `from` on into a block, which rounds them to its type
 */
export function sumOfTerms(
  n: number,
  dtype: 'float32' | 'float64',
  fill: (block: TypedArray, from: number, count: number) => void,
): number {
  const block = terms[dtype];
  return sumBlocks(0, n, dtype, (from, count) => {
    fill(block, from, count);
    return sumBlock(block, 0, 1, count, lanes[dtype]);
  });
}

function sumBlocks(
  from: number,
  n: number,
  dtype: DType,
  block: (from: number, count: number) => number,
): number {
  if (n <= SUM_BLOCK) return block(from, n);
  const blocks = Math.ceil(n / SUM_BLOCK);
  const left = 2 ** (31 - Math.clz32(blocks - 1)) * SUM_BLOCK;
  const sum = allocate(dtype === 'bool' ? 'int32' : dtype, 1);
  sum[0] = sumBlocks(from, left, dtype, block) + sumBlocks(from + left, n - left, dtype, block);
  return sum[0];
}

function sumBlock(
  data: TypedArray,
  start: number,
  stride: number,
  n: number,
  lane: TypedArray,
): number {
  lane.fill(0);
  for (let i = 0; i < n; i++) lane[i % LANES] += data[start + i * stride];
  for (let half = LANES / 2; half >= 1; half /= 2) {
    for (let l = 0; l < half; l++) lane[l] += lane[l + half];
  }
  return lane[0];
}
