import { tex } from '@mdit/plugin-tex';
import katex from 'katex';
import type MarkdownIt from 'markdown-it';

/** `$…$` and `$$…$$`, set when the site is built. Vue must not read the braces in them. */
export function formulas(md: MarkdownIt): void {
  md.use(tex, {
    render: (content: string, displayMode: boolean) => {
      const html = katex.renderToString(content, {
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
