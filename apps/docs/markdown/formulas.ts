import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import type MarkdownIt from 'markdown-it';

/** `$…$` and `$$…$$`, set when the site is built. Vue must not read the braces in them. */
export function formulas(md: MarkdownIt): void {
  md.use(tex, {
    render: (content: string, displayMode: boolean) => {
      const html = katex.renderToString(withPowers(content), {
        displayMode,
        strict: 'error',
        throwOnError: true,
      });
      return displayMode
        ? `<div v-pre class="formula">${html}</div>`
        : `<span v-pre class="math">${html}</span>`;
    },
  });
}

/** A number such as 1.7 × 10⁻⁵, as facts are written in prose, in the way of LaTeX. */
function withPowers(formula: string): string {
  return formula.replaceAll(/\u202f×\u202f10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised: string) => {
    const exponent = raised.replaceAll(/./g, (mark) =>
      mark === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(mark)),
    );
    return ` \\times 10^{${exponent}}`;
  });
}
