import type { ExperimentConfig, LayerSpec } from './config';
import type { LossName, Output } from './names';

/** The outputs that go with a loss; the first is what it gets when another does not fit. */
export const OUTPUTS_OF_LOSS: Readonly<Record<LossName, readonly Output[]>> = {
  bce: ['sigmoid'],
  crossEntropy: ['softmax'],
  mse: ['tanh', 'sigmoid', 'identity'],
  halfSse: ['sigmoid', 'tanh', 'identity'],
  mae: ['identity', 'tanh', 'sigmoid'],
  huber: ['identity', 'tanh', 'sigmoid'],
  hinge: ['identity'],
};

/**
 * The same config with one setting changed. `net.layers.<id>.<setting>` means a layer by its id. What only goes together is kept
 * together: a loss brings its output, and Rprop, which finds its own steps, a constant schedule.
 */
export function patchConfig(
  config: ExperimentConfig,
  path: string,
  value: unknown,
): ExperimentConfig {
  const layer = /^net\.layers\.([a-z0-9]+)\.(\w+)$/.exec(path);
  const changed = layer
    ? patchLayer(config, layer[1], layer[2], value)
    : (put(config, path.split('.'), value) as ExperimentConfig);
  if (path === 'loss') return withFittingOutput(changed);
  return path === 'optimizer.name' ? withFittingSchedule(changed) : changed;
}

function patchLayer(config: ExperimentConfig, id: string, key: string, value: unknown) {
  const layers = config.net.layers.map(
    (layer): LayerSpec => (layer.id === id ? { ...layer, [key]: value } : layer),
  );
  return { ...config, net: { ...config.net, layers } };
}

function put(node: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const record = (typeof node === 'object' && node !== null ? node : {}) as Record<string, unknown>;
  return { ...record, [key]: put(record[key], rest, value) };
}

function withFittingOutput(config: ExperimentConfig): ExperimentConfig {
  // a loss that does not exist may have come from outside; checkConfig refuses it
  if (!Object.hasOwn(OUTPUTS_OF_LOSS, config.loss)) return config;
  const fitting = OUTPUTS_OF_LOSS[config.loss];
  if (fitting.includes(config.net.out)) return config;
  return { ...config, net: { ...config.net, out: fitting[0] } };
}

function withFittingSchedule(config: ExperimentConfig): ExperimentConfig {
  if (config.optimizer.name !== 'rprop') return config;
  return { ...config, optimizer: { ...config.optimizer, schedule: 'constant' } };
}
