import type { TypedArray } from './dtype';
import { sizeOf } from './shape';

/**
 * The part of ndarray's interface that tensors use, for pages whose content security policy forbids
 * `new Function`. Field and method names are ndarray's own.
 */
export class PlainView {
  declare readonly data: TypedArray;
  declare readonly shape: number[];
  declare readonly stride: number[];
  declare readonly offset: number;

  constructor(
    data: TypedArray,
    shape: readonly number[],
    stride: readonly number[],
    offset: number,
  ) {
    this.data = data;
    this.shape = [...shape];
    this.stride = [...stride];
    this.offset = offset;
  }

  get dtype(): string {
    return this.data.constructor.name.replace('Array', '').toLowerCase();
  }

  get dimension(): number {
    return this.shape.length;
  }

  get size(): number {
    return sizeOf(this.shape);
  }

  index(...at: number[]): number {
    return at.reduce((sum, i, axis) => sum + i * this.stride[axis], this.offset);
  }

  get(...at: number[]): number {
    return this.data[this.index(...at)];
  }

  set(...atAndValue: number[]): number {
    const value = atAndValue[atAndValue.length - 1];
    this.data[this.index(...atAndValue.slice(0, -1))] = value;
    return value;
  }

  /** Keeps the first `extents[i]` elements of each axis; a missing extent keeps all. */
  hi(...extents: (number | null)[]): PlainView {
    const shape = this.shape.map((extent, i) => count(extents[i], extent));
    return new PlainView(this.data, shape, this.stride, this.offset);
  }

  /** Drops the first `starts[i]` elements of each axis. */
  lo(...starts: (number | null)[]): PlainView {
    const at = this.shape.map((_, i) => count(starts[i], 0));
    const shape = this.shape.map((extent, i) => extent - at[i]);
    return new PlainView(this.data, shape, this.stride, this.index(...at));
  }

  /** Takes every `steps[i]`-th element; a negative step starts at the end. */
  step(...steps: (number | null)[]): PlainView {
    const by = this.shape.map((_, i) => steps[i] ?? 1);
    const from = this.shape.map((extent, i) => (by[i] < 0 ? extent - 1 : 0));
    const shape = this.shape.map((extent, i) => Math.ceil(extent / Math.abs(by[i])));
    const stride = this.stride.map((step, i) => step * by[i]);
    return new PlainView(this.data, shape, stride, this.index(...from));
  }

  /** Puts axis `order[i]` in place i; an axis that is not named stays. */
  transpose(...axes: number[]): PlainView {
    const order = this.shape.map((_, i) => axes[i] ?? i);
    return new PlainView(
      this.data,
      order.map((axis) => this.shape[axis]),
      order.map((axis) => this.stride[axis]),
      this.offset,
    );
  }

  /** Fixes some axes at an index and drops them; `null` or a negative index keeps an axis. */
  pick(...at: (number | null)[]): PlainView {
    const kept = this.shape.flatMap((_, i) => ((at[i] ?? -1) < 0 ? [i] : []));
    const fixed = this.shape.map((_, i) => Math.max(at[i] ?? 0, 0));
    return new PlainView(
      this.data,
      kept.map((axis) => this.shape[axis]),
      kept.map((axis) => this.stride[axis]),
      this.index(...fixed),
    );
  }
}

/** As in ndarray, a missing or negative argument leaves an axis as it is. */
function count(given: number | null | undefined, otherwise: number): number {
  return typeof given === 'number' && given >= 0 ? given : otherwise;
}
