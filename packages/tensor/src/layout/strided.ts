import { isList } from '../checks/list';
import { BpError } from '../process/errors';
import type { TypedArray } from './dtype';
import { sameShape, stridesOf } from './shape';

/** Where the elements of a tensor lie in its storage's array. */
export interface Layout {
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** Whether two views of one array have the same elements in the same places. */
export function sameLayout(a: Layout, b: Layout): boolean {
  return a.offset === b.offset && sameShape(a.shape, b.shape) && sameShape(a.strides, b.strides);
}

/**
 * Refuses a layout whose elements do not all lie among `length` numbers.
 *
 * @throws BpError `BP_SHAPE`
 */
export function checkReach(op: string, { shape, strides, offset }: Layout, length: number): void {
  const reach = (sign: 1 | -1): number =>
    shape.reduce(
      (at, extent, i) => at + Math.max(sign * (extent - 1) * strides[i], 0) * sign,
      offset,
    );
  // Written so that NaN, of a stride that is missing, is refused.
  const within = (): boolean => shape.includes(0) || (reach(-1) >= 0 && reach(1) < length);
  if (!isList(strides) || ![offset, ...strides].every(Number.isInteger) || !within()) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'the shape {shape} with strides {strides} from {offset} reaches beyond the {length} numbers it lies over',
      { shape, strides, offset, length },
    );
  }
}

/** Whether several elements lie in one place. */
export function isRepeated({ shape, strides }: Omit<Layout, 'offset'>): boolean {
  return !shape.includes(0) && strides.some((step, axis) => step === 0 && shape[axis] > 1);
}

/** Whether the elements lie in logical order without gaps; axes of extent 1 may have any stride. */
export function isContiguous(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  let contiguous = true;
  for (let i = shape.length - 1; i >= 0; i--) {
    if (shape[i] !== 1 && strides[i] !== step) contiguous = false;
    step *= shape[i];
  }
  // Where there are no elements, strides mean nothing.
  return contiguous || step === 0;
}

/** Whether the elements fill a stretch of memory without gaps, in whatever order of the axes. */
export function isDense(shape: readonly number[], strides: readonly number[]): boolean {
  const axes = shape.map((_, axis) => axis).filter((axis) => shape[axis] !== 1);
  axes.sort((a, b) => strides[a] - strides[b]);
  let step = 1;
  for (const axis of axes) {
    if (strides[axis] !== step) return false;
    step *= shape[axis];
  }
  return true;
}

/**
 * Copies elements `start … start + count` of a strided view, in logical order, to `target[at …]`.
 *
 * The odometer runs over the leading axes; the last axis is one plain loop.
 */
export function gatherRange(
  source: TypedArray,
  layout: Layout,
  start: number,
  count: number,
  target: TypedArray,
  at: number,
): void {
  const { shape, strides, offset } = layout;
  const last = shape.length - 1;
  if (last < 0) {
    if (count > 0) target[at] = source[offset];
    return;
  }
  const index = unravel(start, shape);
  let position = offset;
  for (let i = 0; i <= last; i++) position += index[i] * strides[i];
  const inner = shape[last];
  const step = strides[last];
  const end = at + count;
  while (at < end) {
    const run = Math.min(inner - index[last], end - at);
    for (let i = 0; i < run; i++) target[at + i] = source[position + i * step];
    at += run;
    if (at === end) return;
    position -= index[last] * step;
    index[last] = 0;
    position = carry(index, shape, strides, last - 1, position);
  }
}

/** The reverse of {@link gatherRange}: writes `source[at …]` to elements `start …` of a strided view. */
export function scatterRange(
  target: TypedArray,
  layout: Layout,
  start: number,
  count: number,
  source: TypedArray,
  at: number,
): void {
  const { shape, strides, offset } = layout;
  const last = shape.length - 1;
  if (last < 0) {
    if (count > 0) target[offset] = source[at];
    return;
  }
  const index = unravel(start, shape);
  let position = offset;
  for (let i = 0; i <= last; i++) position += index[i] * strides[i];
  const inner = shape[last];
  const step = strides[last];
  const end = at + count;
  while (at < end) {
    const run = Math.min(inner - index[last], end - at);
    for (let i = 0; i < run; i++) target[position + i * step] = source[at + i];
    at += run;
    if (at === end) return;
    position -= index[last] * step;
    index[last] = 0;
    position = carry(index, shape, strides, last - 1, position);
  }
}

/** Moves the odometer on by one from `axis` upwards; returns the new position. */
export function carry(
  index: number[],
  shape: readonly number[],
  strides: readonly number[],
  axis: number,
  position: number,
): number {
  for (let i = axis; i >= 0; i--) {
    position += strides[i];
    if (++index[i] < shape[i]) return position;
    position -= shape[i] * strides[i];
    index[i] = 0;
  }
  return position;
}

/** The coordinates of the element with this logical, row-major number. */
export function unravel(flat: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  for (let i = shape.length - 1; i >= 0; i--) {
    const extent = shape[i];
    index[i] = extent === 0 ? 0 : flat % extent;
    flat = extent === 0 ? 0 : Math.floor(flat / extent);
  }
  return index;
}

/**
 * The strides under which the same elements, in the same order, have another shape; null where only a copy can.
 *
 * Old axes are taken in groups whose product equals that of a group of new axes; a group can be re-cut in place
 * when its old axes lie one inside the other.
 */
export function reshapeStrides(
  shape: readonly number[],
  strides: readonly number[],
  to: readonly number[],
): number[] | null {
  if (isContiguous(shape, strides)) return stridesOf(to);
  const kept = shape.flatMap((extent, i) => (extent === 1 ? [] : [i]));
  const result = new Array<number>(to.length);
  let old = 0;
  let next = 0;
  while (old < kept.length) {
    let oldEnd = old + 1;
    let oldSize = shape[kept[old]];
    let nextEnd = next;
    let nextSize = 1;
    while (nextSize !== oldSize || nextEnd === next) {
      if (nextSize < oldSize || nextEnd === next) nextSize *= to[nextEnd++];
      else oldSize *= shape[kept[oldEnd++]];
    }
    for (let i = old; i < oldEnd - 1; i++) {
      const inner = kept[i + 1];
      if (strides[kept[i]] !== shape[inner] * strides[inner]) return null;
    }
    let step = strides[kept[oldEnd - 1]];
    for (let i = nextEnd - 1; i >= next; i--) {
      result[i] = step;
      step *= to[i];
    }
    old = oldEnd;
    next = nextEnd;
  }
  // What remains of the new shape are axes of extent 1, whose stride never counts.
  for (let i = next; i < to.length; i++) result[i] = 1;
  return result;
}
