import type { Emitter } from '../emission';
import { noScalars } from '../emission';
import { fillBytes, i32 } from '../encoder';
import { copyElements, isFilled } from './copy';
import { ELEMENTS } from './element';
import { axesOf } from './walk';

/** A kernel that lays its inputs one after the other along an axis; all have the type of the output. */
export const concatEmitter: Emitter<number> = {
  variant: (axis) => axis,
  scalars: noScalars,
  emission([out], inputs, axis) {
    const { bytes } = ELEMENTS[out.dtype];
    const filled = inputs.filter(({ size }) => size > 0);
    if (filled.length === 0 || inputs.some(({ dtype }) => dtype !== out.dtype)) return null;
    return {
      parts: 1,
      scratch: 0,
      cost: 5 * out.size,
      checks: false,
      emit(fn, { outputs: [target], inputs: sources }) {
        let start = 0;
        for (const [i, x] of inputs.entries()) {
          const axes = axesOf(x.shape, [out, x]);
          const to = i32.add(target, start);
          if (x.size > 0) copyElements(fn, axes, [to, sources[i]], [out.dtype, out.dtype]);
          start += x.shape[axis] * out.strides[axis] * bytes;
        }
      },
    };
  },
};

/** Where along each axis something begins, and how far apart its elements lie. */
interface Placing {
  readonly ranges: readonly { readonly start: number; readonly step: number }[];
}

/** A kernel that lays its input into zeros. */
export const placeEmitter: Emitter<Placing> = {
  variant: ({ ranges }) => ranges.map(({ start, step }) => `${start}:${step}`).join(),
  scalars: noScalars,
  emission([out], [x], { ranges }) {
    if (!isFilled([out, x]) || !out.isContiguous || out.dtype !== x.dtype) return null;
    const { dtype, strides } = out;
    const { bytes } = ELEMENTS[dtype];
    const region = { dtype, strides: strides.map((stride, i) => stride * ranges[i].step) };
    const start = ranges.reduce((sum, range, i) => sum + range.start * strides[i], 0) * bytes;
    return {
      parts: 1,
      scratch: 0,
      cost: out.size + 8 * x.size,
      checks: false,
      emit(fn, { outputs: [target], inputs: [source] }) {
        fn.do(fillBytes(target, 0, out.size * bytes));
        const to = i32.add(target, start);
        copyElements(fn, axesOf(x.shape, [region, x]), [to, source], [dtype, dtype]);
      },
    };
  },
};
