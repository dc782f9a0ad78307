// For what the small renderer does not know. MathML needs neither KaTeX's style sheet nor its fonts.
import katex from 'katex';

/** Puts a formula into an element as MathML; what KaTeX cannot read stays as it was written. */
export function renderWithKatex(latex: string, into: HTMLElement): void {
  try {
    katex.render(latex, into, {
      output: 'mathml',
      throwOnError: true,
      trust: false,
      maxExpand: 200,
    });
  } catch {
    into.textContent = latex;
  }
}
