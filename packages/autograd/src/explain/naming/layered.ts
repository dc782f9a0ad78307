import { BpError } from '@bp/tensor';
import type { Pair } from '../print/pair';
import { isInner, type NetworkSymbols, symbolIn, twoIndices } from './network-symbols';
import type { ScalarInfo } from './scalar-info';

/** Indices within the layer, and the layer above: w₂₁⁽²⁾. */
export interface LayeredNotation {
  readonly scheme: 'layered';
  /** Which index of a weight comes first: that of the unit it leads from, or of the one it leads to. */
  readonly order: 'from-to' | 'to-from';
  /** Letters of one's own: `{ hidden: 'a' }`. */
  readonly symbols?: Partial<NetworkSymbols>;
}

/**
 * Names by layer, in the letters given: w11⁽²⁾, b1⁽²⁾, z1⁽²⁾, h1⁽¹⁾, o1, y1, L1, J.
 *
 * @throws BpError `BP_OPTION` for letters under which two numbers would be called the same
 */
export function layered(
  order: LayeredNotation['order'],
  symbols: NetworkSymbols,
): (info: ScalarInfo) => Pair {
  checkSymbols(symbols);
  return (info) => {
    const { role, layer, unit, from, to, widest } = info;
    const [first, second] = order === 'from-to' ? [from, to] : [to, from];
    const index = role === 'weight' ? twoIndices(first, second, widest) : unit;
    return symbolIn(symbols, info, index, isInner(role) ? layer : 0);
  };
}

function checkSymbols(symbols: NetworkSymbols): void {
  const taken = new Set<string>();
  for (const [role, symbol] of Object.entries(symbols)) {
    // One letter may name an activation of a hidden layer and an output: only the first has its layer above.
    const key = `${symbol} ${isInner(role)}`;
    if (typeof symbol !== 'string' || !/^[^\d\s_]+(_\p{L}+)?$/u.test(symbol) || taken.has(key)) {
      throw new BpError(
        'BP_OPTION',
        'explain',
        "the symbol of {role} must be letters that no other has, got '{symbol}'",
        { role, symbol },
      );
    }
    taken.add(key);
  }
}
