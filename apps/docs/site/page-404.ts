import { basename } from 'node:path';
import type { TransformContext } from 'vitepress';

/**
 * The page for addresses that are not there. VitePress leaves it empty until scripts have run, so what they would show is put in
 * here: it is the same for every address.
 */
export function page404(html: string, file: string, { content }: TransformContext): string | undefined {
  if (basename(file) !== '404.html') return undefined;
  return html
    .replace('<div id="app"></div>', `<div id="app">${content}</div>`)
    .replace('</title>', '</title>\n    <meta name="robots" content="noindex">');
}
