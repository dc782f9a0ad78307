import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  checkConfig,
  configAt,
  defaultConfig,
  isLive,
  patchConfig,
  recordChange,
} from '.';

const problemOf = (given: unknown) => {
  try {
    checkConfig(given);
  } catch (error) {
    if (error instanceof ConfigError) return `${error.key} ${error.path}`;
    throw error;
  }
  return null;
};

describe('checkConfig', () => {
  it('takes the defaults and what patches make of them', () => {
    const config = patchConfig(defaultConfig(), 'loss', 'crossEntropy');
    expect(checkConfig(config).net.out).toBe('softmax');
  });

  it.each([
    [null, 'notAnObject '],
    [{ v: 2 }, 'version v'],
    [{ ...defaultConfig(), extra: 1 }, 'unknown extra'],
    [patchConfig(defaultConfig(), 'optimizer.lr', Number.NaN), 'number optimizer.lr'],
    [patchConfig(defaultConfig(), 'optimizer.lr', '0.1'), 'number optimizer.lr'],
    [patchConfig(defaultConfig(), 'optimizer.lr', Infinity), 'number optimizer.lr'],
    [patchConfig(defaultConfig(), 'net.layers.a.units', 1.5), 'whole net.layers.0.units'],
    [
      patchConfig(defaultConfig(), 'net.layers.b.activation', 'sin'),
      'choice net.layers.1.activation',
    ],
    [patchConfig(defaultConfig(), 'net.out', 'softmax'), 'together net.out'],
    [patchConfig(defaultConfig(), 'prep.split', [50, 20, 20]), 'together prep.split'],
    [
      patchConfig(defaultConfig(), 'data', { kind: 'points', points: [[1, 2]] }),
      'list data.points.0',
    ],
    [patchConfig(defaultConfig(), 'optimizer.nesterov', true), 'together optimizer.nesterov'],
    [
      { ...defaultConfig(), events: [{ update: 3, patch: { seed: 1 } }] },
      'unknown events.0.patch.seed',
    ],
    [patchConfig(defaultConfig(), '__proto__.polluted', 1), 'unknown __proto__'],
  ])('refuses %j', (given, problem) => {
    expect(problemOf(given)).toBe(problem);
  });
});

it('gives Rprop, which finds its own steps, a constant schedule', () => {
  const cosine = patchConfig(defaultConfig(), 'optimizer.schedule', 'cosine');
  const { schedule } = patchConfig(cosine, 'optimizer.name', 'rprop').optimizer;
  expect(schedule).toBe('constant');
  expect(patchConfig(cosine, 'optimizer.name', 'sgd').optimizer.schedule).toBe('cosine');
});

describe('live changes', () => {
  it('are settings that a run can take on its way', () => {
    const config = patchConfig(defaultConfig(), 'net.layers.a.dropout', 0.2);
    const paths = ['optimizer.lr', 'net.layers.a.dropout', 'net.layers.b.dropout', 'seed', 'loss'];
    expect(paths.map((path) => isLive(config, path))).toEqual([true, true, false, false, false]);
  });

  it('are in the config from their update on, and end what was recorded later', () => {
    const first = recordChange(defaultConfig(), 10, 'optimizer.lr', 0.1);
    const both = recordChange(first, 20, 'optimizer.lr', 0.2);
    expect([9, 10, 25].map((update) => configAt(both, update).optimizer.lr)).toEqual([
      0.01, 0.1, 0.2,
    ]);
    expect(recordChange(both, 5, 'regularization.l2', 0.5).events).toEqual([
      { update: 5, patch: { 'regularization.l2': 0.5 } },
    ]);
  });
});
