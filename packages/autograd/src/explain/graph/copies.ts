import { Tensor } from '@bp/tensor';
import { isRepeated, Storage } from '@bp/tensor/engine';
import { remembered } from '../print/remembered';

/** A stretch of memory that was copied, with the first tensor that lies in it. */
interface Region {
  readonly storage: Storage;
  readonly from: number;
  readonly to: number;
  /** Which places of the original the tensor has; null where it has all of them. */
  readonly places: ReadonlySet<number> | null;
}

/**
 * Copies of tensors, whose views share the copy as they shared the original. Two parts of one array that have nothing to do
 * with each other, as the columns of a table, share nothing.
 */
export class Copies {
  private readonly made = new Map<Tensor, Tensor>();
  private readonly regions = new Map<Storage, Region[]>();

  /** @param stays - which memory is not written to any more, so that it need not be copied */
  constructor(private readonly stays: (storage: Storage) => boolean) {}

  of(x: Tensor): Tensor {
    return remembered(this.made, x, () => {
      const { storage, from } = this.regionOf(x) ?? this.add(x);
      return new Tensor(storage, x.dtype, x.shape, x.strides, x.offset - from);
    });
  }

  /** The copy of a tensor if what it shows has been copied. */
  find(x: Tensor): Tensor | undefined {
    return this.made.get(x) ?? (this.regionOf(x) && this.of(x));
  }

  entries(): Iterable<readonly [original: Tensor, copy: Tensor]> {
    return this.made;
  }

  private regionOf(x: Tensor): Region | undefined {
    const [low, high] = extentOf(x);
    return this.regions
      .get(x.storage)
      ?.find(
        ({ from, to, places }) =>
          low >= from &&
          high <= to &&
          (places === null || offsetsOf(x).every((offset) => places.has(offset))),
      );
  }

  private add(x: Tensor): Region {
    const { storage, dtype, size } = x;
    const [low, high] = extentOf(x);
    const isDense = size === high - low + 1 && !isRepeated(x);
    const region = this.stays(storage)
      ? { storage, from: 0, to: storage.length, places: null }
      : {
          storage: new Storage(storage.data.slice(low, high + 1), dtype),
          from: low,
          to: high,
          places: isDense ? null : new Set(offsetsOf(x)),
        };
    remembered(this.regions, storage, () => []).push(region);
    return region;
  }
}

/** The first and the last place in memory. */
function extentOf({ shape, strides, offset, size }: Tensor): readonly [number, number] {
  if (size === 0) return [offset, offset - 1];
  const ways = strides.map((stride, axis) => (shape[axis] - 1) * stride);
  return [-1, 1].map((side) =>
    ways.reduce((at, way) => (way * side > 0 ? at + way : at), offset),
  ) as [number, number];
}

/** Where in memory each element lies, in row-major order. */
export function offsetsOf(x: Tensor): Int32Array {
  const offsets = new Int32Array(x.size);
  for (let i = 0; i < offsets.length; i++) offsets[i] = offsetOf(x, i);
  return offsets;
}

/** Where in memory an element lies. */
export function offsetOf({ shape, strides, offset }: Tensor, index: number): number {
  let at = offset;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at += (index % shape[axis]) * strides[axis];
    index = Math.floor(index / shape[axis]);
  }
  return at;
}
