import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largestOf } from './answers';
import { Answering, DigitsRun, openFile } from './digits-run';
import { handwritten } from './fixtures/handwriting';
import { normalizeStrokes } from './normalize';
import { type RunFile, readRunFile } from './run-file';

const EXAMPLE = fileURLToPath(
  new URL('../../../../../examples/digits/dist/train.js', import.meta.url),
);
const PATIENCE_MS = 120_000;

let folder: string;
let file: RunFile;
let printed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'digits-run-'));
  const { stdout, status } = spawnSync(
    process.execPath,
    [EXAMPLE, '--no-serve', '--out', folder, '--seed', '3', '--epochs', '12'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(0);
  printed = stdout;
  const [run, weights] = ['run', 'weights'].map((kind) =>
    readFileSync(join(folder, `digits-seed-3.${kind}.json`), 'utf8'),
  );
  file = readRunFile(`{"run":${run},"weights":${weights}}`);
}, PATIENCE_MS);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function trained(): Promise<DigitsRun> {
  const run = await DigitsRun.prepare('3', 12);
  while (!run.isOver) run.step();
  return run;
}

describe('a run that npm start has made', () => {
  it('opens with the figures that were printed', async () => {
    const { seen, best, history } = await openFile(file);
    expect(printed).toContain(`test accuracy ${seen.test.accuracy.toFixed(3)}\n`);
    expect(printed).toContain(`fingerprint ${seen.fingerprint}\n`);
    expect(history).toHaveLength(12);
    expect(seen.epoch).toBe(best);
    const counted = seen.confusion.flat().reduce((a, b) => a + b, 0);
    const wrong = counted - seen.confusion.reduce((sum, row, i) => sum + row[i], 0);
    expect([counted, seen.mistakes.length]).toEqual([359, wrong]);
    expect(seen.firstLayer).toHaveLength(64 * 128);
  });

  it('comes out the same to the bit where it is trained here', async () => {
    const run = await trained();
    run.seek(run.best);
    expect(run.fingerprint).toBe(file.fingerprint);
    expect(run.best).toBe(file.best);
    expect(run.history).toEqual(file.history);
    const [here, there] = [await run.look(), await openFile(file)];
    expect(here).toEqual(there.seen);
  });

  it('can be gone back and forth in, and beyond its end, to the same bits', async () => {
    const run = await trained();
    run.step();
    expect(run.history).toHaveLength(13);
    const beyond = run.fingerprint;
    run.seek(0);
    expect((await run.look()).test.accuracy).toBeLessThan(0.4);
    run.seek(13);
    expect(run.fingerprint).toBe(beyond);
    run.seek(2);
    run.step();
    expect(run.epoch).toBe(3);
    expect(run.history).toHaveLength(13);
  });

  it('is refused with other weights than those of its fingerprint, or of another network', async () => {
    const weights = { ...file.weights, '8.bias': new Array(10).fill(0) };
    await expect(openFile({ ...file, weights })).rejects.toMatchObject({ key: 'broken' });
    await expect(openFile({ ...file, weights: { w: [1] } })).rejects.toMatchObject({
      key: 'otherNetwork',
    });
  });

  it('reads what is drawn', async () => {
    const answering = new Answering();
    answering.take(file.weights as never);
    const answers: number[] = [];
    for (let digit = 0; digit < 10; digit++) {
      const probabilities = await answering.answer(normalizeStrokes(handwritten(digit))!);
      expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
      answers.push(largestOf(probabilities));
    }
    expect(answers.filter((answer, digit) => answer === digit).length).toBeGreaterThanOrEqual(9);
  });
});
