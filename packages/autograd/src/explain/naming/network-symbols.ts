import { raised } from '../print/digits';
import type { Pair } from '../print/pair';
import { textInLatex } from '../print/text-in-latex';
import type { ScalarInfo, ScalarRole } from './scalar-info';

/** What the numbers of a dense network are called, by their role; what follows a `_` belongs to the index: `y_h`. */
export type NetworkSymbols = Readonly<Record<Exclude<ScalarRole, 'parameter' | 'value'>, string>>;

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

/** Whether a number belongs to one of the layers, and not to what goes in or comes out. */
export function isInner(role: string): boolean {
  return /weight|bias|sum|hidden/.test(role);
}

/** Two indices side by side, with a comma where the network has indices of two digits. */
export function twoIndices(a: number, b: number, largest: number): string {
  return a + (largest > 9 ? ',' : '') + b;
}

/**
 * The symbol of a number of its network: h1⁽¹⁾⟨2⟩, of unit 1 in layer 1 of sample 2.
 *
 * @param index - 0 where there is none
 * @param layer - 0 where it is not shown
 */
export function symbolIn(
  symbols: NetworkSymbols,
  { role, sample }: ScalarInfo,
  index: number | string,
  layer = 0,
): Pair {
  const given = symbols[role as keyof NetworkSymbols];
  // The error of a whole sample is that of no output.
  const symbol = role === 'error' && sample !== null && !index ? given.replace(/_.*/, '') : given;
  const [letter, kind = ''] = symbol.split('_');
  const below = kind + (index || '');
  let text = symbol + (index || '');
  let above = '';
  if (layer > 0) {
    text += `⁽${raised(layer)}⁾`;
    above = `(${layer})`;
  }
  if (sample !== null) {
    text += `⟨${sample}⟩`;
    above += `\\langle ${sample}\\rangle`;
  }
  // A plain letter is a variable; LaTeX would read a word as a product, and takes ŷ as text alone.
  const isLetter = /^[a-z\p{Script=Greek}]$/iu.test(letter);
  return {
    text,
    latex:
      (isLetter ? letter : textInLatex(letter)) +
      (below && `_{${below}}`) +
      (above && `^{${above}}`),
  };
}
