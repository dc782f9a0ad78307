import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '@bp/module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeModel } from './run/model';
import type { RunFile } from './run/run-file';

const PROGRAM = fileURLToPath(new URL('../dist/train.js', import.meta.url));
const PATIENCE_MS = 120_000;

interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program; sends SIGINT as soon as its output matches. */
function start(args: readonly string[], interruptAt?: RegExp): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args]);
    let [stdout, stderr, interrupted] = ['', '', false];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      if (interrupted || !interruptAt?.test(stdout)) return;
      interrupted = child.kill('SIGINT');
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

let folder: string;
let [first, again, other]: Result[] = [];
const folderOf = (name: string): string => join(folder, name);
const read = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));
const lastLines = ({ stdout }: Result): string[] => stdout.trimEnd().split('\n').slice(-2);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'train-'));
  const short = ['--no-serve', '--epochs', '2', '--out'];
  [first, again, other] = await Promise.all([
    start([...short, folderOf('first'), '--seed', '0']),
    start([...short, folderOf('again')]),
    start([...short, folderOf('other'), '--seed', '7']),
  ]);
}, PATIENCE_MS);

afterAll(() => rmSync(folder, { recursive: true }));

describe('a run', () => {
  it('ends with the test accuracy and the fingerprint', () => {
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const [accuracy, fingerprint] = lastLines(first);
    expect(accuracy).toMatch(/^test accuracy 0\.\d{3}$/);
    expect(fingerprint).toMatch(/^fingerprint [0-9a-f]{64}$/);
  });

  it('comes out the same to the bit for the same seed, and not for another', () => {
    expect(lastLines(again)).toEqual(lastLines(first));
    expect(other.code).toBe(0);
    expect(lastLines(other)[1]).not.toBe(lastLines(first)[1]);
  });

  it('leaves a file with what is needed to repeat it', () => {
    const run: RunFile = read('first', 'digits-seed-0.run.json');
    expect(run).toMatchObject({
      format: 'bp-run/1',
      seed: '0',
      config: { epochs: 2, batchSize: 32 },
      versions: { node: process.version, '@bp/tensor': expect.any(String) },
      stopReason: 'max-epochs',
    });
    expect(run.epochs.map(({ epoch }) => epoch)).toEqual([1, 2]);
    for (const { train, validation } of run.epochs) {
      expect(train.loss).toBeGreaterThan(0);
      expect(validation.loss).toBeGreaterThan(0);
    }
    expect(lastLines(first)).toEqual([
      `test accuracy ${run.test.accuracy.toFixed(3)}`,
      `fingerprint ${run.fingerprint}`,
    ]);
  });

  it('leaves the weights that its fingerprint stands for', () => {
    const load = fileURLToPath(new URL('../dist/load.js', import.meta.url));
    const weights = join(folderOf('first'), 'digits-seed-0.weights.json');
    const loaded = execFileSync(process.execPath, [load, weights], { encoding: 'utf8' });
    expect(loaded.trimEnd().split('\n')).toEqual(lastLines(first));
  });

  it('tells how to draw and to load it, and fits into a narrow window', () => {
    expect(first.stdout).toMatch(/^draw it: node \S+picture\.js \S+digits-seed-0\.run\.json /m);
    expect(first.stdout).toMatch(/^load it: node \S+load\.js \S+digits-seed-0\.weights\.json$/m);
    const rows = first.stdout.split('\n').filter((row) => !/^(draw|load|fingerprint)/.test(row));
    expect(rows.filter((row) => row.length > 60)).toEqual([]);
  });

  it('leaves weights that its network loads as they are', () => {
    const model = makeModel();
    model.loadStateDict(read('first', 'digits-seed-0.weights.json'));
    const { fingerprint: expected } = read('first', 'digits-seed-0.run.json');
    expect(fingerprint(model.stateDict())).toBe(expected);
  });

  it(
    'that is interrupted keeps what it has learnt',
    async () => {
      const result = await start(['--no-serve', '--out', folderOf('cut')], /^ +1\/40 .*★/m);
      expect(result).toMatchObject({ code: 0, stderr: '' });
      const run: RunFile = read('cut', 'digits-seed-0.run.json');
      expect(run.stopReason).toBe('interrupted');
      expect(run.epochs.length).toBeLessThan(40);
      expect(run.bestEpoch).toBeGreaterThanOrEqual(1);
      expect(read('cut', 'digits-seed-0.weights.json')).toHaveProperty(['0.weight']);
      expect(lastLines(result)[1]).toBe(`fingerprint ${run.fingerprint}`);
    },
    PATIENCE_MS,
  );
});

describe('the command line', () => {
  it.each([[['--sed', '7']], [['--epochs', '0']], [['more']]])(
    '%s is refused with the usage',
    async (args) => {
      const { code, stdout, stderr } = await start(args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('usage: npm start');
    },
  );

  it('refuses a folder that cannot be written before it trains', async () => {
    const { code, stdout, stderr } = await start(['--out', join(PROGRAM, 'runs')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^--out: cannot write into the folder .*ENOTDIR.*\n$/);
  });
});
