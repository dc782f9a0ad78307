// Compressed copies beside the files of a built app: servers that know of them need not compress each time they are asked.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const SHRINKS = /\.(html|css|js|json|svg|xml|txt|wasm|webmanifest)$/;
/** Smaller ones fit into a packet as they are. */
const SMALL = 1024;
/** Beyond it a build takes far longer, and a page hardly less. */
const QUALITY = 6;

/**
 * Writes `x.br` beside every file below a folder that is worth it. Copies of what has changed since, or is gone, must not stay:
 * servers would send them.
 *
 * @param {string} folder
 */
export function compressBelow(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.br')) rmSync(join(folder, name));
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!SHRINKS.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file);
    if (text.length < SMALL) continue;
    const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
    writeFileSync(`${file}.br`, brotliCompressSync(text, { params }));
  }
}

/** Does so when all else has been written. @returns {import('vite').Plugin} */
export function compressed() {
  let folder = '';
  return {
    name: 'bp:compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    closeBundle: { order: 'post', handler: () => compressBelow(folder) },
  };
}
