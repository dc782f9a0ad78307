import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fitInWorker, writeRunFile } from '@bp/train';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltModules } from './built';
import makeRun from './make-run.mjs';

const modules = new BuiltModules();
const MAKE_RUN = modules.url('make-run.mjs');
const CONFIG = { seed: 7, epochs: 6, keepLosses: true };
const FILE = join(modules.folder, 'runs', 'run.json');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function verify(...args: string[]): Promise<Outcome> {
  const program = join(modules.folder, 'bp-verify.mjs');
  try {
    const output = await promisify(execFile)(process.execPath, [program, ...args]);
    return { code: 0, ...output };
  } catch (error) {
    return error as Outcome;
  }
}

let count = 0;

/** The run file with something else in it. */
function edited(change: object | ((text: string) => string)): string {
  const path = join(modules.folder, 'runs', `edited-${++count}.json`);
  const text = readFileSync(FILE, 'utf8');
  const made =
    typeof change === 'function'
      ? change(text)
      : JSON.stringify({ ...JSON.parse(text), ...change });
  writeFileSync(path, made);
  return path;
}

beforeAll(async () => {
  await modules.add('make-run.mjs', '../../../train/src/run-file/bp-verify.ts');
  mkdirSync(join(modules.folder, 'runs'));
  const run = makeRun(CONFIG);
  await run.play({ updates: 12 });
  run.set({ 'optimizer.lr': 0.001, 'model.3.p': 0.4 });
  await run.play();
  await writeRunFile(FILE, run, { module: MAKE_RUN, config: CONFIG });
});

afterAll(() => modules.remove());

describe('bp-verify', () => {
  it('finds the same bits in another process, with the changes that were made on the way', async () => {
    const { fingerprint, module } = JSON.parse(readFileSync(FILE, 'utf8'));
    expect(module).toBe('../make-run.mjs');
    expect(await verify(FILE)).toEqual({
      code: 0,
      stdout: `same bits: 30 batches, 6 epochs, fingerprint ${fingerprint}\n`,
      stderr: '',
    });
  });

  it('finds the same bits of what a worker has done', async () => {
    const there = await fitInWorker(MAKE_RUN, CONFIG);
    const path = join(modules.folder, 'worker.json');
    await writeRunFile(path, there, { module: MAKE_RUN, config: CONFIG });
    expect(JSON.parse(readFileSync(path, 'utf8')).module).toBe('./make-run.mjs');
    expect(await verify(path)).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells the first batch that differs, and both losses', async () => {
    const { losses } = JSON.parse(readFileSync(FILE, 'utf8'));
    const got = losses[16];
    losses[16] = 0.25;
    expect(await verify(edited({ losses }))).toMatchObject({
      code: 1,
      stdout: `batch 2 of epoch 4 (batch 17 of all) differs: loss 0.25 in the file, ${got} now\n`,
    });
  });

  it('tells another seed, an epoch, a change that was left out, and weights that differ', async () => {
    const { changes, epochs } = JSON.parse(readFileSync(FILE, 'utf8'));
    expect(changes).toMatchObject([{ update: 12 }]);
    const cases: [change: object, words: string][] = [
      [{ seed: '8' }, 'the seed differs: 8 in the file, 7 now'],
      [{ config: { ...CONFIG, seed: 8 } }, 'the seed differs: 7 in the file, 8 now'],
      [{ config: { ...CONFIG, lr: 0.1 } }, 'batch 2 of epoch 1 (batch 2 of all) differs: loss '],
      [{ changes: [] }, '(batch 13 of all) differs: loss '],
      [
        { epochs: [{ ...epochs[0], loss: 3 }, ...epochs.slice(1)] },
        'epoch 1 differs: loss 3 in the file',
      ],
      [{ fingerprint: 'a'.repeat(64) }, 'the weights at the end differ: fingerprint aaaa'],
      [
        { config: { ...CONFIG, epochs: 3 } },
        'it ends differently, at batch 15 of all: 30 in the file, 15 now',
      ],
    ];
    for (const [change, words] of cases) {
      const { code, stdout } = await verify(edited(change));
      expect(stdout).toContain(words);
      expect(code).toBe(1);
    }
  });

  it('tells that a module was changed', async () => {
    const changed = join(modules.folder, 'changed.mjs');
    writeFileSync(
      changed,
      `import makeRun from './make-run.mjs';
       export default (config) => makeRun({ ...config, lr: 0.019999 });`,
    );
    const { code, stdout } = await verify(edited({ module: '../changed.mjs' }));
    expect(stdout).toContain('batch 2 of epoch 1 (batch 2 of all) differs: loss ');
    expect(code).toBe(1);
  });

  it('tells what keeps it from repeating a run', async () => {
    writeFileSync(join(modules.folder, 'broken.mjs'), 'export default (');
    writeFileSync(join(modules.folder, 'empty.mjs'), '');
    writeFileSync(join(modules.folder, 'seven.mjs'), 'export default () => 7;');
    const { versions } = JSON.parse(readFileSync(FILE, 'utf8'));
    const old = { versions: { ...versions, '@bp/train': '0.0.1-old', '@bp/gone': '1.0.0' } };
    const cases: [args: string[], words: string][] = [
      [['missing.json'], 'cannot read the run file: ENOENT'],
      [[edited((text) => text.slice(0, -40))], 'readRunFile: the file is no JSON: '],
      [[edited({ format: 'bp-run/9' })], "format must be 'bp-run/1', got bp-run/9"],
      [
        [edited({ module: './nowhere.mjs' })],
        'the module ./nowhere.mjs that makes the run is not there',
      ],
      [[edited({ module: '../broken.mjs' })], 'the module ../broken.mjs cannot be loaded: '],
      [
        [edited({ module: '../empty.mjs' })],
        'must have a function for its default export, got undefined',
      ],
      [
        [edited({ module: '../seven.mjs' })],
        'makeRun must give a Run that has not learned yet, got number',
      ],
      [[edited(old)], '@bp/train 0.0.1-old, here '],
      [[edited(old)], '@bp/gone 1.0.0, here not installed. Install those, or add --other-versions'],
      [[edited({ config: { ...CONFIG, epochs: -1 } })], 'Run: epochs must be '],
      [[], 'give it one run file'],
      [['--fast', FILE], 'there is no option --fast'],
    ];
    for (const [args, words] of cases) {
      const { code, stdout, stderr } = await verify(...args);
      expect(stderr, words).toContain(words);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    }
    expect((await verify('--other-versions', edited(old))).code).toBe(0);
    expect(await verify('--help')).toMatchObject({ code: 0, stderr: '' });
  });
});
