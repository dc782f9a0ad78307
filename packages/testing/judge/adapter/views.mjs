// Shapes and views: everything that only says where elements stand.
import {
  expand,
  flatten,
  flip,
  narrow,
  permute,
  reshape,
  squeeze,
  transpose,
  unsqueeze,
} from '@bp/tensor';
import { asList, fromFront, range } from './shapes.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { ViewStep } from '../contract/schema' */
/** @import { Ops } from './op-types' */

/**
 * @param {Tensor} x
 * @param {number} dim
 * @param {number | null} [start]
 * @param {number | null} [end]
 * @param {number | null} [step] backwards where it is negative
 */
function sliceAlong(x, dim, start = null, end = null, step = null) {
  const axis = fromFront(dim, x.rank);
  return x.slice([...range(axis).map(() => null), [start, end, step]]);
}

/** @param {Tensor} x @param {number} dim @param {number} index */
function select(x, dim, index) {
  const axis = fromFront(dim, x.rank);
  return x.slice([...range(axis).map(() => null), index]);
}

/** @param {Tensor} x @param {number | number[]} source @param {number | number[]} destination */
export function movedim(x, source, destination) {
  const from = asList(source).map((dim) => fromFront(dim, x.rank));
  const to = asList(destination).map((dim) => fromFront(dim, x.rank));
  const rest = range(x.rank).filter((axis) => !from.includes(axis));
  const order = range(x.rank).map((axis) => {
    const moved = to.indexOf(axis);
    return moved < 0 ? /** @type {number} */ (rest.shift()) : from[moved];
  });
  return permute(x, order);
}

/** @type {Ops} */
export const views = {
  reshape: ([x], { shape } = {}) => reshape(x, shape),
  view: ([x], { shape } = {}) => reshape(x, shape),
  transpose: ([x], { dim0 = 0, dim1 = 1 } = {}) => transpose(x, dim0, dim1),
  t: ([x]) => (x.rank < 2 ? x : transpose(x)),
  permute: ([x], { dims } = {}) => permute(x, dims),
  movedim: ([x], { source, destination } = {}) => movedim(x, source, destination),
  squeeze: ([x], { dim } = {}) => squeeze(x, dim ?? undefined),
  unsqueeze: ([x], { dim } = {}) => unsqueeze(x, dim),
  expand: ([x], { shape } = {}) => expand(x, shape),
  broadcast_to: ([x], { shape } = {}) => expand(x, shape),
  flatten: ([x], { start_dim = 0, end_dim = -1 } = {}) => flatten(x, start_dim, end_dim),
  narrow: ([x], { dim, start, length } = {}) => narrow(x, dim, start, length),
  select: ([x], { dim, index } = {}) => select(x, dim, index),
  slice: ([x], { dim = 0, start, end, step } = {}) => sliceAlong(x, dim, start, end, step),
  flip: ([x], { dims } = {}) => flip(x, dims),
};

/** The steps by which a case makes a view before the operation. */
const steps = /** @type {Record<string, (x: Tensor, ...args: any[]) => Tensor>} */ ({
  transpose,
  permute,
  expand,
  squeeze,
  unsqueeze,
  reshape,
  flip,
  narrow,
  select,
  slice: sliceAlong,
});

/** @param {Tensor} x @param {ViewStep[]} list */
export function view(x, list) {
  return list.reduce((made, [name, ...args]) => {
    const step = steps[name];
    if (!step) throw new Error(`a view has no step ${name}`);
    return step(made, ...args);
  }, x);
}
