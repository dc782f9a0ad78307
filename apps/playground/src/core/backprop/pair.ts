/** One thing in two spellings: as plain text, and as LaTeX. */
export interface Pair {
  readonly text: string;
  readonly latex: string;
}

export const pair = (text: string, latex: string): Pair => ({ text, latex });

/** ∂E/∂w5, upright in a line of text. */
export function partialInline(loss: Pair, by: Pair): Pair {
  return pair(`∂${loss.text}/∂${by.text}`, `\\partial ${loss.latex}/\\partial ${by.latex}`);
}

/** ∂E/∂w5 as a fraction. */
export function partial(over: Pair, by: Pair): Pair {
  return pair(
    `∂${over.text}/∂${by.text}`,
    `\\frac{\\partial ${over.latex}}{\\partial ${by.latex}}`,
  );
}

/** δ of a unit, by what the unit gives. */
export function deltaOf(output: Pair): Pair {
  return pair(`δ_${output.text}`, `\\delta_{${output.latex}}`);
}

/** w⁺, the number after an update; a superscript takes no other one. */
export function updatedName({ text, latex }: Pair): Pair {
  return pair(`${text}⁺`, `${latex.includes('^') ? `{${latex}}` : latex}^{+}`);
}

/** Parts in a row. */
export function joined(parts: readonly Pair[], by: string, latexBy = by): Pair {
  return pair(
    parts.map(({ text }) => text).join(by),
    parts.map(({ latex }) => latex).join(latexBy),
  );
}

/** The symbol of a name as it is typed: h1 as h with the index 1, whole words upright. */
export function symbolOfName(name: string): Pair {
  const [, letters, digits] = /^(.*?)_?(\d*)$/u.exec(name) as unknown as [string, string, string];
  if (letters === '') return pair(name, name);
  const isLetter = /^\p{L}$/u.test(letters);
  const base = isLetter ? letters : `\\mathrm{${letters.replaceAll('_', '\\_')}}`;
  return pair(name, digits === '' ? base : `${base}_{${digits}}`);
}
