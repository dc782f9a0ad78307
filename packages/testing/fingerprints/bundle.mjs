import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the program lies after `bundle`: one plain file for Node and for pages. */
export const PROGRAM = fileURLToPath(new URL('../dist/fingerprints.mjs', import.meta.url));

/** Puts the program and the built packages it uses into one file. */
export async function bundle() {
  await build({
    entryPoints: [fileURLToPath(new URL('../src/bits/fingerprints.ts', import.meta.url))],
    outfile: PROGRAM,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // without the paths there, which lead to the sources of the packages
    tsconfigRaw: {},
    logLevel: 'warning',
  });
}
