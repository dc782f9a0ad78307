import { type AxisOption, readAxis } from '../checks/axis';
import { readList } from '../checks/list';
import { BpError } from '../process/errors';

/** The extents of a tensor's axes; `[]` is a single number. */
export type Shape = readonly number[];

/** How many elements a shape holds. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i];
  return size;
}

/** Row-major strides: the last axis is contiguous. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i];
  }
  return strides;
}

/** Whether two shapes are the same, axis by axis. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * A copy of a shape, which no later change of the caller's array can reach.
 *
 * @param smallest - the smallest extent: −1 where that stands for one to be found
 * @throws BpError `BP_SHAPE` for what is not a list of whole extents
 */
export function checkShape(op: string, shape: unknown, smallest: 0 | -1 = 0): Shape {
  const extents = readList(shape, MOST_AXES) as number[] | null;
  if (!extents?.every((extent) => Number.isSafeInteger(extent) && extent >= smallest)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'a shape is an array of whole numbers ≥ 0 such as [2, 3], got {shape}',
      { shape },
    );
  }
  return extents;
}

/** No tensor has more axes. */
export const MOST_AXES = 64;

/** No tensor has more elements: of float32 they fill 4 GiB, all the memory that a WebAssembly program can have. */
const MOST_ELEMENTS = 2 ** 30;

/**
 * Refuses more elements than memory could hold, or time could pass through where a view repeats them.
 *
 * @throws BpError `BP_DEVICE`
 */
export function checkSize(op: string, size: number): number {
  if (size <= MOST_ELEMENTS) return size;
  throw new BpError('BP_DEVICE', op, 'a tensor has at most {most} elements, got {size}', {
    most: MOST_ELEMENTS,
    size,
  });
}

/** No call takes more steps: a product of 8192 × 8192 matrices, which is a matter of minutes, takes as many. */
const MOST_STEPS = 2 ** 39;

/**
 * Refuses what would not end: views that repeat their elements ask for it without filling any memory.
 *
 * @throws BpError `BP_DEVICE`
 */
export function checkWork(op: string, steps: number, most = MOST_STEPS): void {
  if (steps <= most) return;
  throw new BpError('BP_DEVICE', op, 'a call has at most {most} steps, got {steps}; divide it', {
    most,
    steps,
  });
}

/**
 * The axis counted from the front: −1 is the last one.
 *
 * @param given - a number, or `{ axis }`
 * @param fallback - what counts where options name none
 * @throws BpError `BP_SHAPE` when the tensor has no such axis
 */
export function checkAxis(op: string, given: AxisOption, rank: number, fallback?: number): number {
  const axis = readAxis(op, given as number, fallback as number);
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    if (rank === 0) {
      throw new BpError('BP_SHAPE', op, 'a single number has no axes, got axis {axis}', { axis });
    }
    throw new BpError(
      'BP_SHAPE',
      op,
      'axis must be a whole number in [{low}, {high}], got {axis}',
      { low: -rank, high: rank - 1, axis },
    );
  }
  return axis < 0 ? axis + rank : axis;
}

/**
 * The axes an option names, in ascending order; `null` means all of them.
 *
 * @throws BpError `BP_SHAPE` for an axis that does not exist or is named twice
 */
export function checkAxes(
  op: string,
  axis: number | readonly number[] | null,
  rank: number,
): number[] {
  if (axis === null) return Array.from({ length: rank }, (_, i) => i);
  if (typeof axis === 'number') return [checkAxis(op, axis, rank)];
  const list = readList(axis, MOST_AXES);
  if (list === null) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'axis must be a number, a list of numbers or null, got {axis}',
      { axis },
    );
  }
  const axes = list.map((a) => checkAxis(op, a as number, rank));
  if (axes.length > 1) axes.sort((a, b) => a - b);
  if (axes.some((a, i) => a === axes[i - 1])) {
    throw new BpError('BP_SHAPE', op, 'each axis may be named once, got {axis}', { axis });
  }
  return axes;
}

/**
 * The common shape of several operands, by NumPy's rule: shapes are aligned at their last axes, and an
 * extent of 1 stretches to the other's.
 *
 * @throws BpError `BP_SHAPE` naming the shapes and the extents that differ
 */
export function broadcastShapes(op: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const shape = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const m = i <= a.length ? a[a.length - i] : 1;
    const n = i <= b.length ? b[b.length - i] : 1;
    if (m !== n && m !== 1 && n !== 1) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'shapes {a} and {b} do not broadcast ({m} ≠ {n} at axis {axis}); extents must be equal or 1',
        { a, b, m, n, axis: -i },
      );
    }
    shape[rank - i] = m === 1 ? n : m;
  }
  return shape;
}

/** Whether a shape becomes another where axes of extent 1 grow and new ones come in front. */
export function stretches(shape: Shape, to: Shape): boolean {
  const lead = to.length - shape.length;
  return lead >= 0 && shape.every((extent, i) => extent === 1 || extent === to[i + lead]);
}

/** The strides of a tensor seen as if it had a larger, broadcast shape: 0 along each stretched axis. */
export function broadcastStrides(shape: Shape, strides: readonly number[], to: Shape): number[] {
  const lead = to.length - shape.length;
  return to.map((extent, i) =>
    i < lead || (shape[i - lead] === 1 && extent !== 1) ? 0 : strides[i - lead],
  );
}

/** The shape after a reduction over `axes` (ascending): each gone, or 1 where `keepDims`. */
export function reducedShape(shape: Shape, axes: readonly number[], keepDims: boolean): number[] {
  if (keepDims) return shape.map((extent, i) => (axes.includes(i) ? 1 : extent));
  return shape.filter((_, i) => !axes.includes(i));
}
