import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLayers } from './findings.mjs';

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  plant(
    'packages/tensor/package.json',
    manifest('@bp/tensor', ['.', './engine', './package.json']),
  );
  plant('packages/tensor/src/index.ts', "export { shape } from './shape';");
  plant('packages/tensor/src/engine.ts', "export { shape } from './shape';");
  plant('packages/tensor/src/shape.ts', 'export const shape = 1;');
  plant('packages/autograd/package.json', manifest('@bp/autograd', ['.'], ['@bp/tensor']));
  plant('packages/autograd/src/index.ts', "import { shape } from '@bp/tensor/engine';");
  plant('packages/testing/package.json', manifest('@bp/testing', ['.'], ['@bp/autograd']));
  plant('packages/testing/src/index.ts', "export * from '@bp/autograd';");
});

afterEach(() => rmSync(root, { recursive: true }));

describe('the layer check', () => {
  it('passes a tree that keeps the house rules', () => {
    expect(checkLayers(root)).toEqual({ findings: [], files: 5 });
  });

  it('passes this repository', () => {
    const { findings } = checkLayers(fileURLToPath(new URL('../..', import.meta.url)));
    expect(findings).toEqual([]);
  });

  it('finds an import against the arrows, even of a type', () => {
    plant('packages/tensor/src/up.ts', "import type { Record } from '@bp/autograd';");
    expect(findings()).toEqual([
      'packages/tensor/src/up.ts → packages/autograd/src/index.ts: forbidden arrow; @bp/tensor may import no other package',
    ]);
  });

  it('finds an import between packages beside each other', () => {
    plant('packages/losses/package.json', manifest('@bp/losses', ['.']));
    plant('packages/losses/src/index.ts', "export const lazily = () => import('@bp/optim');");
    plant('packages/optim/package.json', manifest('@bp/optim', ['.']));
    plant('packages/optim/src/index.ts', 'export {};');
    expect(findings()).toEqual([
      'packages/losses/src/index.ts → packages/optim/src/index.ts: forbidden arrow; @bp/losses may import @bp/autograd, @bp/tensor',
    ]);
  });

  it('finds a forbidden arrow in a package.json', () => {
    plant(
      'packages/tensor/package.json',
      manifest('@bp/tensor', ['.', './engine'], ['@bp/testing']),
    );
    expect(findings()).toEqual([
      'packages/tensor/package.json → @bp/testing: forbidden arrow; @bp/tensor may import no other package',
    ]);
  });

  it('finds a package that has no place in the house', () => {
    plant('packages/attic/package.json', manifest('@bp/attic', ['.']));
    expect(findings()).toEqual([
      'packages/attic/package.json: @bp/attic has no place in the house; give it one in scripts/layers/house.mjs',
    ]);
  });

  it.each(['@bp/tensor/src/shape', '@bp/tensor/shape', '@bp/tensor/package.json'])(
    'finds the deep import of %s',
    (specifier) => {
      plant('packages/autograd/src/deep.ts', `export { shape } from '${specifier}';`);
      expect(findings()).toEqual([
        `packages/autograd/src/deep.ts → ${specifier}: deep import; the doors of @bp/tensor: @bp/tensor, @bp/tensor/engine`,
      ]);
    },
  );

  it('finds a relative import of another package', () => {
    plant('packages/autograd/src/near.ts', "const { shape } = require('../../tensor/src/shape');");
    expect(findings()).toEqual([
      'packages/autograd/src/near.ts → packages/tensor/src/shape.ts: relative import out of its package; import by package name',
    ]);
  });

  it('finds a cycle between files, each once', () => {
    plant('packages/tensor/src/a.ts', "import { c } from './c';");
    plant('packages/tensor/src/b.ts', "import './a.js';");
    plant('packages/tensor/src/c.ts', "export { b } from './b';");
    expect(findings()).toEqual([
      'packages/tensor/src/a.ts → packages/tensor/src/c.ts → packages/tensor/src/b.ts → packages/tensor/src/a.ts: cycle between files',
    ]);
  });

  it('takes a ring that is closed by a type for no cycle', () => {
    plant('packages/tensor/src/a.ts', "import { b } from './b';");
    plant('packages/tensor/src/b.ts', "import type { a } from './a'; type A = import('./a').A;");
    expect(findings()).toEqual([]);
  });

  it('does not take words in strings and comments for imports', () => {
    plant(
      'packages/tensor/src/words.ts',
      "// import '@bp/autograd'\nexport const s = `import '@bp/x'`;",
    );
    expect(findings()).toEqual([]);
  });
});

function findings() {
  return checkLayers(root).findings;
}

/** @param {string} file @param {string} text */
function plant(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** @param {string} name @param {string[]} doors @param {string[]} needs */
function manifest(name, doors, needs = []) {
  const exports = Object.fromEntries(doors.map((door) => [door, {}]));
  const dependencies = Object.fromEntries(needs.map((need) => [need, 'workspace:^']));
  return JSON.stringify({ name, exports, dependencies });
}
