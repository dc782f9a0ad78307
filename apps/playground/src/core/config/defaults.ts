import type { ExperimentConfig, LayerSpec } from './config';

/** A hidden layer as it is when it is added. */
export function defaultLayer(id: string, units = 8): LayerSpec {
  return { id, units, activation: 'tanh', batchNorm: false, dropout: 0 };
}

const VERSION_1: ExperimentConfig = {
  v: 1,
  seed: 42,
  data: { kind: 'generated', name: 'spirals', n: 300, noise: 0.2 },
  prep: { standardize: true, features: ['x1', 'x2'], split: [60, 20, 20] },
  net: { layers: [defaultLayer('a'), defaultLayer('b')], out: 'sigmoid', init: 'default' },
  loss: 'bce',
  optimizer: {
    name: 'adam',
    lr: 0.01,
    momentum: 0,
    nesterov: false,
    beta1: 0.9,
    beta2: 0.999,
    weightDecay: 0,
    schedule: 'constant',
  },
  regularization: { l1: 0, l2: 0, maxNorm: 0, noise: 0 },
  batch: 32,
  dtype: 'f32',
  stop: { epochs: 1000, patience: 0, lossBelow: 0 },
  events: [],
};

/** What a link of version 1 leaves out. Frozen for ever: a change here would change the numbers behind every link. */
export function defaultConfig(): ExperimentConfig {
  return VERSION_1;
}
