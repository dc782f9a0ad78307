import { describe, expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../config';
import { curveCsv } from './curve-csv';
import { KeepError } from './keep-error';
import { type GivenCurve, type KeptRun, thinned } from './kept-run';
import { readRunFile, writeRunFile } from './run-file';

const curve = (length: number): GivenCurve => {
  const of = (f: (i: number) => number) => Float64Array.from({ length }, (_, i) => f(i));
  return {
    epoch: of((i) => i + 1),
    train: of((i) => 1 / (i + 1)),
    validation: of((i) => (i % 2 ? 0.1 : Number.NaN)),
    trainAccuracy: of(() => 0.5),
    validationAccuracy: of(() => Number.NaN),
  };
};

const run: KeptRun = {
  name: '내 첫 실험',
  keptAt: '2026-01-02T03:04:05.000Z',
  config: patchConfig(defaultConfig(), 'optimizer.lr', 0.1),
  before: defaultConfig(),
  numerics: 1,
  epoch: 3,
  fingerprint: '0123456789abcdef'.repeat(4),
  curve: thinned(curve(3)),
};
const state = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
const file = () => JSON.parse(writeRunFile(run, state)) as Record<string, unknown>;

function problemIn(text: string): unknown {
  try {
    readRunFile(text);
    return null;
  } catch (error) {
    if (!(error instanceof KeepError)) throw error;
    return [error.problem, Object.values(error.values)[0]];
  }
}

describe('a file of a run', () => {
  it('gives back the run and its state, to the bit', () => {
    expect(readRunFile(writeRunFile(run, state))).toEqual({ run, state });
    expect(
      readRunFile(`\uFEFF${writeRunFile({ ...run, name: null, before: null }, state)}`).run,
    ).toEqual({ ...run, name: null, before: null });
  });

  it.each([
    ['', 'notJson'],
    ['{"format":', 'notJson'],
    ['[]', 'notARun'],
    ['null', 'notARun'],
    ['{}', 'notARun'],
    ['{"format":"bp-run/1"}', 'notARun'],
  ])('%j is refused as %s', (text, problem) => {
    expect(problemIn(text)).toEqual([problem, undefined]);
  });

  const hole = { ...(file().curve as object), train: [1, 2] };
  it.each([
    [{ version: 2 }, 'newer', 2],
    [{ version: '1' }, 'part', 'version'],
    [{ version: 0 }, 'part', 'version'],
    [{ name: 7 }, 'part', 'name'],
    [{ name: ' ' }, 'part', 'name'],
    [{ keptAt: 'yesterday' }, 'part', 'keptAt'],
    [{ numerics: -1 }, 'part', 'numerics'],
    [{ epoch: 1e9 }, 'part', 'epoch'],
    [{ epoch: 1.5 }, 'part', 'epoch'],
    [{ fingerprint: '590e68f6' }, 'part', 'fingerprint'],
    [{ config: { v: 1 } }, 'config', 'seed'],
    [{ config: { ...defaultConfig(), v: 2 } }, 'config', 'v'],
    [{ before: undefined }, 'config', ''],
    [{ curve: hole }, 'part', 'curve'],
    [{ curve: { ...hole, train: [1, 'x', 2] } }, 'part', 'curve'],
    [{ curve: { ...hole, epoch: [3, 2, 1], train: [1, 1, 1] } }, 'part', 'curve'],
    [{ curve: null }, 'part', 'curve'],
    [{ state: '!!!' }, 'part', 'state'],
    [{ state: '' }, 'part', 'state'],
    [{ state: 7 }, 'part', 'state'],
  ])('with %j is refused: %s %s', (change, problem, value) => {
    expect(problemIn(JSON.stringify({ ...file(), ...change }))).toEqual([problem, value]);
  });

  it('keeps no more than it should: unknown fields and long names are cut', () => {
    const given = { ...file(), name: 'n'.repeat(500), extra: { deep: true } };
    const read = readRunFile(JSON.stringify(given)).run;
    expect(read.name).toHaveLength(120);
    expect(read).not.toHaveProperty('extra');
  });
});

describe('the curve of a run', () => {
  it('is thinned evenly, its ends kept, gaps as null', () => {
    const { epoch, validation } = thinned(curve(2001), 5);
    expect(epoch).toEqual([1, 501, 1001, 1501, 2001]);
    expect(validation).toEqual([null, null, null, null, null]);
    expect(thinned(curve(0)).epoch).toEqual([]);
    expect(thinned(curve(1)).epoch).toEqual([1]);
  });

  it('is a table with all digits for other programs', () => {
    expect(curveCsv(curve(3))).toBe(
      'epoch,train,validation,trainAccuracy,validationAccuracy\r\n' +
        '1,1,,0.5,\r\n2,0.5,0.1,0.5,\r\n3,0.3333333333333333,,0.5,\r\n',
    );
  });
});
