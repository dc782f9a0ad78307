import { BpError } from '@bp/tensor';
import type { Pair } from '../print/pair';
import { count, marked, twoIndices } from './marked';
import type { ScalarInfo } from './scalar-info';

/** The letters of a layered notation, by what they stand for. */
export interface NetworkSymbols {
  readonly loss: string;
  readonly error: string;
  readonly output: string;
  readonly hidden: string;
  readonly sum: string;
  readonly weight: string;
  readonly bias: string;
  readonly input: string;
  readonly target: string;
}

/** Indices within the layer, and the layer above: w₂₁⁽²⁾. */
export interface LayeredNotation {
  readonly scheme: 'layered';
  /** Which index of a weight comes first: that of the unit it leads from, or of the one it leads to. */
  readonly order: 'from-to' | 'to-from';
  /** Letters of one's own: `{ hidden: 'a' }`. */
  readonly symbols?: Partial<NetworkSymbols>;
}

export const SYMBOLS: NetworkSymbols = {
  loss: 'J',
  error: 'L',
  output: 'o',
  hidden: 'h',
  sum: 'z',
  weight: 'w',
  bias: 'b',
  input: 'x',
  target: 'y',
};

/** What carries its layer above. */
const HAS_LAYER = /weight|bias|sum|hidden/;

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
  return ({ role, layer, unit, from, to, sample, widest }) => {
    const [first, second] = order === 'from-to' ? [from, to] : [to, from];
    return marked(symbols[role as keyof NetworkSymbols], {
      index: role === 'weight' ? twoIndices(first, second, widest) : count(unit),
      layer: HAS_LAYER.test(role) ? layer : 0,
      sample,
    });
  };
}

function checkSymbols(symbols: NetworkSymbols): void {
  const taken = new Set<string>();
  for (const [role, symbol] of Object.entries(symbols)) {
    // One letter may name an activation of a hidden layer and an output: only the first has its layer above.
    const key = `${symbol} ${HAS_LAYER.test(role)}`;
    if (typeof symbol !== 'string' || !/^[^\d\s]+$/.test(symbol) || taken.has(key)) {
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
