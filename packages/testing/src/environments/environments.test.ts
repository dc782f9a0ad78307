import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const cache = here('../../node_modules/.cache/');
let folder: string;
let program: string;
let usual: string;

/** What the program prints where other code has run before it. */
function printed(before: string): string {
  const file = join(folder, 'after.mjs');
  writeFileSync(file, `${before}\n${program}`);
  return execFileSync(process.execPath, [file], { encoding: 'utf8' });
}

beforeAll(async () => {
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'environments-'));
  await build({
    entryPoints: [here('./program.ts')],
    tsconfig: here('../../../../tsconfig.json'),
    outfile: join(folder, 'program.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'error',
  });
  program = readFileSync(join(folder, 'program.mjs'), 'utf8');
  usual = printed('');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('trains and makes an error', () => {
  expect(usual).toMatch(/^0\.\d+\n/);
  expect(usual).toContain('true BpError matmul: inner sizes must agree');
});

it.each([
  ['Error.prototype is frozen', 'Object.freeze(Error.prototype); Object.freeze(Error);'],
  [
    'the prototypes of the language are frozen',
    'for (const C of [Error, Object, Array, Function, Map, Set, Promise, Float32Array, Uint8Array]) Object.freeze(C.prototype);',
  ],
  // The code that bundlers add while modules are loaded does not bear these; ours does from then on.
  ['Object.prototype has a get', 'globalThis.before = () => { Object.prototype.get = () => 1; };'],
  ['Object.prototype has a set', 'globalThis.before = () => { Object.prototype.set = () => {}; };'],
  [
    'Array.prototype has a name of its own',
    'Array.prototype.last = function () { return this.at(-1); };',
  ],
  ['there is no FinalizationRegistry', 'delete globalThis.FinalizationRegistry;'],
  ['there is no WeakRef', 'delete globalThis.WeakRef; delete globalThis.FinalizationRegistry;'],
  ['there is no WebAssembly', 'delete globalThis.WebAssembly;'],
  ['there is no structuredClone', 'delete globalThis.structuredClone;'],
])('does the same where %s', (_, before) => {
  expect(printed(before)).toBe(usual);
});
