import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Lays the style sheet of a family, and of its files those that the sheet names, into a folder. */
export function copyLetters(family: string, folder: string): void {
  const sheet = require.resolve(`@fontsource-variable/${family}/index.css`);
  cpSync(sheet, join(folder, family, 'index.css'));
  for (const [, file] of readFileSync(sheet, 'utf8').matchAll(/url\(\.\/(files\/[\w.-]+)\)/g)) {
    cpSync(join(dirname(sheet), file), join(folder, family, file));
  }
}
