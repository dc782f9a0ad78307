import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells the playground where the docs are, relative to itself, so that the site can lie anywhere. */
const DOCS = '<meta name="bp:docs" content="../" />';

/**
 * Lays the built playground beside the docs, at `playground/`, and has it link to them. Its page is another one then, so its
 * service worker gets another version.
 *
 * @throws Error where the playground is not built
 */
export function mountPlayground(built: string, site: string): void {
  if (!existsSync(join(built, 'index.html'))) throw new Error(`no playground is built in ${built}`);
  const folder = join(site, 'playground');
  rmSync(folder, { recursive: true, force: true });
  // compressed copies are made anew, of the page that is changed here, too
  cpSync(built, folder, { recursive: true, filter: (file) => !file.endsWith('.br') });
  const page = change(join(folder, 'index.html'), '</head>', `  ${DOCS}\n  </head>`);
  const version = createHash('sha256').update(page).digest('hex').slice(0, 12);
  change(join(folder, 'sw.js'), "const VERSION = '", `const VERSION = '${version} `);
}

/** @returns the changed text */
function change(file: string, from: string, to: string): string {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  const changed = text.replace(from, to);
  writeFileSync(file, changed);
  return changed;
}
