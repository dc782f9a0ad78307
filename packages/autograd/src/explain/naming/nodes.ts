import type { Pair } from '../print/pair';
import { isInner, type NetworkSymbols, SYMBOLS, symbolIn, twoIndices } from './network-symbols';
import type { ScalarInfo } from './scalar-info';

/** By node, counted through all layers: w31 leads to node 3 from node 1, net3 is its weighted sum. */
export function nodes(korean: boolean): (info: ScalarInfo) => Pair {
  const [sum, loss] = korean ? ['가중합', '오차'] : ['net', 'E'];
  const own = { loss, error: `${loss}_o`, output: 'y_o', hidden: 'y_h', sum, target: 'y_t' };
  const symbols: NetworkSymbols = { ...SYMBOLS, ...own };
  return (info) => {
    const { role, node, fromNode, unit, widest } = info;
    const index =
      role === 'weight'
        ? twoIndices(node, fromNode, Math.max(widest, node, fromNode))
        : isInner(role)
          ? node
          : unit;
    return symbolIn(symbols, info, index);
  };
}
