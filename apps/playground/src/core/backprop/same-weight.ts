import { explainProblem } from './explained';
import { type Look, NOTATIONS } from './look';
import { netNames } from './net-names';
import type { Pair } from './pair';
import type { NetProblem } from './problem/problem';

/** The first weight of the last layer in every notation. */
export function sameWeight(net: NetProblem, look: Look): Pair[] {
  const id = netNames(net).weight(net.layers.length - 1, 0, 0);
  return NOTATIONS.map((notation) => {
    const { text, latex } = explainProblem(net, { ...look, notation }).value(id);
    return { text, latex };
  });
}
