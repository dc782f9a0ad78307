import type { ExperimentConfig } from './config';
import { ConfigError } from './config-error';
import { LIMITS, MOST_INPUTS, MOST_LAYERS, MOST_POINTS } from './limits';
import {
  ACTIVATIONS,
  BUILTIN,
  FEATURES,
  GENERATED,
  INITS,
  LOSSES,
  OPTIMIZERS,
  OUTPUTS,
  SCHEDULES,
} from './names';
import { OUTPUTS_OF_LOSS } from './patch';
import { flag, keysOf, list, number, oneOf, record, shown, text } from './read-value';

/**
 * Reads a config that came from outside.
 *
 * @throws ConfigError which setting is wrong, and why; nothing is repaired silently
 */
export function checkConfig(given: unknown): ExperimentConfig {
  const config = record('', given);
  if (config.v !== 1) throw new ConfigError('version', 'v', { got: shown(config.v) });
  keysOf('', config, [
    'v',
    'seed',
    'data',
    'prep',
    'net',
    'loss',
    'optimizer',
    'regularization',
    'batch',
    'dtype',
    'stop',
    'events',
  ]);
  number('seed', config.seed, LIMITS.seed);
  checkData(config.data);
  checkPrep(config.prep);
  checkNet(config.net);
  const loss = oneOf('loss', config.loss, LOSSES);
  const out = (config.net as { out: string }).out;
  if (!OUTPUTS_OF_LOSS[loss].some((one) => one === out)) {
    throw new ConfigError('together', 'net.out', { loss, out });
  }
  checkOptimizer(config.optimizer);
  numbers('regularization', config.regularization, ['l1', 'l2', 'maxNorm', 'noise']);
  if (config.batch !== 'full') number('batch', config.batch, LIMITS.batch);
  oneOf('dtype', config.dtype, ['f32', 'f64']);
  numbers('stop', config.stop, ['epochs', 'patience', 'lossBelow']);
  checkEvents(config.events);
  return given as ExperimentConfig;
}

function numbers(path: string, given: unknown, names: readonly string[]) {
  const group = record(path, given);
  keysOf(path, group, names);
  for (const name of names) {
    number(`${path}.${name}`, group[name], LIMITS[`${path}.${name}` as keyof typeof LIMITS]);
  }
}

function checkData(given: unknown) {
  const data = record('data', given);
  switch (oneOf('data.kind', data.kind, ['generated', 'builtin', 'points', 'csv'])) {
    case 'generated':
      keysOf('data', data, ['kind', 'name', 'n', 'noise']);
      oneOf('data.name', data.name, GENERATED);
      number('data.n', data.n, LIMITS['data.n']);
      number('data.noise', data.noise, LIMITS['data.noise']);
      break;
    case 'builtin':
      keysOf('data', data, ['kind', 'name']);
      oneOf('data.name', data.name, BUILTIN);
      break;
    case 'points':
      keysOf('data', data, ['kind', 'points']);
      list('data.points', data.points, 0, MOST_POINTS).forEach((point, i) => {
        const path = `data.points.${i}`;
        const [x1, x2, label] = list(path, point, 3, 3);
        number(path, x1, { min: -10, max: 10 });
        number(path, x2, { min: -10, max: 10 });
        number(path, label, { min: 0, max: 3, whole: true });
      });
      break;
    case 'csv':
      keysOf('data', data, ['kind', 'sha256', 'x', 'y']);
      text('data.sha256', data.sha256, /^[0-9a-f]{64}$/);
      for (const name of list('data.x', data.x, 1, MOST_INPUTS))
        text('data.x', name, /^[\s\S]{1,200}$/);
      text('data.y', data.y, /^[\s\S]{1,200}$/);
  }
}

function checkPrep(given: unknown) {
  const prep = record('prep', given);
  keysOf('prep', prep, ['standardize', 'features', 'split']);
  flag('prep.standardize', prep.standardize);
  const features = list('prep.features', prep.features, 1, FEATURES.length);
  for (const name of features) oneOf('prep.features', name, FEATURES);
  if (new Set(features).size < features.length) throw new ConfigError('list', 'prep.features');
  const shares = list('prep.split', prep.split, 3, 3);
  for (const share of shares) number('prep.split', share, { min: 0, max: 100, whole: true });
  const [train, validation, test] = shares as number[];
  if (train + validation + test !== 100 || train < 10) {
    throw new ConfigError('together', 'prep.split', { train, validation, test });
  }
}

function checkNet(given: unknown) {
  const net = record('net', given);
  keysOf('net', net, ['layers', 'out', 'init']);
  oneOf('net.out', net.out, OUTPUTS);
  oneOf('net.init', net.init, INITS);
  const ids = list('net.layers', net.layers, 0, MOST_LAYERS).map((one, i) => {
    const path = `net.layers.${i}`;
    const layer = record(path, one);
    keysOf(path, layer, ['id', 'units', 'activation', 'batchNorm', 'dropout']);
    number(`${path}.units`, layer.units, LIMITS['net.layers.units']);
    oneOf(`${path}.activation`, layer.activation, ACTIVATIONS);
    flag(`${path}.batchNorm`, layer.batchNorm);
    number(`${path}.dropout`, layer.dropout, LIMITS['net.layers.dropout']);
    return text(`${path}.id`, layer.id, /^[a-z][a-z0-9]{0,7}$/);
  });
  if (ids.includes('out') || new Set(ids).size < ids.length) {
    throw new ConfigError('list', 'net.layers');
  }
}

function checkOptimizer(given: unknown) {
  const optimizer = record('optimizer', given);
  const names = ['lr', 'momentum', 'beta1', 'beta2', 'weightDecay'];
  keysOf('optimizer', optimizer, ['name', 'nesterov', 'schedule', ...names]);
  oneOf('optimizer.name', optimizer.name, OPTIMIZERS);
  oneOf('optimizer.schedule', optimizer.schedule, SCHEDULES);
  if (flag('optimizer.nesterov', optimizer.nesterov) && optimizer.momentum === 0) {
    throw new ConfigError('together', 'optimizer.nesterov', { momentum: 0 });
  }
  for (const name of names) {
    const path = `optimizer.${name}` as keyof typeof LIMITS;
    number(path, optimizer[name], LIMITS[path]);
  }
}

function checkEvents(given: unknown) {
  let last = -1;
  list('events', given, 0, 1000).forEach((one, i) => {
    const path = `events.${i}`;
    const event = record(path, one);
    keysOf(path, event, ['update', 'patch']);
    last = number(`${path}.update`, event.update, { min: last + 1, max: 2 ** 40, whole: true });
    for (const [name, value] of Object.entries(record(`${path}.patch`, event.patch))) {
      const limit =
        LIMITS[name.replace(/^net\.layers\.\w+\./, 'net.layers.') as keyof typeof LIMITS];
      if (!limit || !('live' in limit)) throw new ConfigError('unknown', `${path}.patch.${name}`);
      number(`${path}.patch.${name}`, value, limit);
    }
  });
}
