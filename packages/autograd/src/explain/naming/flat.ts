import type { Pair } from '../print/pair';
import { isInner, type NetworkSymbols, SYMBOLS, symbolIn } from './network-symbols';
import type { ScalarInfo } from './scalar-info';

const OWN: NetworkSymbols = { ...SYMBOLS, loss: 'E', error: 'E_o', target: 't' };

/** Counted through: weights w5, nodes z3 and h1, outputs o1 with their targets t1 and errors E_o1, the loss E. */
export function flat(info: ScalarInfo): Pair {
  const { role, number, node, unit } = info;
  return symbolIn(OWN, info, isInner(role) ? number || node : unit);
}
