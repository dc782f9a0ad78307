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
  const paths = Object.keys(params).filter(isConfigPath);
  for (const path of paths.sort((a, b) => rank(a) - rank(b))) {
    const layer = /^net\.layers\.([^.]+)\./.exec(path)?.[1];
    if (layer !== undefined && config.net.layers.every(({ id }) => id !== layer)) {
      throw new ConfigError('unknown', path);
    }
    const value = readText(params[path]);
    config = path === 'data.kind' ? withKind(config, value) : patchConfig(config, path, value);
  }
  return checkConfig(config);
}

/** Settings that bring others with them, so that what a link says of those counts, in whatever order it stands. */
const FIRST = ['data.kind', 'loss', 'optimizer.name', 'net.layers'];

function rank(path: string): number {
  return FIRST.includes(path) ? FIRST.indexOf(path) : FIRST.length;
}

/** Data of another kind have fields of their own. */
function withKind(config: ExperimentConfig, kind: unknown): ExperimentConfig {
  if (config.data.kind === kind) return config;
  const { data } = defaultConfig();
  return patchConfig(config, 'data', data.kind === kind ? data : { kind });
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
  let change: unknown;
  try {
    const text = unpack(packed);
    // a later version may write what follows in another way
    const version = /^\d+(?=\D)/.exec(text)?.[0];
    if (version !== undefined && version !== '1') {
      throw new ConfigError('version', 'c', { got: version });
    }
    change = JSON.parse(text.slice(1));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('text', 'c', { got: `${packed.slice(0, 20)}…` });
  }
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
