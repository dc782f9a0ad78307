import { Tensor } from '@bp/tensor';
import { Storage } from '@bp/tensor/engine';

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
    let made = this.made.get(x);
    if (made === undefined) {
      const region = this.regionOf(x) ?? this.add(x);
      made = new Tensor(region.storage, x.dtype, x.shape, x.strides, x.offset - region.from);
      this.made.set(x, made);
    }
    return made;
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
    const { storage, dtype, shape, strides, size } = x;
    const regions = this.regions.get(storage) ?? [];
    this.regions.set(storage, regions);
    const [low, high] = extentOf(x);
    const repeats = strides.some((stride, axis) => stride === 0 && shape[axis] > 1);
    const isDense = size === high - low + 1 && !repeats;
    const region = this.stays(storage)
      ? { storage, from: 0, to: storage.length, places: null }
      : {
          storage: new Storage(storage.data.slice(low, high + 1), dtype),
          from: low,
          to: high,
          places: isDense ? null : new Set(offsetsOf(x)),
        };
    regions.push(region);
    return region;
  }
}

/** The first and the last place in memory. */
function extentOf({ shape, strides, offset, size }: Tensor): readonly [number, number] {
  if (size === 0) return [offset, offset - 1];
  let [low, high] = [offset, offset];
  for (const [axis, stride] of strides.entries()) {
    const way = (shape[axis] - 1) * stride;
    if (way < 0) low += way;
    else high += way;
  }
  return [low, high];
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
