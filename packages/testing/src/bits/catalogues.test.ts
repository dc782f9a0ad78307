import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import * as optim from '@bp/optim';
import * as regularize from '@bp/regularize';
import { describe, expect, it } from 'vitest';
import { gapsBetween } from '../gaps';
import { NETWORK_SAMPLES } from '../layers/samples';
import { layerTrials } from './layers';
import { lossTrials } from './losses';
import { onEveryBackend } from './on-backends';
import { optimizerTrials } from './optimizers';
import { findDifference } from './trial';

const TABLES = { loss: lossTrials, optimizer: optimizerTrials, layer: layerTrials };

/** What runs no kernel on its own: schedules are numbers, and a scheduler sets them. */
const ABSTRACT = [
  ...[
    'Optimizer',
    'Scheduler',
    'chainedLr',
    'constantLr',
    'cosineLr',
    'cosineRestartsLr',
    'cyclicLr',
  ],
  ...['exponentialLr', 'lambdaLr', 'linearLr', 'multiStepLr', 'multiplicativeLr', 'oneCycleLr'],
  ...['polynomialLr', 'reduceOnPlateauLr', 'sequentialLr', 'stepLr', 'warmupLr'],
];

describe('every export that computes is compared', () => {
  it.each([
    ['@bp/losses', losses, lossTrials, []],
    ['@bp/optim', optim, optimizerTrials, ABSTRACT],
  ])('of %s', (_, exported, trials, abstract) => {
    const named = [...Object.keys(trials('float32')), ...abstract];
    expect(gapsBetween(Object.keys(exported), named)).toEqual({ missing: [], stale: [] });
  });

  it('of the layers with a state', () => {
    const named = Object.keys(layerTrials('float32'));
    const exported = Object.entries({ ...layers, ...regularize });
    const stateful = exported.filter(
      ([name, { prototype }]) =>
        Object.hasOwn(NETWORK_SAMPLES, name) && prototype && readsMode(prototype.forward),
    );
    expect(stateful.map(([name]) => name).filter((name) => !named.includes(name))).toEqual([]);
  });
});

onEveryBackend((backend) => {
  for (const dtype of ['float32', 'float64'] as const) {
    describe.each(Object.entries(TABLES))(
      `has the bits of the reference in ${dtype}: every %s`,
      (_, trials) => {
        it.each(Object.entries(trials(dtype)))('%s', (_, list) => {
          expect(list.flatMap((trial) => findDifference(trial, backend))).toEqual([]);
        });
      },
    );
  }
});

function readsMode(forward: unknown): boolean {
  return typeof forward === 'function' && /\btraining\b/.test(String(forward));
}
