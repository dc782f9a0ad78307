import type MarkdownIt from 'markdown-it';

/** A table scrolls in a box of its own; a cell of its head that says nothing is no head. */
export function tables(md: MarkdownIt): void {
  md.renderer.rules.table_open = () => '<div class="table"><table>\n';
  md.renderer.rules.table_close = () => '</table></div>\n';
  md.core.ruler.push('empty_heads', ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type !== 'th_open' || tokens[i + 1].content.trim() !== '') continue;
      token.tag = 'td';
      tokens[i + 2].tag = 'td';
    }
  });
}
