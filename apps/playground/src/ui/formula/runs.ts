import type { FormulaNode, Letters } from './node';

/** A piece of a symbol on one line, for SVG text: how far up it stands and how far back it begins, in em. */
export interface Run {
  readonly text: string;
  readonly letters: Letters;
  readonly level: number;
  readonly up: number;
  readonly back: number;
}

/** A digit of KaTeX_Main is half an em wide. */
const DIGIT = 0.5;
const SMALLER = 0.7;

/** A symbol such as w₁₁⁽²⁾ in pieces; fractions and roots, which no symbol has, as a line. */
export function runsOf(node: FormulaNode, level = 0, up = 0): Run[] {
  switch (node.kind) {
    case 'symbol':
      return [{ text: node.text, letters: node.letters, level, up, back: 0 }];
    case 'row':
      return node.items.flatMap((item) => runsOf(item, level, up));
    case 'space':
      return [{ text: ' ', letters: 'upright', level, up, back: 0 }];
    case 'fence':
      return [
        { text: node.open, letters: 'upright', level, up, back: 0 },
        ...runsOf(node.body, level, up),
        { text: node.close, letters: 'upright', level, up, back: 0 },
      ];
    case 'scripts': {
      const size = SMALLER ** level;
      const below = node.below ? runsOf(node.below, level + 1, up - 0.22 * size) : [];
      const above = node.above ? runsOf(node.above, level + 1, up + 0.42 * size) : [];
      const width = below.reduce((sum, { text }) => sum + text.length * DIGIT, 0);
      const [first, ...rest] = above;
      const back = first && below.length > 0 ? [{ ...first, back: width }, ...rest] : above;
      return [...runsOf(node.base, level, up), ...below, ...back];
    }
    case 'fraction':
      return [
        ...runsOf(node.over, level, up),
        { text: '/', letters: 'upright', level, up, back: 0 },
        ...runsOf(node.under, level, up),
      ];
    case 'root':
      return runsOf(node.body, level, up);
    case 'grid':
      return [];
  }
}
