import type { Pair } from '../print/pair';

/** Something to read: as plain text, and as LaTeX. */
export interface Text {
  toText(): string;
  toLatex(): string;
}

/** Lines under each other. In LaTeX they stand in an `aligned` environment. */
export function textOf(lines: readonly Pair[]): Text {
  return {
    toText: () => lines.map(({ text }) => text).join('\n'),
    toLatex: () =>
      `\\begin{aligned}\n${lines.map(({ latex }) => `& ${latex}`).join(' \\\\\n')}\n\\end{aligned}`,
  };
}

/** a = b = c, without a side that says the same as the one before it, or nothing. */
export function equation(...sides: readonly Pair[]): Pair {
  const said = sides.filter(({ text }, i) => text !== '' && text !== sides[i - 1]?.text);
  return joined(said, ' = ');
}

/** Parts in a row, in both spellings. */
export function joined(parts: readonly Pair[], by: string, latexBy = by): Pair {
  return {
    text: parts.map(({ text }) => text).join(by),
    latex: parts.map(({ latex }) => latex).join(latexBy),
  };
}
