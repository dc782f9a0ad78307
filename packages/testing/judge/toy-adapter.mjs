// A library of three operations on number arrays, to test the runner with: right unless told otherwise.

/** @import { Adapter, Plain } from './contract/schema' */

/**
 * @typedef {object} Toy
 * @property {number[]} shape
 * @property {number[]} data
 * @property {{ leaf: Toy, pull: (upstream: number[]) => number[] }[]} sources
 * @property {number[]} [gradient]
 */

/**
 * @param {{ forward?: (x: number) => number, slope?: (x: number) => number, lrFactor?: number }} [behaviour]
 * @returns {Adapter<Toy>}
 */
export function createToyAdapter({ forward = square, slope = double, lrFactor = 1 } = {}) {
  return {
    precision: 'f64',
    tensor: toy,
    read: ({ shape, data }) => ({ shape, data }),
    grad: (outputs, upstream, leaves) =>
      leaves.map((leaf) => {
        const parts = outputs.flatMap(({ sources }, i) =>
          sources.filter((s) => s.leaf === leaf).map((s) => s.pull(upstream[i].data)),
        );
        if (parts.length === 0) return null;
        const data = leaf.data.map((_, k) => parts.reduce((sum, part) => sum + part[k], 0));
        return toy({ shape: leaf.shape, data });
      }),
    setGrad: (parameter, { data }) => {
      parameter.gradient = Array.from(data, Number);
    },
    op: {
      square: ([x]) => ({
        shape: x.shape,
        data: x.data.map(forward),
        sources: [{ leaf: x, pull: (g) => g.map((gi, i) => gi * slope(x.data[i])) }],
      }),
    },
    layer: {
      Scale: (_options, { weight }, { calls }) => {
        const w = toy(weight);
        const initial = calls ? Number(calls.data[0]) : 0;
        let count = initial;
        return {
          params: { weight: w },
          buffers: () => ({ calls: { shape: [], data: [count] } }),
          reset: () => {
            count = initial;
          },
          call: ([x]) => {
            count++;
            return {
              shape: x.shape,
              data: x.data.map((v) => v * w.data[0]),
              sources: [
                { leaf: x, pull: (g) => g.map((gi) => gi * w.data[0]) },
                { leaf: w, pull: (g) => [g.reduce((sum, gi, i) => sum + gi * x.data[i], 0)] },
              ],
            };
          },
        };
      },
    },
    optimizer: (name, groups, { lr }) => {
      if (name !== 'SGD') return null;
      return {
        step: () => {
          for (const group of groups) {
            const rate = (group.lr ?? lr) * lrFactor;
            for (const p of group.params) {
              p.data = p.data.map(
                (/** @type {number} */ v, /** @type {number} */ i) => v - rate * p.gradient[i],
              );
            }
          }
        },
        lrs: () => groups.map((group) => group.lr ?? lr),
      };
    },
  };
}

export default createToyAdapter();

/** @param {Plain} figures @returns {Toy} */
function toy({ shape, data }) {
  return { shape: Array.from(shape), data: Array.from(data, Number), sources: [] };
}

/** @param {number} x */
function square(x) {
  return x * x;
}

/** @param {number} x */
function double(x) {
  return 2 * x;
}
