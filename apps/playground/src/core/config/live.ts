import type { ExperimentConfig } from './config';
import { LIMITS, type Limit } from './limits';
import { patchConfig } from './patch';

const DROPOUT = /^net\.layers\.([a-z0-9]+)\.dropout$/;

/**
 * Whether a setting can change while a run goes on: the learning rate, weight decay, λ of both penalties, and dropout and
 * noise where they are above zero already (a layer that is not there cannot be turned up).
 */
export function isLive(config: ExperimentConfig, path: string): boolean {
  const layer = DROPOUT.exec(path)?.[1];
  if (layer !== undefined) {
    return config.net.layers.some(({ id, dropout }) => id === layer && dropout > 0);
  }
  if (path === 'regularization.noise') return config.regularization.noise > 0;
  const limit: Limit | undefined = LIMITS[path as keyof typeof LIMITS];
  return limit?.live === true && path !== 'net.layers.dropout';
}

/** The config as it is after some updates of its run: with all that was changed until then. */
export function configAt(config: ExperimentConfig, update: number): ExperimentConfig {
  let now = config;
  for (const event of config.events) {
    if (event.update > update) break;
    for (const [path, value] of Object.entries(event.patch)) now = patchConfig(now, path, value);
  }
  return { ...now, events: config.events };
}

/** The same config with a change at an update; what was recorded after it is forgotten, as the run forgets it. */
export function recordChange(
  config: ExperimentConfig,
  update: number,
  path: string,
  value: number,
): ExperimentConfig {
  const before = config.events.filter((event) => event.update < update);
  const here = config.events.find((event) => event.update === update);
  return { ...config, events: [...before, { update, patch: { ...here?.patch, [path]: value } }] };
}
