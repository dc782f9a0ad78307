import katex from 'katex';

/**
 * Whether KaTeX sets a formula without an error or a warning.
 *
 * @throws ParseError of KaTeX, which says where and why it does not
 */
export function parsesInKatex(latex: string): boolean {
  return katex.renderToString(latex, { throwOnError: true, strict: 'error' }).length > 0;
}
