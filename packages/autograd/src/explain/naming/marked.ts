import type { Pair } from '../print/pair';
import { textInLatex } from '../print/text-in-latex';

/** What stands below and above a letter. */
interface Marks {
  /** As text; where LaTeX is another, `latexIndex`. */
  readonly index?: string;
  readonly latexIndex?: string;
  /** The layer, 0 for none. */
  readonly layer?: number;
  readonly sample: number | null;
}

/** A letter with its index, its layer in round brackets and its sample in angular ones: h1⁽¹⁾⟨2⟩. */
export function marked(letter: string, { index = '', latexIndex, layer = 0, sample }: Marks): Pair {
  const below = latexIndex ?? index;
  let text = letter + index;
  let above = '';
  if (layer > 0) {
    text += `⁽${String(layer).replace(/./g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])}⁾`;
    above = `(${layer})`;
  }
  if (sample !== null) {
    text += `⟨${sample}⟩`;
    above += `\\langle ${sample}\\rangle`;
  }
  return { text, latex: inLatex(letter) + (below && `_{${below}}`) + (above && `^{${above}}`) };
}

/** One letter is a variable, more are a word, which LaTeX would read as a product. */
function inLatex(letter: string): string {
  return /^[\p{Script=Latin}\p{Script=Greek}]$/u.test(letter) ? letter : textInLatex(letter);
}

/** A count, or nothing where it is 0: it means nothing there. */
export function count(n: number): string {
  return n === 0 ? '' : String(n);
}

/** Two indices side by side, with a comma where one of the network may have two digits. */
export function twoIndices(a: number, b: number, largest: number): string {
  return largest > 9 ? `${a},${b}` : `${a}${b}`;
}
