import {
  ConfigError,
  checkConfig,
  defaultConfig,
  type ExperimentConfig,
  patchConfig,
} from '../config';
import { canonical, difference, merge } from './difference';
import { pack, unpack } from './pack';

/** The packed difference to the defaults; empty for the defaults themselves. */
export function packConfig(config: ExperimentConfig): string {
  const change = difference(defaultConfig(), config);
  return change === undefined ? '' : pack(`${config.v}${canonical(change)}`);
}

/**
 * The config that a link carries: `c` is packed, other parameters whose names are paths of a config are put on top, so that
 * `seed=7&optimizer.lr=0.03` can be written by hand.
 *
 * @throws ConfigError for what cannot be read or makes no sense
 */
export function configOfLink(params: Readonly<Record<string, string>>): ExperimentConfig {
  let config = params.c ? unpackConfig(params.c) : defaultConfig();
  for (const [path, text] of Object.entries(params)) {
    if (!isConfigPath(path)) continue;
    const layer = /^net\.layers\.([^.]+)\./.exec(path)?.[1];
    if (layer !== undefined && config.net.layers.every(({ id }) => id !== layer)) {
      throw new ConfigError('unknown', path);
    }
    config = patchConfig(config, path, readText(text));
  }
  return checkConfig(config);
}

/** Whether a parameter of a link is a setting: a path into a config. */
export function isConfigPath(path: string): boolean {
  const [first, ...rest] = path.split('.');
  const defaults = defaultConfig() as unknown as Record<string, unknown>;
  if (first === 'v' || first === 'events' || !Object.hasOwn(defaults, first)) return false;
  const nested = typeof defaults[first] === 'object';
  return nested ? rest.length > 0 : rest.length === 0;
}

function unpackConfig(packed: string): ExperimentConfig {
  let text: string;
  let change: unknown;
  try {
    text = unpack(packed);
    change = JSON.parse(text.slice(1));
  } catch {
    throw new ConfigError('text', 'c', { got: `${packed.slice(0, 20)}…` });
  }
  if (text[0] !== '1') throw new ConfigError('version', 'c', { got: text[0] });
  return merge(defaultConfig(), change) as ExperimentConfig;
}

/** Numbers, flags and lists as JSON has them; anything else is a name. */
function readText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
