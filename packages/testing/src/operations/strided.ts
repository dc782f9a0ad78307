import { Tensor } from '@bp/tensor';
import { allocate, emptyTensor, Storage, stridesOf } from '@bp/tensor/engine';

/** A tensor in another layout, and which that is. */
export interface LaidOut {
  readonly label: string;
  readonly x: Tensor;
}

/** The same values as `x` — or, where elements are repeated, some of them — in every kind of layout. */
export function layoutsOf(x: Tensor): LaidOut[] {
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
  for (let i = 0; i < x.size; i++) {
    copy.storage.data[i] = x.storage.data[placeOf(i, x.shape, x.strides, x.offset)];
  }
  return copy;
}

function laidOut(x: Tensor, strides: number[], offset: number, length: number): Tensor {
  // Junk between the elements shows up if a kernel reads it.
  const data = allocate(x.dtype, length).fill(x.dtype === 'bool' ? 1 : 77);
  for (let i = 0; i < x.size; i++) {
    const from = placeOf(i, x.shape, x.strides, x.offset);
    data[placeOf(i, x.shape, strides, offset)] = x.storage.data[from];
  }
  return new Tensor(new Storage(data), x.dtype, x.shape, strides, offset);
}

/** Where the i-th element lies, counted in row-major order. */
function placeOf(
  i: number,
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
): number {
  let place = offset;
  let rest = i;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place += (rest % shape[axis]) * strides[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return place;
}
