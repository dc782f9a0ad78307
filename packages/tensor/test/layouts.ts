import { allocate, emptyTensor, Storage } from '../src/engine';
import { Tensor } from '../src/index';
import { indices } from './naive';

/** A tensor in another layout, and a contiguous copy of the same values. */
export interface Layouts {
  readonly label: string;
  readonly x: Tensor;
}

/** The same values as `x` — or, where elements are repeated, some of them — in every kind of layout. */
export function layoutsOf(x: Tensor): Layouts[] {
  const { shape, rank } = x;
  const rowMajor = stridesOf(shape);
  const reversed = stridesOf([...shape].reverse()).reverse();
  const layouts = [
    { label: 'transposed', x: laidOut(x, reversed, 0, x.size) },
    { label: 'at an offset', x: laidOut(x, rowMajor, 5, x.size + 7) },
    {
      label: 'with gaps',
      x: laidOut(
        x,
        rowMajor.map((step) => 3 * step),
        1,
        3 * x.size + 1,
      ),
    },
    {
      label: 'backwards with gaps',
      x: laidOut(
        x,
        rowMajor.map((step) => -2 * step),
        Math.max(0, 2 * (x.size - 1)),
        2 * x.size,
      ),
    },
  ];
  for (let axis = 0; axis < rank; axis++) {
    if (shape[axis] < 2) continue;
    const one = x.slice(shape.map((_, i) => (i === axis ? ([0, 1] as const) : null)));
    layouts.push({ label: `repeated along axis ${axis}`, x: one.expand(shape) });
  }
  return layouts;
}

/** A copy of `x` by plain index arithmetic. */
export function plainCopy(x: Tensor): Tensor {
  const copy = emptyTensor(x.shape, x.dtype);
  indices(x.shape).forEach((index, i) => {
    copy.storage.data[i] = x.storage.data[placeOf(index, x.strides, x.offset)];
  });
  return copy;
}

function laidOut(x: Tensor, strides: number[], offset: number, length: number): Tensor {
  // Junk between the elements shows up if a kernel reads it.
  const data = allocate(x.dtype, length).fill(x.dtype === 'bool' ? 1 : 77);
  for (const index of indices(x.shape)) {
    data[placeOf(index, strides, offset)] = x.storage.data[placeOf(index, x.strides, x.offset)];
  }
  return new Tensor(new Storage(data), x.dtype, x.shape, strides, offset);
}

function placeOf(index: readonly number[], strides: readonly number[], offset: number): number {
  let place = offset;
  for (let axis = 0; axis < index.length; axis++) place += index[axis] * strides[axis];
  return place;
}

function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
}
