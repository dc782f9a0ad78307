import type { Pair } from '../print/pair';
import { count, marked } from './marked';
import type { ScalarInfo } from './scalar-info';

const LETTERS: Readonly<Record<string, string>> = {
  weight: 'w',
  bias: 'b',
  sum: 'z',
  hidden: 'h',
  output: 'o',
  target: 't',
  input: 'x',
};

/** Counted through: weights w5, nodes z3 and h1, outputs o1 with their targets t1 and errors E_o1, the loss E. */
export function flat({ role, number, node, unit, sample }: ScalarInfo): Pair {
  if (role === 'loss') return marked('E', { sample });
  if (role === 'error') {
    return marked('E', { index: `_o${count(unit)}`, latexIndex: `o${count(unit)}`, sample });
  }
  const through = role === 'sum' || role === 'hidden' ? node : unit;
  return marked(LETTERS[role], { index: count(number || through), sample });
}
