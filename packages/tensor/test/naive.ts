import type { Tensor } from '../src/index';

/**
 * An array as a function from an index to its element: slow and obvious, to compare the tensor core with.
 * Nothing here knows of strides, storages or kernels.
 */
export interface Naive {
  readonly shape: readonly number[];
  at(index: readonly number[]): number;
}

/** Every index of a shape in row-major order. */
export function indices(shape: readonly number[]): number[][] {
  const all: number[][] = [];
  const index = shape.map(() => 0);
  const visit = (axis: number): void => {
    if (axis === shape.length) all.push([...index]);
    else for (index[axis] = 0; index[axis] < shape[axis]; index[axis]++) visit(axis + 1);
  };
  visit(0);
  return all;
}

export function valuesOf(x: Naive): number[] {
  return indices(x.shape).map((index) => x.at(index));
}

/** The array of this shape with these elements in row-major order. */
export function fromValues(shape: readonly number[], values: ArrayLike<number>): Naive {
  const at = (index: readonly number[]): number =>
    values[index.reduce((flat, i, axis) => flat * shape[axis] + i, 0)];
  return { shape, at };
}

/** What a tensor says of itself when read as nested arrays. */
export function fromTensor(x: Tensor): Naive {
  const nested = x.toArray();
  const at = (index: readonly number[]): number =>
    Number(index.reduce<unknown>((level, i) => (level as unknown[])[i], nested));
  return { shape: x.shape, at };
}

export function broadcastShape(a: readonly number[], b: readonly number[]): number[] | null {
  const rank = Math.max(a.length, b.length);
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const m = a[axis - rank + a.length] ?? 1;
    const n = b[axis - rank + b.length] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    shape.push(m === 1 ? n : m);
  }
  return shape;
}

export function broadcastTo(x: Naive, shape: readonly number[]): Naive {
  const lead = shape.length - x.shape.length;
  return {
    shape,
    at: (index) => x.at(x.shape.map((extent, axis) => (extent === 1 ? 0 : index[axis + lead]))),
  };
}

export function zip(a: Naive, b: Naive, f: (x: number, y: number) => number): Naive {
  const shape = broadcastShape(a.shape, b.shape) ?? [];
  const [x, y] = [broadcastTo(a, shape), broadcastTo(b, shape)];
  return { shape, at: (index) => f(x.at(index), y.at(index)) };
}

export function permute(x: Naive, axes: readonly number[]): Naive {
  return {
    shape: axes.map((axis) => x.shape[axis]),
    at: (index) => x.at(x.shape.map((_, axis) => index[axes.indexOf(axis)])),
  };
}

export function reshape(x: Naive, shape: readonly number[]): Naive {
  return fromValues(shape, valuesOf(x));
}

/** Along each axis, only the listed positions. */
export function take(x: Naive, positions: readonly (readonly number[])[]): Naive {
  return {
    shape: positions.map((list) => list.length),
    at: (index) => x.at(index.map((i, axis) => positions[axis][i])),
  };
}

/** The positions start, start + step, … before stop, by Python's rules for slices. */
export function pythonRange(
  extent: number,
  start: number | null,
  stop: number | null,
  step: number,
): number[] {
  const all = Array.from({ length: extent }, (_, i) => i);
  const fromEnd = (value: number): number => (value < 0 ? value + extent : value);
  const positions: number[] = [];
  if (step > 0) {
    const first = start === null ? 0 : Math.max(fromEnd(start), 0);
    const end = stop === null ? extent : fromEnd(stop);
    for (let i = first; i < end && i < extent; i += step) positions.push(all[i]);
  } else {
    const first = start === null ? extent - 1 : Math.min(fromEnd(start), extent - 1);
    const end = stop === null ? -1 : Math.max(fromEnd(stop), -1);
    for (let i = first; i > end && i >= 0; i += step) positions.push(all[i]);
  }
  return positions;
}

/** Folds the listed axes away; `fold` sees their elements in row-major order. */
export function reduce(
  x: Naive,
  axes: readonly number[],
  keepDims: boolean,
  fold: (elements: number[]) => number,
): Naive {
  const kept = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const folded = indices(axes.map((axis) => x.shape[axis]));
  const place = (index: readonly number[], inner: readonly number[]): number[] =>
    x.shape.map((_, axis) =>
      axes.includes(axis) ? inner[axes.indexOf(axis)] : index[keepDims ? axis : kept.indexOf(axis)],
    );
  return {
    shape: keepDims
      ? x.shape.map((extent, axis) => (axes.includes(axis) ? 1 : extent))
      : kept.map((axis) => x.shape[axis]),
    at: (index) => fold(folded.map((inner) => x.at(place(index, inner)))),
  };
}

/** [… m, k] · [… k, n], leading axes broadcast. */
export function matmul(a: Naive, b: Naive): Naive {
  const batch = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2)) ?? [];
  const [m, k] = a.shape.slice(-2);
  const n = b.shape[b.shape.length - 1];
  const x = broadcastTo(a, [...batch, m, k]);
  const y = broadcastTo(b, [...batch, k, n]);
  return {
    shape: [...batch, m, n],
    at(index) {
      const lead = index.slice(0, -2);
      const [i, j] = index.slice(-2);
      let sum = 0;
      for (let p = 0; p < k; p++) sum += x.at([...lead, i, p]) * y.at([...lead, p, j]);
      return sum;
    },
  };
}

export function concat(list: readonly Naive[], axis: number): Naive {
  const extents = list.map(({ shape }) => shape[axis]);
  const total = extents.reduce((sum, extent) => sum + extent, 0);
  return {
    shape: list[0].shape.map((extent, i) => (i === axis ? total : extent)),
    at(index) {
      let position = index[axis];
      let part = 0;
      while (position >= extents[part]) position -= extents[part++];
      return list[part].at(index.map((i, d) => (d === axis ? position : i)));
    },
  };
}

export function gather(x: Naive, axis: number, table: Naive): Naive {
  const wrap = (i: number): number => (i < 0 ? i + x.shape[axis] : i);
  return {
    shape: table.shape,
    at: (index) => x.at(index.map((i, d) => (d === axis ? wrap(table.at(index)) : i))),
  };
}

export function scatterAdd(x: Naive, axis: number, table: Naive, source: Naive): Naive {
  const sums = new Map(indices(x.shape).map((index) => [String(index), x.at(index)]));
  for (const index of indices(table.shape)) {
    const position = table.at(index);
    const target = [...index];
    target[axis] = position < 0 ? position + x.shape[axis] : position;
    sums.set(String(target), (sums.get(String(target)) as number) + source.at(index));
  }
  return { shape: x.shape, at: (index) => sums.get(String(index)) as number };
}
