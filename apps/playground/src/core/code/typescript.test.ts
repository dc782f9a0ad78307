import type { Run } from '@bp/train';
import { describe, expect, it } from 'vitest';
import {
  ACTIVATIONS,
  checkConfig,
  defaultConfig,
  type ExperimentConfig,
  FEATURES,
  GENERATED,
  INITS,
  LOSSES,
  OPTIMIZERS,
  patchConfig,
  recordChange,
  SCHEDULES,
} from '../config';
import { sha256 } from '../experiment/data/sha256';
import { createExperiment } from '../experiment/made/experiment';
import { runProgram } from './run-program.test-helper';
import { typescriptOf } from './typescript';

type Patch = Readonly<Record<string, unknown>>;

function configWith(patch: Patch): ExperimentConfig {
  const base = patchConfig(patchConfig(defaultConfig(), 'stop.epochs', 5), 'data.n', 120);
  const config = Object.entries(patch).reduce(
    (now, [path, value]) => patchConfig(now, path, value),
    base,
  );
  return checkConfig(config);
}

/** The losses of all batches and the weights at the end, of the program and of the playground. */
async function bothOf(config: ExperimentConfig) {
  const text = typescriptOf(config, { language: 'en' });
  const kept = text.replace('new Run({', 'new Run({\n  keepLosses: true,');
  const { values } = await runProgram<{ run: Run }>(kept, ['run']);
  const experiment = await createExperiment(config, undefined, { keepLosses: true });
  await experiment.run.play();
  return [values.run, experiment.run].map((run) => ({
    losses: run.history.losses,
    epochs: run.history.epochs.map(({ epoch, loss, validation }) => [
      epoch,
      loss,
      validation?.loss,
    ]),
    fingerprint: run.fingerprint,
    stopped: run.stopped?.reason,
  }));
}

const layer = (id: string, change: Patch) => ({ ...defaultConfig().net.layers[0], id, ...change });
const regression = { loss: 'mse', 'net.out': 'identity' };

const CASES: [string, Patch][] = [
  ...OPTIMIZERS.map((name, i): [string, Patch] => [
    `${name}, ${SCHEDULES[i % SCHEDULES.length]}, ${INITS[i % INITS.length]}`,
    {
      'optimizer.name': name,
      'optimizer.lr': 0.02,
      'optimizer.momentum': i % 2 ? 0.9 : 0,
      'optimizer.nesterov': name === 'sgd' ? false : i % 2 === 1,
      'optimizer.beta1': i % 3 ? 0.9 : 0.8,
      'optimizer.weightDecay': i % 2 ? 0.01 : 0,
      // its steps do not start from a rate that a schedule could change
      'optimizer.schedule': name === 'rprop' ? 'constant' : SCHEDULES[i % SCHEDULES.length],
      'net.init': INITS[i % INITS.length],
    },
  ]),
  [
    'sgd with Nesterov',
    { 'optimizer.name': 'sgd', 'optimizer.momentum': 0.9, 'optimizer.nesterov': true },
  ],
  ...LOSSES.map((loss): [string, Patch] => [`loss ${loss}`, { loss }]),
  ...LOSSES.filter((loss) => loss !== 'bce').map((loss): [string, Patch] => [
    `loss ${loss} of three classes`,
    { loss, 'data.name': 'spirals3', batch: 7 },
  ]),
  ...GENERATED.slice(1).map((name): [string, Patch] => [
    `data ${name}`,
    {
      'data.name': name,
      'prep.standardize': name !== 'moons',
      ...(['plane', 'hills', 'sine', 'fishCakes'].includes(name) ? regression : {}),
    },
  ]),
  ['a number by sigmoid', { 'data.name': 'hills', loss: 'mse', 'net.out': 'sigmoid' }],
  ['a number by tanh', { 'data.name': 'hills', loss: 'huber', 'net.out': 'tanh' }],
  ['a number as it is', { 'data.name': 'plane', ...regression, 'prep.standardize': false }],
  ['iris', { data: { kind: 'builtin', name: 'iris' }, loss: 'crossEntropy' }],
  ['digits', { data: { kind: 'builtin', name: 'digits' }, loss: 'crossEntropy', 'stop.epochs': 1 }],
  [
    'drawn points',
    {
      data: {
        kind: 'points',
        points: Array.from({ length: 30 }, (_, i) => [i / 5 - 3, ((i * 7) % 11) / 2 - 2.5, i % 2]),
      },
      batch: 'full',
    },
  ],
  [
    'all activations, batch norm and dropout, a sample left over',
    {
      'net.layers': ACTIVATIONS.slice(0, 12).map((activation, i) =>
        layer(`l${i}`, {
          units: 3 + (i % 3),
          activation,
          batchNorm: i % 4 === 0,
          dropout: i % 5 ? 0 : 0.2,
        }),
      ),
      'data.n': 55,
      'prep.split': [60, 40, 0],
      batch: 8,
      'optimizer.schedule': 'cosine',
    },
  ],
  [
    'hardtanh, and no hidden layer beside it',
    { 'net.layers': [layer('h', { activation: 'hardtanh' })] },
  ],
  ['no hidden layer', { 'net.layers': [] }],
  ['all features', { 'prep.features': [...FEATURES] }],
  ['one feature', { 'prep.features': ['x2²'] }],
  ['no validation', { 'prep.split': [100, 0, 0] }],
  [
    'penalties, noise, a bound, early stopping',
    {
      'regularization.l1': 0.001,
      'regularization.l2': 0.01,
      'regularization.maxNorm': 1,
      'regularization.noise': 0.1,
      'stop.patience': 2,
      'stop.epochs': 40,
      'optimizer.lr': 0.3,
    },
  ],
  ['stops at a loss', { 'stop.lossBelow': 0.6, 'stop.epochs': 60, 'optimizer.lr': 0.05 }],
  ['float64', { dtype: 'f64', 'net.layers': [layer('a', { batchNorm: true, dropout: 0.3 })] }],
];

describe('the program of a config comes to the bits of the playground', () => {
  it.each(CASES)('%s', async (_, patch) => {
    const [program, playground] = await bothOf(configWith(patch));
    expect(program.losses?.length).toBeGreaterThan(0);
    expect(program).toEqual(playground);
  });

  it.each([
    ['classes', 'kind', { loss: 'crossEntropy' }],
    ['numbers', 'size', regression],
  ])('a table of %s', async (_, y, patch) => {
    const rows = Array.from({ length: 40 }, (_, i) => {
      const x = Math.round(1000 * Math.sin(i)) / 1000;
      return `${x},${i % 7},${['a', 'b', 'c'][i % 3]},${x * i}`;
    });
    const file = new TextEncoder().encode(`x one,x2,kind,size\n${rows.join('\n')}\n`);
    const x = ['x one', 'x2'];
    const config = configWith({
      data: { kind: 'csv', sha256: await sha256(file), x, y },
      ...patch,
    });
    const isClasses = y === 'kind';
    const facts = {
      task: isClasses ? 'classes' : 'regression',
      classes: isClasses ? 3 : 0,
      inputs: x,
      n: null,
    } as const;
    const text = typescriptOf(config, { language: 'en', facts });
    const disk = { 'node:fs/promises': { readFile: async () => file } };
    const { values } = await runProgram<{ run: Run }>(text, ['run'], disk);
    const experiment = await createExperiment(config, file);
    await experiment.run.play();
    expect(values.run.fingerprint).toBe(experiment.run.fingerprint);
  });

  it('live changes of all kinds', async () => {
    let config = configWith({
      'net.layers': [layer('a', { dropout: 0.1 })],
      'regularization.noise': 0.05,
      'stop.epochs': 12,
    });
    config = recordChange(config, 0, 'optimizer.lr', 0.05);
    config = recordChange(config, 4, 'net.layers.a.dropout', 0.3);
    config = recordChange(config, 5, 'regularization.noise', 0.2);
    config = recordChange(config, 5, 'regularization.l2', 0.02);
    config = recordChange(config, 11, 'regularization.l1', 0.001);
    config = recordChange(config, 13, 'optimizer.weightDecay', 0.01);
    const [program, playground] = await bothOf(checkConfig(config));
    expect(program).toEqual(playground);
    const [plain] = await bothOf({ ...config, events: [] });
    expect(plain.losses).not.toEqual(program.losses);
  });
});
