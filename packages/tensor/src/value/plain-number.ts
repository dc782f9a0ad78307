import type { Tensor } from './tensor';

const plain = /* @__PURE__ */ new WeakSet<Tensor>();

/**
 * Notes that a single float64 number comes of plain numbers alone, so that it has no say in the type of what it is combined
 * with.
 */
export function notePlain<T extends Tensor>(x: T): T {
  plain.add(x);
  return x;
}

/** Whether it does; asked only of single float64 numbers, so that others pay nothing. */
export function isPlain(x: Tensor): boolean {
  return x.dtype === 'float64' && x.rank === 0 && plain.has(x);
}
