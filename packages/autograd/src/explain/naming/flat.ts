import type { Pair } from '../print/pair';
import { isInner, type NetworkSymbols, symbolIn } from './network-symbols';
import type { ScalarInfo } from './scalar-info';

const SYMBOLS: NetworkSymbols = {
  loss: 'E',
  error: 'E_o',
  output: 'o',
  hidden: 'h',
  sum: 'z',
  weight: 'w',
  bias: 'b',
  input: 'x',
  target: 't',
};

/** Counted through: weights w5, nodes z3 and h1, outputs o1 with their targets t1 and errors E_o1, the loss E. */
export function flat(info: ScalarInfo): Pair {
  const { role, number, node, unit } = info;
  return symbolIn(SYMBOLS, info, isInner(role) ? number || node : unit);
}
