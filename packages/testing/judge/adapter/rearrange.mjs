// Joining, parting, picking and repeating.
import {
  arange,
  chunk,
  concat,
  eye,
  full,
  gather,
  indexSelect,
  linspace,
  oneHot,
  onesLike,
  scatterAdd,
  split,
  stack,
  unstack,
  where,
  zerosLike,
} from '@bp/tensor';
import { floatType } from './precision.mjs';
import { asList, corner, fromFront, range } from './shapes.mjs';
import { movedim } from './views.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Ops } from './op-types' */

/**
 * @param {Tensor} x
 * @param {number | number[]} shifts
 * @param {number | number[] | null} [dims]
 * @returns {Tensor}
 */
function roll(x, shifts, dims) {
  if (dims === undefined || dims === null) {
    return roll(x.flatten(), shifts, 0).reshape(x.shape);
  }
  const axes = asList(dims);
  return asList(shifts).reduce((rolled, shift, i) => {
    const extent = x.shape.at(axes[i]) ?? 0;
    if (extent === 0) return rolled;
    const cut = ((-shift % extent) + extent) % extent;
    const [head, tail] = split(rolled, [cut, extent - cut], { axis: axes[i] });
    return concat([tail, head], { axis: axes[i] });
  }, x);
}

/** @param {Tensor} x @param {number[]} times how often along each of the last dims */
function tile(x, times) {
  const lead = Math.max(times.length - x.rank, 0);
  const start = x.reshape([...range(lead).map(() => 1), ...x.shape]);
  return times.reduce((tiled, count, i) => {
    const axis = i + start.rank - times.length;
    if (count === 0) return tiled.narrow(axis, 0, 0);
    return count === 1 ? tiled : concat(new Array(count).fill(tiled), { axis });
  }, start);
}

/** @param {Tensor} x @param {number | number[]} repeats @param {number | null} [dim] */
function repeatInterleave(x, repeats, dim) {
  const values = dim === undefined || dim === null ? x.flatten() : x;
  const axis = fromFront(dim ?? 0, values.rank);
  const counts = asList(repeats);
  const positions = range(values.shape[axis]).flatMap((i) =>
    new Array(counts.length === 1 ? counts[0] : counts[i]).fill(i),
  );
  return indexSelect(values, axis, positions);
}

/** Where each element comes from that stands at a position relative to the old start. */
const outside = {
  reflect: (/** @type {number} */ at, /** @type {number} */ extent) =>
    extent - 1 - Math.abs(extent - 1 - Math.abs(at)),
  replicate: (/** @type {number} */ at, /** @type {number} */ extent) =>
    Math.min(Math.max(at, 0), extent - 1),
  circular: (/** @type {number} */ at, /** @type {number} */ extent) => (at + extent) % extent,
};

/**
 * @param {Tensor} x
 * @param {number[]} pad before and after, the last dim first; negative numbers cut
 * @param {'constant' | keyof typeof outside} mode
 * @param {number} value
 */
function padded(x, pad, mode, value) {
  return range(pad.length / 2).reduce((y, i) => {
    const axis = x.rank - 1 - i;
    const [before, after] = [pad[2 * i], pad[2 * i + 1]];
    const extent = y.shape[axis];
    if (mode !== 'constant') {
      const positions = range(before + extent + after, -before);
      return indexSelect(
        y,
        axis,
        positions.map((at) => outside[mode](at, extent)),
      );
    }
    const [cutBefore, cutAfter] = [Math.max(-before, 0), Math.max(-after, 0)];
    const kept = y.narrow(axis, cutBefore, extent - cutBefore - cutAfter);
    const border = (/** @type {number} */ count) => {
      const shape = y.shape.map((n, j) => (j === axis ? Math.max(count, 0) : n));
      return full(shape, value, { dtype: x.dtype });
    };
    return concat([border(before), kept, border(after)], { axis });
  }, x);
}

/** @param {Tensor} x @param {number} dim @param {number} size @param {number} step */
function unfold(x, dim, size, step) {
  const axis = fromFront(dim, x.rank);
  const count = Math.floor((x.shape[axis] - size) / step) + 1;
  const windows = range(count).map((i) => movedim(x.narrow(axis, i * step, size), axis, -1));
  return stack(windows, { axis });
}

/** @type {Ops} */
export const rearrange = {
  cat: (inputs, { dim = 0 } = {}) => concat(inputs, { axis: dim }),
  stack: (inputs, { dim = 0 } = {}) => stack(inputs, { axis: dim }),
  split: ([x], { sizes, dim = 0 } = {}) => split(x, sizes, { axis: dim }),
  chunk: ([x], { chunks, dim = 0 } = {}) => chunk(x, chunks, { axis: dim }),
  unbind: ([x], { dim = 0 } = {}) => unstack(x, { axis: dim }),

  index_select: ([x, index], { dim = 0 } = {}) => indexSelect(x, dim, index.flatten()),
  gather: ([x, index], { dim = 0 } = {}) => gather(x, dim, index),
  scatter_add: ([x, index, source], { dim = 0 } = {}) =>
    scatterAdd(x, dim, index, corner(source, index.shape)),
  scatter: ([x, index, source], { dim = 0, value } = {}) => {
    const values = source
      ? corner(source, index.shape)
      : full(index.shape, value, { dtype: x.dtype });
    const hit = scatterAdd(zerosLike(x), dim, index, onesLike(values)).ne(0);
    return where(hit, scatterAdd(zerosLike(x), dim, index, values), x);
  },
  masked_select: ([x, mask]) => {
    const { data } = mask.expand(x.shape);
    const chosen = range(data.length).filter((i) => data[i]);
    return indexSelect(x.flatten(), 0, Int32Array.from(chosen));
  },

  roll: ([x], { shifts, dim, dims = dim } = {}) => roll(x, shifts, dims),
  tile: ([x], { dims } = {}) => tile(x, dims),
  repeat: ([x], { sizes, repeats = sizes } = {}) => tile(x, repeats),
  repeat_interleave: ([x], { repeats, dim } = {}) => repeatInterleave(x, repeats, dim),
  pad: ([x], { pad, mode = 'constant', value } = {}) => padded(x, pad, mode, Number(value ?? 0)),
  unfold: ([x], { dim, size, step } = {}) => unfold(x, dim, size, step),

  one_hot: ([labels], { numClasses } = {}) => oneHot(labels, numClasses),
  arange: (_, { start = 0, end, step = 1 } = {}) =>
    arange(start, end, step, { dtype: floatType() }),
  linspace: (_, { start, end, steps } = {}) => linspace(start, end, steps, { dtype: floatType() }),
  eye: (_, { n, m = n } = {}) => eye(n, m ?? n, { dtype: floatType() }),
};
