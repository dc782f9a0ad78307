import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './findings.mjs';
import { house, rooms } from './house.mjs';

/** @type {string} */
let root;
/** @type {Record<string, string[]>} */
let table;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  table = {};
  plant('packages/tensor/package.json', manifest('@bp/tensor', TENSOR_DOORS));
  plant('packages/tensor/src/index.ts', "export { shape } from './shape';");
  plant('packages/tensor/src/engine.ts', "export { shape } from './shape';");
  plant('packages/tensor/src/shape.ts', 'export const shape = 1;');
  plant('packages/autograd/package.json', manifest('@bp/autograd', ['.'], ['@bp/tensor']));
  plant('packages/autograd/src/index.ts', "import { shape } from '@bp/tensor/engine';");
  plant('packages/testing/package.json', manifest('@bp/testing', ['.'], ['@bp/autograd']));
  plant('packages/testing/src/index.ts', "export * from '@bp/autograd';");
});

afterEach(() => rmSync(root, { recursive: true }));

const TENSOR_DOORS = ['.', './engine', './package.json'];

/** Every way to import a file, or only its types. */
const WAYS = [
  ["import { a } from 'X';"],
  ["import 'X';"],
  ["import type { A } from 'X';"],
  ["import { type A } from 'X';"],
  ["import type * as a from 'X';"],
  ["import a = require('X');"],
  ["import type a = require('X');"],
  ["export { a } from 'X';"],
  ["export * from 'X';"],
  ["export type * from 'X';"],
  ["export type { A } from 'X';"],
  ["export const a = () => import('X');"],
  ["export const a = () => import /* lazily */ ('X');"],
  ["export const a = () => import.defer('X');"],
  ['export const a = () => import(`X`);'],
  ["export type A = import('X').A;"],
  ["export let a: typeof import('X');"],
  ["export const a = require('X');"],
  ["export const a = require.resolve('X');"],
  ["export const a = () => import(('X'));"],
  ["export const a = () => import('X' as string);"],
  ["export const a = import.meta.resolve('X');"],
  ["export const a = createRequire(import.meta.url)('X');"],
  ["module.require('X');", 'cjs'],
  ["declare module 'X' { interface A {} }"],
  ["/** @type {import('X').A} */\nexport let a;", 'mjs'],
  ["/** @typedef {import('X').A} A */", 'mjs'],
  ["/** @import { A } from 'X' */", 'mjs'],
  ["export function f() {\n  /** @type {import('X').A} */\n  let a;\n}", 'js'],
  ["/** @param {import('X').A} a */\nexport function f(a) {}", 'cjs'],
  ["export const a = () => <A b={import('X')} />;", 'tsx'],
  ['<script setup lang="ts">\nimport type { A } from "X";\n</script>', 'vue'],
  ['<template><p>1 > 0</p></template>\n<script src="X"></script>', 'vue'],
  ['<script lang="ts" generics="A extends Record<string, B>">import "X";</script>', 'svelte'],
  ["{#await import('X') then a}{a}{/await}", 'svelte'],
];

describe('the layer check', () => {
  it('passes a tree that keeps the house rules', () => {
    expect(checkLayers(root, table)).toEqual({ findings: [], files: 5 });
  });

  it('passes this repository', () => {
    const { findings } = checkLayers(fileURLToPath(new URL('../..', import.meta.url)));
    expect(findings).toEqual([]);
  });

  it('speaks of packages that are there', () => {
    const known = [...Object.keys(house), '@bp/testing', '@bp/playground'];
    expect(Object.keys(rooms).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(WAYS)('sees what is imported by %s', (way, ending = 'ts') => {
    plant(`packages/tensor/src/up.${ending}`, way.replace('X', '@bp/autograd'));
    expect(findings()).toEqual([
      `packages/tensor/src/up.${ending} → packages/autograd/src/index.ts: forbidden arrow; @bp/tensor may import no other package`,
    ]);
  });

  it('sees what is imported far down', () => {
    const body = `/** As \`import 'a'\` does. */\n${'export const x = 1;\n'.repeat(200)}`;
    plant(
      'packages/tensor/src/up.ts',
      `${body}export type { A } from // up\n '@bp/autograd';${body}`,
    );
    expect(findings()).toHaveLength(1);
  });

  it('does not take words in strings and comments for imports', () => {
    plant(
      'packages/tensor/src/words.ts',
      "// import '@bp/autograd'\nexport const s = `import '@bp/x'` + \"require('@bp/x')\";",
    );
    plant('packages/tensor/src/words.vue', '<!-- <script>import "@bp/autograd";</script> -->');
    expect(findings()).toEqual([]);
  });
});

describe('arrows between packages', () => {
  it('may not point to a package beside', () => {
    plant('packages/losses/package.json', manifest('@bp/losses', ['.']));
    plant('packages/losses/src/index.ts', "export const lazily = () => import('@bp/optim');");
    plant('packages/optim/package.json', manifest('@bp/optim', ['.']));
    plant('packages/optim/src/index.ts', 'export {};');
    expect(findings()).toEqual([
      'packages/losses/src/index.ts → packages/optim/src/index.ts: forbidden arrow; @bp/losses may import @bp/autograd, @bp/tensor',
    ]);
  });

  it('may not point to what stands on top', () => {
    plant('apps/site/package.json', manifest('@bp/site', ['.'], ['@bp/testing']));
    plant('apps/site/src/index.ts', "import '@bp/testing';");
    const allowed = Object.keys(house).join(', ');
    expect(findings()).toEqual([
      `apps/site/src/index.ts → packages/testing/src/index.ts: forbidden arrow; @bp/site may import ${allowed}`,
      `apps/site/package.json → @bp/testing: forbidden arrow; @bp/site may import ${allowed}`,
    ]);
  });

  it('may not point upward from a test', () => {
    plant('packages/tensor/test/up.test.ts', "import '@bp/autograd';");
    expect(findings()).toEqual([
      'packages/tensor/test/up.test.ts → packages/autograd/src/index.ts: forbidden arrow; @bp/tensor may import no other package',
    ]);
  });

  it('may not point nowhere', () => {
    plant('packages/tensor/src/up.ts', "import '@bp/attic';");
    expect(findings()).toEqual(['packages/tensor/src/up.ts → @bp/attic: there is no such package']);
  });

  it('may not point from a package to itself', () => {
    plant('packages/tensor/src/self.ts', "import '@bp/tensor/engine';");
    expect(findings()).toEqual([
      'packages/tensor/src/self.ts → @bp/tensor/engine: imports its own package by name; import the file',
    ]);
  });

  it.each(['@bp/tensor/src/shape', '@bp/tensor/shape', '@bp/tensor/package.json'])(
    'may not go past the doors to %s',
    (specifier) => {
      plant('packages/autograd/src/deep.ts', `export { shape } from '${specifier}';`);
      expect(findings()).toEqual([
        `packages/autograd/src/deep.ts → ${specifier}: deep import; the doors of @bp/tensor: @bp/tensor, @bp/tensor/engine`,
      ]);
    },
  );

  it.each(['../../tensor/src/shape', '../node_modules/@bp/tensor/src/shape.ts'])(
    'may not be the path %s',
    (path) => {
      plant('packages/autograd/src/near.ts', `const { shape } = require('${path}');`);
      const target = join('packages/autograd/src', path).replace(/shape$/, 'shape.ts');
      expect(findings()).toEqual([
        `packages/autograd/src/near.ts → ${target}: relative import out of its package; import by package name`,
      ]);
    },
  );

  it('may not lead from the scripts into a package by its path', () => {
    plant(
      'scripts/near.mjs',
      "import '../packages/tensor/src/shape.ts'; import '../package.json';",
    );
    expect(findings()).toEqual([
      'scripts/near.mjs → packages/tensor/src/shape.ts: relative import out of its package; import by package name',
    ]);
  });
});

describe('a package.json', () => {
  it('belongs to a package that has a place in the house', () => {
    plant('packages/attic/package.json', manifest('@bp/attic', ['.']));
    expect(findings()).toEqual([
      'packages/attic/package.json: @bp/attic has no place in the house; give it one in scripts/layers/house.mjs',
    ]);
  });

  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
    'has no forbidden arrow in its %s',
    (field) => {
      plant(
        'packages/tensor/package.json',
        manifest('@bp/tensor', TENSOR_DOORS, ['@bp/testing'], field),
      );
      expect(findings()).toEqual([
        'packages/tensor/package.json → @bp/testing: forbidden arrow; @bp/tensor may import no other package',
      ]);
    },
  );

  it.each(['workspace:@bp/autograd@*', 'npm:@bp/autograd@^1.0.0'])(
    'has no forbidden arrow under another name, as %s',
    (version) => {
      const own = JSON.parse(manifest('@bp/tensor', TENSOR_DOORS));
      const dependencies = { grads: version };
      plant('packages/tensor/package.json', JSON.stringify({ ...own, dependencies }));
      expect(findings()).toEqual([
        'packages/tensor/package.json → @bp/autograd: forbidden arrow; @bp/tensor may import no other package',
      ]);
    },
  );

  it.each(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'])(
    'has no arrow in its %s that no file has',
    (field) => {
      plant('packages/losses/package.json', manifest('@bp/losses', ['.'], ['@bp/tensor'], field));
      plant('packages/losses/src/index.ts', "/** Not an import: `import '@bp/tensor'`. */");
      expect(findings()).toEqual([
        'packages/losses/package.json → @bp/tensor: in package.json, but nothing imports it',
      ]);
    },
  );

  it.each(['src/a.test.ts', 'test/a.ts', 'scripts/a.mjs'])(
    'has no dependency that only %s needs',
    (file) => {
      plant('packages/losses/package.json', manifest('@bp/losses', ['.'], ['@bp/tensor']));
      plant(`packages/losses/${file}`, "import '@bp/tensor';");
      expect(findings()).toEqual([
        'packages/losses/package.json → @bp/tensor: in dependencies, but nothing in src imports it save tests; make it a devDependency',
      ]);
    },
  );

  it('may name in devDependencies what only tests need', () => {
    plant(
      'packages/losses/package.json',
      manifest('@bp/losses', ['.'], ['@bp/tensor'], 'devDependencies'),
    );
    plant('packages/losses/src/a.test.ts', "import '@bp/tensor';");
    expect(findings()).toEqual([]);
  });

  it('names among the dependencies what src imports, be it for its types', () => {
    plant(
      'packages/losses/package.json',
      manifest('@bp/losses', ['.'], ['@bp/tensor'], 'devDependencies'),
    );
    plant('packages/losses/src/a.ts', "import type { Tensor } from '@bp/tensor';");
    expect(findings()).toEqual([
      'packages/losses/src/a.ts → packages/tensor/src/index.ts: @bp/tensor is not among the dependencies in packages/losses/package.json',
    ]);
  });

  it('names no package of ours that is not there', () => {
    plant('packages/tensor/package.json', manifest('@bp/tensor', TENSOR_DOORS, ['@bp/attic']));
    expect(findings()).toEqual([
      'packages/tensor/package.json → @bp/attic: there is no such package',
    ]);
  });
});

describe('files of a package', () => {
  it('form no cycle', () => {
    plant('packages/tensor/src/a.ts', "import { c } from './c';");
    plant('packages/tensor/src/b.ts', "import './a.js';");
    plant('packages/tensor/src/c.ts', "export { b } from './b';");
    expect(findings()).toEqual([
      'packages/tensor/src/a.ts → packages/tensor/src/c.ts → packages/tensor/src/b.ts → packages/tensor/src/a.ts: cycle between files',
    ]);
  });

  it.each(WAYS)('form no cycle that is closed by %s', (way, ending = 'ts') => {
    plant(`packages/tensor/src/a.${ending}`, way.replace('X', './b'));
    plant('packages/tensor/src/b.ts', `import type { A } from './a.${ending}';`);
    expect(findings()).toEqual([
      `packages/tensor/src/a.${ending} → packages/tensor/src/b.ts → packages/tensor/src/a.${ending}: cycle between files`,
    ]);
  });

  it('form no cycle by way of a reference or a query', () => {
    plant('packages/tensor/src/a.ts', '/// <reference path="b.d.ts" />');
    plant('packages/tensor/src/b.d.ts', "import type { A } from './a?worker';");
    expect(findings()).toEqual([
      'packages/tensor/src/a.ts → packages/tensor/src/b.d.ts → packages/tensor/src/a.ts: cycle between files',
    ]);
  });

  it.each(['ts', 'mts', 'cts'])('form no cycle of declarations in .d.%s', (ending) => {
    const program = ending.replace('t', 'j');
    plant(`packages/tensor/src/a.d.${ending}`, `import type { B } from './b.${program}';`);
    plant(`packages/tensor/src/b.d.${ending}`, `import type { A } from './a.${program}';`);
    expect(findings()).toEqual([
      `packages/tensor/src/a.d.${ending} → packages/tensor/src/b.d.${ending} → packages/tensor/src/a.d.${ending}: cycle between files`,
    ]);
  });

  it('form no cycle by way of a worker', () => {
    plant('packages/tensor/src/a.ts', "new Worker(new URL('./b.ts', import.meta.url));");
    plant('packages/tensor/src/b.ts', "import type { A } from './a';");
    expect(findings()).toEqual([
      'packages/tensor/src/a.ts → packages/tensor/src/b.ts → packages/tensor/src/a.ts: cycle between files',
    ]);
  });

  it.each(['./a.test', './test/a', './__tests__/a'])('import no test such as %s', (test) => {
    plant('packages/tensor/src/one.ts', `import '${test}';`);
    const file = `packages/tensor/src/${test.slice(2)}.ts`;
    plant(file, 'export {};');
    expect(findings()).toEqual([
      `packages/tensor/src/one.ts → ${file}: a test, which only tests may import`,
    ]);
  });

  it('show every import that closes a cycle', () => {
    plant('packages/tensor/src/a.ts', "import './b'; import type { C } from './c';");
    plant('packages/tensor/src/b.ts', "import type { A } from './a';");
    plant('packages/tensor/src/c.ts', "import type { A } from './a';");
    expect(findings()).toEqual([
      'packages/tensor/src/a.ts → packages/tensor/src/b.ts → packages/tensor/src/a.ts: cycle between files',
      'packages/tensor/src/a.ts → packages/tensor/src/c.ts → packages/tensor/src/a.ts: cycle between files',
    ]);
  });
});

describe('folders of a package', () => {
  it.each(WAYS)('form no circle that is closed by %s', (way, ending = 'ts') => {
    plant(`packages/tensor/src/a/one.${ending}`, way.replace('X', '../b/two'));
    plant('packages/tensor/src/b/two.ts', 'export const two = 2;');
    plant('packages/tensor/src/b/three.ts', "import type { Four } from '../a/four';");
    plant('packages/tensor/src/a/four.ts', 'export type Four = 4;');
    expect(findings()).toEqual([
      `packages/tensor/src/a/one.${ending} → packages/tensor/src/b/two.ts: circle between folders: src/a → src/b → src/a`,
      'packages/tensor/src/b/three.ts → packages/tensor/src/a/four.ts: circle between folders: src/a → src/b → src/a',
    ]);
  });

  it('form no circle with the folder that holds them, nor outside of src', () => {
    plant('packages/testing/judge/run.ts', "import './adapter/adapter';");
    plant('packages/testing/judge/adapter/adapter.ts', "import type { Case } from '../case';");
    plant('packages/testing/judge/case.ts', 'export type Case = 1;');
    expect(findings()).toEqual([
      'packages/testing/judge/run.ts → packages/testing/judge/adapter/adapter.ts: circle between folders: judge → judge/adapter → judge',
      'packages/testing/judge/adapter/adapter.ts → packages/testing/judge/case.ts: circle between folders: judge → judge/adapter → judge',
    ]);
  });

  it('may be crossed by tests as these need', () => {
    plant('packages/tensor/src/a/one.ts', "import '../b/two';");
    plant('packages/tensor/src/b/two.ts', 'export const two = 2;');
    plant('packages/tensor/src/b/two.test.ts', "import '../a/one';");
    plant('packages/tensor/src/b/test/three.ts', "import '../../a/one';");
    expect(findings()).toEqual([]);
  });
});

describe('rooms', () => {
  beforeEach(() => {
    table = { '@bp/tensor': ['value', 'ops'] };
    plant('packages/tensor/src/value/tensor.ts', 'export const tensor = 1;');
    plant('packages/tensor/src/ops/add.ts', "import { tensor } from '../value/tensor';");
    plant(
      'packages/tensor/src/wasm.ts',
      "export * from './value/tensor'; export * from './ops/add';",
    );
  });

  it('may import from themselves and from rooms below', () => {
    plant('packages/tensor/src/ops/wide/sum.ts', "import '../add'; import '../../value/tensor';");
    expect(findings()).toEqual([]);
  });

  it.each(WAYS)('may not import from rooms above, as by %s', (way, ending = 'ts') => {
    plant(`packages/tensor/src/value/deep/up.${ending}`, way.replace('X', '../../ops/mul'));
    plant('packages/tensor/src/ops/mul.ts', 'export const mul = 1;');
    expect(findings()).toEqual([
      `packages/tensor/src/value/deep/up.${ending} → packages/tensor/src/ops/mul.ts: arrow upward; value stands below ops`,
    ]);
  });

  it('may not import files outside of rooms', () => {
    plant('packages/tensor/src/ops/shape.ts', "import type { Shape } from '../shape';");
    expect(findings()).toEqual([
      'packages/tensor/src/ops/shape.ts → packages/tensor/src/shape.ts: arrow upward; files outside of folders stand on top',
    ]);
  });

  it('show of a circle among them the arrow upward alone', () => {
    plant('packages/tensor/src/value/up.ts', "import type { Add } from '../ops/add';");
    expect(findings()).toEqual([
      'packages/tensor/src/value/up.ts → packages/tensor/src/ops/add.ts: arrow upward; value stands below ops',
    ]);
  });

  it('have no circle of folders within', () => {
    plant('packages/tensor/src/ops/mul.ts', "import './wide/sum';");
    plant('packages/tensor/src/ops/wide/sum.ts', "import type { Add } from '../add';");
    expect(findings()).toEqual([
      'packages/tensor/src/ops/mul.ts → packages/tensor/src/ops/wide/sum.ts: circle between folders: src/ops → src/ops/wide → src/ops',
      'packages/tensor/src/ops/wide/sum.ts → packages/tensor/src/ops/add.ts: circle between folders: src/ops → src/ops/wide → src/ops',
    ]);
  });

  it('have a place in the list', () => {
    plant('packages/tensor/src/attic/old.ts', "import '../value/tensor';");
    expect(findings()).toEqual([
      'packages/tensor/src/attic: a folder without a place; give it one in scripts/layers/house.mjs',
    ]);
  });

  it('are there if they are in the list', () => {
    table = { '@bp/tensor': ['value', 'cellar', 'ops'] };
    expect(findings()).toEqual([
      'packages/tensor/src/cellar: scripts/layers/house.mjs lists it, but there is no such folder',
    ]);
  });

  it('let tests import as they need', () => {
    plant('packages/tensor/src/value/tensor.test.ts', "import '../ops/add'; import '../shape';");
    plant('packages/tensor/src/test/samples.ts', "import '../ops/add';");
    expect(findings()).toEqual([]);
  });
});

function findings() {
  return checkLayers(root, table).findings;
}

/** @param {string} file @param {string} text */
function plant(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** @param {string} name @param {string[]} doors @param {string[]} needs @param {string} field */
function manifest(name, doors, needs = [], field = 'dependencies') {
  const exports = Object.fromEntries(doors.map((door) => [door, {}]));
  const versions = Object.fromEntries(needs.map((need) => [need, 'workspace:^']));
  return JSON.stringify({ name, exports, [field]: versions });
}
