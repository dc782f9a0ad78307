import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCheckpoint } from '@bp/io';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Dropout } from '@bp/regularize';
import { Rng, seed } from '@bp/tensor';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { drive, fit } from '../fit/fit';
import { defineMetric } from '../metrics/define-metric';
import { meanAbsoluteError } from '../metrics/mean-error';
import { Run } from '../run/run';
import type { SavedRun } from '../run/state/saved-run';
import { csvLog } from './csv-log';
import { gradientReport } from './gradient-report';
import { keepCheckpoints } from './keep-checkpoints';

const folder = mkdtempSync(join(tmpdir(), 'bp-train-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rng = new Rng(1);
const data = { x: rng.normal([24, 2]), y: rng.normal([24, 1]) };

function model(): Sequential {
  seed(5);
  return new Sequential(new Linear(2, 4), new Sigmoid(), new Dropout(0.25), new Linear(4, 1));
}

function run(epochs: number, options: object = {}): Run {
  const learner = model();
  const optimizer = new Adam(learner.parameters());
  return new Run({
    model: learner,
    loss: mse,
    optimizer,
    data,
    batch: 8,
    stop: { epochs },
    seed: 2,
    ...options,
  });
}

describe('csvLog', () => {
  const table = (path: string): string[][] =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));

  it('keeps the numbers of every epoch in a file, to the last digit', async () => {
    const path = join(folder, 'log.csv');
    const trained = run(3, { metrics: [meanAbsoluteError], validation: 0.25 });
    const history = await drive(trained, [csvLog(path)], {});
    const [header, ...rows] = table(path);
    expect(header).toEqual([
      'epoch',
      'update',
      'loss',
      'lr',
      'train.loss',
      'train.mae',
      'validation.loss',
      'validation.mae',
    ]);
    expect(rows.length).toBe(3);
    for (const [i, { loss, validation }] of history.epochs.entries()) {
      expect(Number(rows[i][0])).toBe(i + 1);
      expect(Number(rows[i][2])).toBe(loss);
      expect(Number(rows[i][6])).toBe(validation?.loss);
    }
  });

  it('has columns for what is measured only now and then, and follows the run back', async () => {
    const path = join(folder, 'sparse.csv');
    const trained = run(9, { validation: 0.25, measureEvery: 2 });
    const end = csvLog(path)(trained);
    for (let i = 0; i < 4; i++) trained.step('epoch');
    expect(table(path)[0].at(-1)).toBe('validation.loss');
    expect(
      table(path)
        .slice(1)
        .map((row) => row.at(-1) === ''),
    ).toEqual([true, false, true, false]);
    trained.seek(2);
    expect(table(path).length).toBe(3);
    trained.step('epoch');
    expect(table(path).map((row) => row[0])).toEqual(['epoch', '1', '2', '3']);
    end();
    trained.step('epoch');
    expect(table(path).length).toBe(4);
  });

  it('tells a function each line, and quotes names', async () => {
    const lines: string[] = [];
    const odd = defineMetric('a "b", c', () => ({ add() {}, value: () => 1 }));
    const matrix = defineMetric('matrix', () => ({ add() {}, value: () => [[1]] }));
    await drive(run(2, { metrics: [odd, matrix] }), [csvLog((line) => lines.push(line))], {});
    expect(lines.length).toBe(3);
    expect(lines[0]).toBe('epoch,update,loss,lr,train.loss,"train.a ""b"", c"');
    expect(lines[1].endsWith(',1')).toBe(true);
  });

  it('says so where there are no files', () => {
    vi.stubGlobal('process', undefined);
    try {
      expect(() => csvLog('log.csv')).toThrow('csvLog: there are no files here');
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('keepCheckpoints', () => {
  it('saves what it takes to go on to the bit, now and then and at the end', async () => {
    const path = (epoch: number): string => join(folder, `run-${epoch}.safetensors`);
    const whole = run(5);
    await drive(whole, [keepCheckpoints(({ epoch }) => path(epoch), { every: 2 })], {});
    await expect(loadCheckpoint(path(1))).rejects.toThrow();
    for (const epoch of [2, 4]) {
      const again = run(5);
      again.restore(await loadCheckpoint<SavedRun>(path(epoch)));
      expect(again.position.epoch).toBe(epoch);
      await again.play();
      expect(again.fingerprint).toBe(whole.fingerprint);
    }
    const last = await loadCheckpoint<SavedRun>(path(5));
    expect(last.position.epoch).toBe(5);
  });

  it('saves only the best, where that is asked for', async () => {
    const seen: number[] = [];
    const keep = keepCheckpoints(
      ({ epoch }) => {
        seen.push(epoch);
        return join(folder, 'best.safetensors');
      },
      { onlyBest: true },
    );
    const trained = run(6, { validation: 0.25, stop: { epochs: 6, patience: 6 } });
    const history = await drive(trained, [keep], {});
    expect(seen).toEqual(
      history.epochs.filter(({ improved }) => improved).map(({ epoch }) => epoch),
    );
  });

  it('ends the run where writing fails', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder', 'run');
    await expect(drive(run(3), [keepCheckpoints(nowhere)], {})).rejects.toThrow(
      'could not be written',
    );
  });
});

describe('gradientReport', () => {
  it('tells of every layer, and changes no bit', async () => {
    const reports: string[] = [];
    const alone = run(4);
    await alone.play();
    const watched = run(4);
    await drive(watched, [gradientReport({ every: 2, write: (text) => reports.push(text) })], {});
    expect(watched.fingerprint).toBe(alone.fingerprint);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports[0]).toContain('sigmoid');
  });

  it('leaves the best weights to a run that has stopped', async () => {
    const options = { validation: 0.25, stop: { epochs: 4, patience: 4 } };
    const alone = run(4, options);
    await alone.play();
    const watched = run(4, options);
    await drive(watched, [gradientReport({ every: 1, write() {} })], {});
    expect(watched.fingerprint).toBe(alone.fingerprint);
  });
});

describe('the progress of fit', () => {
  const options = { loss: mse, batch: 8, epochs: 3, seed: 2 } as const;

  it('is told to a function, and changes no bit', async () => {
    const [a, b] = [model(), model()];
    const lines: string[] = [];
    const first = await fit(a, data, {
      ...options,
      optimizer: new Adam(a.parameters()),
      progress: false,
    });
    const second = await fit(b, data, {
      ...options,
      optimizer: new Adam(b.parameters()),
      progress: (line) => lines.push(line),
    });
    expect(second).toEqual(first);
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['1/3 ', '2/3 ', '3/3 ', 'stop']);
  });

  it('goes to the standard error of Node', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      const a = model();
      await fit(a, data, { ...options, optimizer: new Adam(a.parameters()) });
      const text = write.mock.calls.map(([chunk]) => String(chunk)).join('');
      expect(text).toContain('stopped after 3 epochs: epochs\n');
    } finally {
      write.mockRestore();
    }
  });
});
