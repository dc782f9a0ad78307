import type { Pair } from '../print/pair';

/** Something to read: as plain text, and as LaTeX. */
export interface Text {
  toText(): string;
  toLatex(): string;
}

/** Lines under each other, made when they are read. In LaTeX they stand in an `aligned` environment. */
export function textWhenRead(lines: () => readonly Pair[]): Text {
  return {
    toText: () => joined(lines(), '\n').text,
    toLatex: () => {
      const rows = lines().map(({ latex }) => `& ${latex}`);
      return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
    },
  };
}

/** The same of lines that are there. */
export function textOf(lines: readonly Pair[]): Text {
  return textWhenRead(() => lines);
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
