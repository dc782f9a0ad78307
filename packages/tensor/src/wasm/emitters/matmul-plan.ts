import { broadcastStrides } from '../../layout/shape';
import type { Operand } from '../emission';
import { LANES, type Lanes, type Matrix } from './matmul-block';
import { type Axis, axesOf, merge } from './walk';

/** A product of matrices, and how it is cut. */
export interface ProductPlan {
  readonly lanes: Lanes;
  /** m × k by k × n. */
  readonly m: number;
  readonly k: number;
  readonly n: number;
  /** Whether the factors are exchanged and transposed: A is the second one. */
  readonly turned: boolean;
  /** The first matrices of the factors and the product, as if they lay at address 0. */
  readonly a: Matrix;
  readonly b: Matrix;
  readonly c: Matrix;
  /** The leading axes, with the steps of the product, of A and of B. */
  readonly batch: readonly Axis[];
  readonly matrices: number;
  /** Rows of a block and columns of a panel of B, such that the sums of a block stay in registers. */
  readonly rows: number;
  readonly width: number;
  /** How far a panel goes along the inner axis, such that it stays in the nearest cache. */
  readonly depth: number;
  /** Columns of B of that depth that stay in the next cache: whole panels, or all columns. */
  readonly breadth: number;
  /** Whether the factors are copied so that what is needed one after the other lies so. */
  readonly packA: boolean;
  readonly packB: boolean;
}

/** Vectors in a panel of B: 8 KiB. */
const PANEL = 512;
/** Bytes of a nearest cache. */
const NEAREST = 32768;
/** Panels that are packed together: 512 KiB. */
const PANELS = 64;
/** Rows of B that are read side by side where each is read once. */
const STREAMS = 16;
/** Steps of so many bytes miss the nearest cache, since they come to use but few of its lines. */
const FAR = 512;

/** Null where there is nothing to multiply, or other numbers than real ones. */
export function planProduct(out: Operand, x: Operand, y: Operand): ProductPlan | null {
  const lanes = LANES[out.dtype];
  const k = x.shape[x.shape.length - 1];
  if (lanes === undefined || !out.contiguous || out.size === 0 || k === 0) return null;
  const { bytes, count } = lanes;
  let [m, n] = out.shape.slice(-2);
  let a = matrixOf(x, m, k, bytes);
  let b = matrixOf(y, k, n, bytes);

  const leading = out.shape.slice(0, -2);
  const stretched = [x, y].map(({ shape, strides, dtype }) => ({
    strides: broadcastStrides(shape.slice(0, -2), strides.slice(0, -2), leading),
    dtype,
  }));
  let batch = merge(axesOf(leading, [out, ...stretched]));
  // Matrices A that lie one below the other, all multiplied with one B, are one tall matrix.
  const last = batch.at(-1);
  if (last?.steps[2] === 0 && (m === 1 || last.steps[1] === m * a.row)) {
    batch = batch.slice(0, -1);
    if (m === 1) a = { ...a, row: last.steps[1] };
    m *= last.extent;
  }
  // A single column is the single row of the transposed product.
  const turned = n === 1 && m > 1;
  if (turned) {
    [a, b] = [transposedMatrix(b), transposedMatrix(a)];
    batch = batch.map(({ extent, steps: [c, left, right] }) => ({
      extent,
      steps: [c, right, left],
    }));
    [m, n] = [1, m];
  }

  const vectors = m < 3 ? 4 : 2;
  const rows = Math.min(m, 4);
  const long = k >= 64;
  const packA = long && m >= 64 && n >= 64 && a.column >= FAR;
  const packB = b.column !== bytes || b.row === 0 || (long && m >= 32 && b.row >= FAR);
  const width = vectors * count;
  const once = !packB && m <= 4 && n > width && k * n * bytes > NEAREST;
  const depth = depthOf(k, once ? STREAMS : PANEL / vectors, count);
  return {
    lanes,
    m,
    k,
    n,
    turned,
    a,
    b,
    c: { at: 0, row: n * bytes, column: bytes },
    batch,
    matrices: batch.reduce((size, { extent }) => size * extent, 1),
    rows,
    width,
    depth,
    breadth: packB ? (m > 4 ? PANELS : 1) * width : n,
    packA,
    packB,
  };
}

/** A stride that is never taken is what it had best be. */
function matrixOf({ strides }: Operand, height: number, width: number, bytes: number): Matrix {
  const [row, column] = strides.slice(-2);
  return {
    at: 0,
    row: (height > 1 ? row : width) * bytes,
    column: (width > 1 ? column : 1) * bytes,
  };
}

/** The same elements, rows as columns. */
export function transposedMatrix({ at, row, column }: Matrix): Matrix {
  return { at, row: column, column: row };
}

/** Lengths of about `most` in multiples of `unit`, such that the last one is not below `unit`. */
function depthOf(extent: number, most: number, unit: number): number {
  if (extent <= 1.25 * most) return extent;
  let depth = unit * Math.ceil(extent / Math.ceil(extent / most) / unit);
  while (extent % depth > 0 && extent % depth < unit) depth -= unit;
  return depth;
}
