// The project of a user: the files of packages/testing/downstream, as TypeScript and as both kinds of JavaScript.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transform } from 'esbuild';
import { MAIN, MAIN_BY_REQUIRE } from './programs.mjs';

const SAMPLE = 'packages/testing/downstream';

/** @typedef {Record<string, string>} Files name to text */

/** @param {string} root @returns {Files} the sources, without their tests */
export function readSample(root) {
  const folder = join(root, SAMPLE);
  const names = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/**
 * The same as JavaScript.
 *
 * @param {Files} sources
 * @param {'esm' | 'cjs'} format
 * @returns {Promise<Files>}
 */
export async function compiled(sources, format) {
  const files = await Promise.all(
    Object.entries(sources).map(async ([name, text]) => {
      const { code } = await transform(text, { loader: 'ts', format, target: 'es2022' });
      return [name.replace(/\.ts$/, '.js'), code];
    }),
  );
  return Object.fromEntries(files);
}

/**
 * Lays the programs that run in Node, Deno and Bun into folders of a project.
 *
 * @param {string} project
 * @param {Files} sources
 * @returns {Promise<{ esm: string, cjs: string }>} the programs to run
 */
export async function layPrograms(project, sources) {
  const folders = { esm: join(project, 'esm'), cjs: join(project, 'cjs') };
  write(folders.esm, { ...(await compiled(sources, 'esm')), 'main.js': MAIN, ...typed('module') });
  write(folders.cjs, {
    ...(await compiled(sources, 'cjs')),
    'main.js': MAIN_BY_REQUIRE,
    ...typed('commonjs'),
  });
  return { esm: join(folders.esm, 'main.js'), cjs: join(folders.cjs, 'main.js') };
}

/** The manifest of a folder of modules of one kind. @param {'module' | 'commonjs'} type */
export function typed(type) {
  return { 'package.json': JSON.stringify({ private: true, type }) };
}

/** @param {string} folder @param {Files} files */
export function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
