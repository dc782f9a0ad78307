import type MarkdownIt from 'markdown-it';

/** A table scrolls in a box of its own, which the keyboard can reach. */
export function tables(md: MarkdownIt): void {
  md.renderer.rules.table_open = () => '<div class="table"><table>\n';
  md.renderer.rules.table_close = () => '</table></div>\n';
}
