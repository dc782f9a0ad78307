import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { house } from '../layers/house.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** @type {string} */
let root;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const path of ['biome.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  mkdirSync(join(root, 'packages/optim/src'), { recursive: true });
  const dependencies = Object.fromEntries(Object.keys(house).map((name) => [name, '*']));
  writeFileSync(join(root, 'packages/optim/package.json'), JSON.stringify({ dependencies }));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('lint in a library', () => {
  it('passes arithmetic that is specified to the last bit', () => {
    expect(lint('export const a = Math.sqrt(2) + Math.PI + 2 ** -23 + Math.abs(-1);')).toEqual([]);
  });

  it.each([
    'export const a = Math.exp(1);',
    'export const a = [1].map(Math.tanh);',
    'export const a = Math?.log1p(1);',
    "const name = 'sin';\nexport const a = Math[name](1);",
    'const { log } = Math;\nexport const a = log(2);',
    'const M = Math;\nexport const a = M.cos(2);',
    'export const a = globalThis.Math.pow(2, 3);',
    'export const a = (x: number) => x ** 3;',
    'let a = 3;\na **= 2;\nexport { a };',
  ])('refuses %j', (text) => {
    expect(lint(text)).toContain('plugin');
  });

  it('refuses Math.random, in tests too', () => {
    expect(lint('export const a = Math.random();')).toEqual(['plugin']);
    expect(lint('export const a = Math.random();', 'x.test.ts')).toEqual(['plugin']);
  });

  it('lets tests compare with the functions of the engine', () => {
    expect(lint('export const a = Math.exp(1);', 'x.test.ts')).toEqual([]);
  });

  it('refuses a package that stands beside, and any deep import', () => {
    expect(lint("export { x } from '@bp/tensor/engine';")).toEqual([]);
    expect(lint("export { x } from '@bp/losses';")).toEqual(['lint/style/noRestrictedImports']);
    expect(lint("export { x } from '@bp/tensor/src/x';")).toEqual([
      'lint/style/noRestrictedImports',
    ]);
  });

  it('refuses a dependency that package.json does not name', () => {
    expect(lint("export { x } from 'ndarray';")).toEqual([
      'lint/correctness/noUndeclaredDependencies',
    ]);
  });

  it('refuses what only Node has', () => {
    expect(lint("export { readFileSync } from 'node:fs';")).toContain(
      'lint/correctness/noNodejsModules',
    );
    expect(lint('export const a = process.argv;')).toContain('lint/style/noRestrictedGlobals');
  });
});

describe('the import rules of biome.json', () => {
  it.each(Object.entries(house))('allow %s what the house allows it', (name, allowed) => {
    const folder = `packages/${name.slice('@bp/'.length)}/**`;
    const { overrides } = JSON.parse(readFileSync(join(repository, 'biome.json'), 'utf8'));
    const rules = overrides.find(
      (/** @type {{ includes: string[] }} */ { includes }) => includes[0] === folder,
    );
    const { group } = rules.linter.rules.style.noRestrictedImports.options.patterns[0];
    const doors = allowed.flatMap((other) => doorsOf(other)).map((door) => `!${door}`);
    expect(group).toEqual(['@bp/**', ...doors]);
  });
});

/**
 * The rules that biome finds broken in one file of a package.
 *
 * @param {string} text
 * @param {string} name
 * @returns {string[]}
 */
function lint(text, name = 'x.ts') {
  const file = `packages/optim/src/${name}`;
  writeFileSync(join(root, file), `${text}\n`);
  const args = [biome, 'lint', '--reporter=json', '--diagnostic-level=error', file];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  rmSync(join(root, file));
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics.map((/** @type {{ category: string }} */ { category }) => category);
}

/** @param {string} name */
function doorsOf(name) {
  const manifest = `packages/${name.slice('@bp/'.length)}/package.json`;
  const { exports } = JSON.parse(readFileSync(join(repository, manifest), 'utf8'));
  const doors = Object.keys(exports).filter((door) => door !== './package.json');
  return doors.map((door) => name + door.slice(1));
}
