import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = new URL('./service-worker.js', import.meta.url);
const NAME = 'sw.js';
/** Letters are kept when they are used: there are hundreds of files of them, and a page needs a few. */
const LEFT_OUT = /\.(woff2?|ttf|map|br)$|^\.|^(sw\.js|run\.json)$/;
/** Some hosts redirect from index.html to the folder, and a page may not come from a redirected answer. */
const PAGE = './';

/** Writes the service worker beside the built app: with the list of its files, and a version that follows from all of them. */
export function offline(): Plugin {
  let folder = '';
  return {
    name: 'bp:offline',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    // after everything has been written, workers and public files among it
    closeBundle: {
      order: 'post',
      handler() {
        writeFileSync(join(folder, NAME), serviceWorkerOf(folder));
      },
    },
  };
}

/** The text of the service worker of a built app. */
export function serviceWorkerOf(folder: string): string {
  const source = readFileSync(SOURCE, 'utf8');
  const hash = createHash('sha256').update(source);
  const files = filesBelow(folder);
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  const paths = files.map((file) => (file === 'index.html' ? PAGE : file));
  const version = hash.digest('hex').slice(0, 12);
  return `const VERSION = '${version}';\nconst FILES = ${JSON.stringify(paths)};\n${source}`;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { encoding: 'utf8', recursive: true })
    .map((file) => file.replaceAll(sep, '/'))
    .filter((file) => !LEFT_OUT.test(file) && statSync(join(folder, file)).isFile())
    .sort();
}
