import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';

type Train = typeof import('@bp/train');

const require = createRequire(import.meta.url);
const built = (file: string): string => new URL(`../../train/dist/${file}`, import.meta.url).href;
const required = (file: string): Train => require(fileURLToPath(built(file)));

// The files that users get, not the sources.
const trains: Readonly<Record<string, Train>> = {
  'development, ESM': await import(built('index.js')),
  'development, CommonJS': required('index.cjs'),
  'production, ESM': await import(built('production/index.js')),
  'production, CommonJS': required('production/index.cjs'),
};
const MODULES = ['make-run.mjs', 'make-run.cjs'].map((name) => new URL(name, import.meta.url));
const CONFIG = { lr: 0.05 };
const folder = mkdtempSync(join(tmpdir(), 'bp-built-worker-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { default: makeRun } = await import('./make-run.mjs');
const run = makeRun(CONFIG);
await run.play();

describe('fitInWorker of the builds', () => {
  it.each(Object.keys(trains))('trains to the same bits in Node: %s', async (name) => {
    for (const module of MODULES) {
      const { fingerprint } = await trains[name].fitInWorker(module, CONFIG);
      expect(fingerprint).toBe(run.fingerprint);
    }
    await expect(trains[name].fitInWorker(new URL('nowhere.mjs', import.meta.url))).rejects.toThrow(
      name.startsWith('production') ? /^BP_OPTION fitInWorker #train\.\d+ / : 'could not be loaded',
    );
  });

  it('works in a bundle, which imports nothing of Node', async () => {
    const contents = `import { fitInWorker } from '@bp/train';
      fitInWorker(${JSON.stringify(MODULES[0].href)}, ${JSON.stringify(CONFIG)}).then(({ fingerprint }) => console.log(fingerprint));`;
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      tsconfigRaw: {},
      conditions: ['production'],
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      logLevel: 'error',
    });
    const [{ text }] = outputFiles;
    expect(text).not.toMatch(/\bfrom\s*["']node:|\bimport\s*["']node:/);
    const file = join(folder, 'bundle.mjs');
    writeFileSync(file, text);
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim()).toBe(
      run.fingerprint,
    );
  });
});

it('bp-verify repeats what the builds have written', async () => {
  const { bin } = JSON.parse(
    readFileSync(new URL('../../train/package.json', import.meta.url), 'utf8'),
  );
  const program = fileURLToPath(new URL(`../../train/${bin['bp-verify']}`, import.meta.url));
  const file = join(folder, 'run.json');
  const verify = () => spawnSync(process.execPath, [program, file], { encoding: 'utf8' });
  for (const module of MODULES) {
    await trains['development, ESM'].writeRunFile(file, run, { module, config: CONFIG });
    const { versions } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(versions)).toEqual(
      expect.arrayContaining(['engine', '@bp/tensor', '@bp/optim']),
    );
    expect(verify()).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringMatching(/^same bits: /),
    });
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"lr":0.05}', '"lr":0.06}'));
    expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('differs') });
    writeFileSync(file, text.replace(/"@bp\/optim":"[^"]+"/, '"@bp/optim":"0.0.1-old"'));
    expect(verify()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('@bp/optim 0.0.1-old'),
    });
  }
});
