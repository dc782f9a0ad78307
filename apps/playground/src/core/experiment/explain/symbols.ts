import type { Spelling, WeightNotation } from '../told';

/** What can be called by a symbol: of a layer, counted from 1, its unit, counted from 1. */
export interface Symbols {
  weight(layer: number, to: number, from: number): Spelling;
  bias(layer: number, unit: number): Spelling;
  sum(layer: number, unit: number): Spelling;
  /** What a unit gives; layer 0 are the inputs. */
  output(layer: number, unit: number): Spelling;
  target(unit: number): Spelling;
  delta(layer: number, unit: number): Spelling;
}

/**
 * The symbols of a network in a notation, as explanations of `@bp/autograd` spell them, for networks of any size.
 *
 * @param shape - units from the inputs to the outputs
 */
export function symbolsOf(
  shape: readonly number[],
  notation: WeightNotation,
  korean = false,
): Symbols {
  const widest = Math.max(...shape);
  const last = shape.length - 1;
  if (notation === 'nodes') {
    const before = shape.map((_, layer) => shape.slice(1, layer).reduce((sum, n) => sum + n, 0));
    const node = (layer: number, unit: number) => (layer === 0 ? 0 : before[layer]) + unit;
    return {
      weight: (layer, to, from) => {
        const [a, b] = [node(layer, to), node(layer - 1, from)];
        return plain('w', two(a, b, Math.max(widest, a, b)));
      },
      bias: (layer, unit) => plain('b', node(layer, unit)),
      sum: (layer, unit) => plain(korean ? '가중합' : 'net', node(layer, unit)),
      output: (layer, unit) => {
        if (layer === 0) return plain('x', unit);
        return layer === last ? plain('y_o', unit) : plain('y_h', node(layer, unit));
      },
      target: (unit) => plain('y_t', unit),
      delta: (layer, unit) => plain('δ', node(layer, unit)),
    };
  }
  const inner = (letter: string) => (layer: number, unit: number) => plain(letter, unit, layer);
  return {
    weight: (layer, to, from) =>
      plain('w', notation === 'from-to' ? two(from, to, widest) : two(to, from, widest), layer),
    bias: inner('b'),
    sum: inner('z'),
    output: (layer, unit) => {
      if (layer === 0) return plain('x', unit);
      return layer === last ? plain('o', unit) : plain('h', unit, layer);
    },
    target: (unit) => plain('y', unit),
    delta: inner('δ'),
  };
}

/** Two indices, with a comma where one has two digits. */
function two(a: number, b: number, largest: number): string {
  return `${a}${largest > 9 ? ',' : ''}${b}`;
}

/** A letter with an index below and a layer above; what follows a `_` belongs to the index. */
function plain(symbol: string, index: number | string, layer = 0): Spelling {
  const [letter, kind = ''] = symbol.split('_');
  const above = layer > 0 ? `⁽${`${layer}`.replace(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)])}⁾` : '';
  const name = letter === 'δ' ? '\\delta' : letter.length === 1 ? letter : `\\text{${letter}}`;
  return {
    text: `${symbol}${index}${above}`,
    latex: `${name}_{${kind}${index}}${layer > 0 ? `^{(${layer})}` : ''}`,
  };
}
