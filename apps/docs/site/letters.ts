import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FAMILIES = ['inter', 'noto-sans-kr'];

/** A family of letters: its style sheet, and where that lies in the site, by a name that changes with it. */
export interface Letters {
  readonly sheet: string;
  readonly address: string;
}

export const LETTERS: readonly Letters[] = FAMILIES.map((family) => {
  const { version } = require(`@fontsource-variable/${family}/package.json`);
  return {
    sheet: require.resolve(`@fontsource-variable/${family}/index.css`),
    address: `/assets/letters/${family}-${version}/index.css`,
  };
});

/** Lays the style sheets into a site, and the files that they name. */
export function copyLetters(site: string): void {
  for (const { sheet, address } of LETTERS) {
    const copy = join(site, address);
    cpSync(sheet, copy);
    for (const [, file] of readFileSync(sheet, 'utf8').matchAll(/url\(\.\/(files\/[\w.-]+)\)/g)) {
      cpSync(join(dirname(sheet), file), join(dirname(copy), file));
    }
  }
}
