import { basename } from 'node:path';
import type { TransformContext } from 'vitepress';

/** Tells systems apart for the theme that we do not have; the policy forbids scripts within pages. */
const MAC_CHECK = /\s*<script id="check-mac-os">[\s\S]*?<\/script>/;

/**
 * The last hand on the HTML of a page. That for addresses which are not there VitePress leaves empty until scripts have run, so
 * what they would show is put in here: it is the same for every address.
 */
export function pageHtml(html: string, file: string, { content }: TransformContext): string {
  const own = html.replace(MAC_CHECK, '');
  if (basename(file) !== '404.html') return own;
  return own
    .replace('<div id="app"></div>', `<div id="app">${content}</div>`)
    .replace('</title>', '</title>\n    <meta name="robots" content="noindex">');
}
