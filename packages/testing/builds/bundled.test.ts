import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as buildWithEsbuild } from 'esbuild';
import { build as buildWithVite } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Where `@bp/*` are installed; the program is laid beside them. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** A user's program: methods, free functions, a gradient, layers and an optimizer. */
const PROGRAM = `
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { seed, tensor } from '@bp/tensor';

seed(7);
const layer = new Linear(2, 1);
const optimizer = new SGD(layer.parameters(), { lr: 0.01 });
const x = tensor([[1, 2], [3, 4]]);
const before = mse(layer.forward(x), x.sum({ axis: 1, keepDims: true }));
before.backward();
optimizer.step();
const after = mse(layer.forward(x), x.sum({ axis: 1, keepDims: true }));
console.log(after.item() < before.item() ? 'learns' : 'does not learn');
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bp-bundle-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundlers: Record<string, () => Promise<string>> = {
  esbuild: () => withEsbuild([]),
  'esbuild for production': () => withEsbuild(['production']),
  'esbuild with WebAssembly on demand': () => withEsbuild(['production', 'wasm-on-demand']),
  async vite() {
    const entry = 'virtual:program';
    const result = await buildWithVite({
      root: here,
      configFile: false,
      logLevel: 'error',
      plugins: [
        {
          name: 'program',
          resolveId: (id) => (id === entry ? join(here, 'program.js') : null),
          load: (id) => (id === join(here, 'program.js') ? PROGRAM : null),
        },
      ],
      build: { write: false, rollupOptions: { input: entry } },
    });
    const [{ output }] = [result].flat() as { output: { code: string }[] }[];
    return output[0].code;
  },
};

async function withEsbuild(conditions: string[], contents = PROGRAM): Promise<string> {
  const { outputFiles } = await buildWithEsbuild({
    stdin: { contents, resolveDir: here },
    // without the paths of the workspace, which lead to sources: what users get are the builds
    tsconfigRaw: {},
    conditions,
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0].text;
}

/**
 * The code that each part of a page loads, with what it shares with the others.
 *
 * @param parts - their programs by name
 * @param conditions - of exports, besides `production`
 */
async function loadedBy(
  parts: Record<string, string>,
  conditions: string[] = [],
): Promise<Record<string, string>> {
  const names = Object.keys(parts);
  const result = await buildWithVite({
    root: here,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'parts',
        resolveId: (id) => (id in parts ? join(here, id) : null),
        load: (id) => parts[basename(id)] ?? null,
      },
    ],
    resolve: { conditions: ['production', ...conditions] },
    build: { write: false, rollupOptions: { input: names, preserveEntrySignatures: 'strict' } },
  });
  const [{ output }] = [result].flat() as { output: Chunk[] }[];
  const chunkOf = (file: string): Chunk => output.find((one) => one.fileName === file) as Chunk;
  const loaded = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const other of chunkOf(file).imports) loaded(other, seen);
    return seen;
  };
  return Object.fromEntries(
    output
      .filter(({ isEntry }) => isEntry)
      .map(({ name, fileName }) => [
        name,
        [...loaded(fileName)].map((file) => chunkOf(file).code).join('\n'),
      ]),
  );
}

interface Chunk {
  readonly name: string;
  readonly fileName: string;
  readonly code: string;
  readonly imports: readonly string[];
  readonly isEntry: boolean;
}

describe('parts of a page that are loaded on demand', () => {
  it('load what they use, and not what other parts use', async () => {
    const { dense, images } = await loadedBy({
      dense: `export { Linear } from '@bp/layers'; export { mse } from '@bp/losses';`,
      images: `export { Conv2d, MaxPool2d } from '@bp/layers'; export { huber } from '@bp/losses';`,
    });
    expect(dense.includes('`linear`')).toBe(true);
    for (const name of ['conv2d', 'maxPool2d', 'im2col', 'huber']) {
      expect(images.includes(`\`${name}\``), name).toBe(true);
      expect(dense.includes(`\`${name}\``), name).toBe(false);
    }
  }, 60_000);

  it('load WebAssembly later, or with a compiled step, where the condition says so', async () => {
    const parts = {
      eager: `export { Linear } from '@bp/layers';`,
      compiled: `export { Linear } from '@bp/layers'; export { compile } from '@bp/compile';`,
    };
    const [always, later] = [await loadedBy(parts), await loadedBy(parts, ['wasm-on-demand'])];
    const encodes = (code: string): boolean => /truncSat|relaxedMadd|convertLow/.test(code);
    expect([always.eager, always.compiled, later.eager, later.compiled].map(encodes)).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(later.eager.length).toBeLessThan(0.8 * always.eager.length);
  }, 60_000);
});

/** A program that trains by a compiled step, and tells whether it was one. */
const COMPILED = `
import { compile } from '@bp/compile';
import { Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';

seed(7);
const model = new Sequential(new Linear(64, 32), new ReLU(), new Dropout(0.1), new Linear(32, 4));
const optimizer = new Adam(model.parameters(), { lr: 0.01 });
const x = new Rng('x').normal([32, 64]);
const y = x.narrow(1, 0, 4).argmax({ axis: 1 });
const step = compile(() => {
  const loss = crossEntropy(model.forward(x), y);
  loss.backward();
  optimizer.step();
  optimizer.zeroGrad();
  return loss;
});
const losses = Array.from({ length: 20 }, () => step().item());
console.log(losses.join(' '), step.status().state);
`;

it('gives the same bits with WebAssembly on demand', async () => {
  const printed = await Promise.all(
    [['production'], ['production', 'wasm-on-demand']].map(async (conditions) => {
      const file = join(folder, `${conditions.join('-')}.mjs`);
      writeFileSync(file, await withEsbuild(conditions, COMPILED));
      return execFileSync(process.execPath, [file], { encoding: 'utf8' });
    }),
  );
  expect(printed[0]).toMatch(/ compiled\s*$/);
  expect(printed[1]).toBe(printed[0]);
}, 60_000);

describe.each(Object.keys(bundlers))('a program bundled by %s', (name) => {
  it('keeps what it uses and drops the rest', async () => {
    const code = await bundlers[name]();
    const file = join(folder, `${name}.mjs`);
    writeFileSync(file, code);
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim()).toBe('learns');
    // No Korean message, written out or escaped.
    expect(code).not.toMatch(/[가-힣]|\\u[cd][0-9a-f]{3}/i);
    expect(code).not.toContain('triplet');
  }, 60_000);
});
