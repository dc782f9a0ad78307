import type { Pair } from '../print/pair';
import { count, marked, twoIndices } from './marked';
import type { ScalarInfo } from './scalar-info';

/** Which letter follows y_: the activation of a hidden unit, an output, a target. */
const KINDS: Readonly<Record<string, string>> = { hidden: 'h', output: 'o', target: 't' };

/** By node, counted through all layers: w31 leads to node 3 from node 1, net3 is its weighted sum. */
export function nodes(korean: boolean): (info: ScalarInfo) => Pair {
  const [sum, loss] = korean ? ['가중합', '오차'] : ['net', 'E'];
  return ({ role, unit, node, fromNode, sample, widest }) => {
    const mark = (letter: string, index: string, latexIndex = index) =>
      marked(letter, { index, latexIndex, sample });
    switch (role) {
      case 'weight':
        return mark('w', twoIndices(node, fromNode, Math.max(widest, node, fromNode)));
      case 'bias':
        return mark('b', count(node));
      case 'sum':
        return mark(sum, count(node));
      case 'input':
        return mark('x', count(unit));
      case 'loss':
        return mark(loss, '');
      case 'error':
        return mark(loss, `_o${count(unit)}`, `o${count(unit)}`);
      default: {
        const kind = KINDS[role] + count(role === 'hidden' ? node : unit);
        return mark('y', `_${kind}`, kind);
      }
    }
  };
}
