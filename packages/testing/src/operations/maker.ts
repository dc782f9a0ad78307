import { type DType, tensor } from '@bp/tensor';
import type { Make } from './operation';

/** Ordinary numbers of both signs among the ones at which kernels differ. */
const REAL = [0.5, -1.25, 3, 0, -0, 2.75, -3.5, 1e-3, 100, NaN, 7, -Infinity, 1, -2, Infinity, 0.1];
const WHOLE = [1, -2, 3, 0, 7, -5, 2 ** 31 - 1, 4, -(2 ** 31), 12, -1, 6];
const TRUTH = [1, 0, 0, 1, 1, 0, 1];

/** Makes tensors of one type, or of another where that is asked for, each with other values. */
export function maker(ofTest: DType): Make {
  let next = 0;
  return (shape, dtype = ofTest) => {
    const source = dtype === 'bool' ? TRUTH : dtype === 'int32' ? WHOLE : REAL;
    const size = shape.reduce((product, extent) => product * extent, 1);
    const values = Array.from({ length: size }, () => source[next++ % source.length]);
    return tensor(Float64Array.from(values)).cast(dtype).reshape(shape);
  };
}
