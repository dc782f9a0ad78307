import type { Tensor } from './tensor';

const plain = /* @__PURE__ */ new WeakSet<Tensor>();
/** Whether there has been any: programs that never combine plain numbers do not look them up. */
let some = false;

/**
 * Notes that a single float64 number comes of plain numbers alone, so that it has no say in the type of what it is combined
 * with.
 */
export function notePlain(x: Tensor): Tensor {
  some = true;
  plain.add(x);
  return x;
}

/** Whether it does. */
export function isPlain(x: Tensor): boolean {
  return some && x.dtype === 'float64' && x.rank === 0 && plain.has(x);
}
