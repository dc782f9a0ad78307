import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** Files of a library, the rules each of them breaks, and what it shows. */
/** @type {[string, string[], string, string?][]} */
const planted = [
  [
    'takes arithmetic that is specified to the last bit',
    [],
    'export const a = Math.sqrt(2) + Math.PI + 2 ** -23;',
  ],
  ['refuses other functions of Math', ['plugin'], 'export const a = Math.exp(1);'],
  ['refuses them as values', ['plugin'], 'export const a = [1].map(Math.tanh);'],
  ['refuses them behind ?.', ['plugin'], 'export const a = Math?.log1p(1);'],
  ['refuses them by computed name', ['plugin'], "const n = 'sin';\nexport const a = Math[n](1);"],
  ['refuses taking Math apart', ['plugin'], 'const { log } = Math;\nexport const a = log(2);'],
  ['refuses another name for Math', ['plugin'], 'const M = Math;\nexport const a = M.cos(2);'],
  ['refuses Math by its owner', ['plugin'], 'export const a = globalThis.Math.sin(3);'],
  ['refuses powers', ['plugin'], 'export const a = (x: number) => x ** 3;'],
  ['refuses powers that assign', ['plugin'], 'let a = 3;\na **= 2;\nexport { a };'],
  ['refuses Math.random', ['plugin'], 'export const a = Math.random();'],
  ['refuses Math.random in tests', ['plugin'], 'export const a = Math.random();', '.test'],
  ['lets tests compare with Math', [], 'export const a = Math.exp(1) ** 3;', '.test'],
  ['refuses packages not declared', ['noUndeclaredDependencies'], "export { a } from 'ndarray';"],
  ["refuses Node's modules", ['noNodejsModules'], "export { readFile } from 'node:fs';"],
  ["refuses Node's globals", ['noRestrictedGlobals'], 'export const a = process.argv;'],
];

describe('lint', () => {
  const broken = lintAll();
  it.each(planted.map(([behaviour, rules], i) => ({ behaviour, rules, i })))(
    '$behaviour',
    ({ rules, i }) => {
      expect(broken[i]).toEqual(rules);
    },
  );
});

/** The rules that biome finds broken in each of the planted files, in a copy of this repository's set-up. */
function lintAll() {
  const root = mkdtempSync(join(tmpdir(), 'lint-'));
  for (const path of ['biome.json', '.gitignore', 'scripts/lint']) {
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  mkdirSync(join(root, 'packages/optim/src'), { recursive: true });
  writeFileSync(join(root, 'packages/optim/package.json'), '{}');
  const files = planted.map(([, , , suffix = ''], i) => `packages/optim/src/x${i}${suffix}.ts`);
  for (const [i, file] of files.entries()) writeFileSync(join(root, file), `${planted[i][2]}\n`);
  const args = [
    biome,
    'lint',
    '--reporter=json',
    '--diagnostic-level=error',
    '--max-diagnostics=none',
  ];
  const { stdout } = spawnSync(process.execPath, [...args, 'packages'], {
    cwd: root,
    encoding: 'utf8',
  });
  rmSync(root, { recursive: true });
  /** @type {{ category: string, location: { path: string } }[]} */
  const diagnostics = JSON.parse(stdout).diagnostics;
  return files.map((file) => {
    const own = diagnostics.filter(({ location }) => location.path === file);
    return [...new Set(own.map(({ category }) => category.split('/').pop()))];
  });
}
