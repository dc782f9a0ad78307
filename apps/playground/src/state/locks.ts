import { ConfigError, checkConfig, type ExperimentConfig, patchConfig } from '../core/config';
import { canonical, isConfigPath } from '../core/link';

/** What a teacher's link holds fast: `lock=data,optimizer.lr&hide=net&ask=…&goal=…`. */
export interface Locks {
  /** Paths of a config (`data` holds all of it, `all` everything), or names of a lab's own parameters. */
  readonly locked: readonly string[];
  /** Settings whose controls are not shown. They are locked too. */
  readonly hidden: readonly string[];
  /** What the learner is to do, in the teacher's words. */
  readonly ask: string;
  /** What the run is to reach, as a challenge writes it. */
  readonly goal: string;
}

export const NO_LOCKS: Locks = { locked: [], hidden: [], ask: '', goal: '' };

const LONGEST_TEXT = 300;

export function readLocks(params: Readonly<Record<string, string>>): Locks {
  return {
    locked: names(params.lock),
    // a frame in another page leaves parts out for room, and that page may change them
    hidden: params.embed ? [] : names(params.hide),
    ask: (params.ask ?? '').trim().slice(0, LONGEST_TEXT),
    goal: (params.goal ?? '').trim().slice(0, LONGEST_TEXT),
  };
}

/** Whether a link holds or asks anything; a challenge alone does not. */
export function hasLocks({ locked, hidden, ask }: Locks): boolean {
  return locked.length > 0 || hidden.length > 0 || ask !== '';
}

function names(list = ''): string[] {
  const all = list.split(',').map((name) => name.trim());
  return [...new Set(all.filter((name) => name !== ''))];
}

/** A second link in the same window adds its locks; it takes none away, or one edited by hand would open what is locked. */
export function joinLocks(held: Locks, next: Locks): Locks {
  return {
    locked: [...new Set([...held.locked, ...next.locked])],
    hidden: [...new Set([...held.hidden, ...next.hidden])],
    ask: next.ask || held.ask,
    goal: next.goal || held.goal,
  };
}

/** The parameters that carry the locks on to the next place. */
export function lockParams(locks: Locks): Record<string, string> {
  const { locked, hidden, ask, goal } = locks;
  if (!hasLocks(locks)) return {};
  return {
    ...(locked.length > 0 && { lock: locked.join(',') }),
    ...(hidden.length > 0 && { hide: hidden.join(',') }),
    ...(ask !== '' && { ask }),
    ...(goal !== '' && { goal }),
  };
}

/** Whether a setting, or a parameter of a lab, is held fast. */
export function isLocked({ locked, hidden }: Locks, path: string): boolean {
  return covers(locked, path) || covers(hidden, path);
}

export function isHidden({ hidden }: Locks, path: string): boolean {
  return covers(hidden, path);
}

function covers(list: readonly string[], path: string): boolean {
  return list.some((name) => {
    // a lab's own parameters, its step among them, are no settings
    if (name === 'all') return isConfigPath(path);
    return path === name || path.startsWith(`${name}.`);
  });
}

/**
 * The config that somebody wants, with everything locked as it is held. Where the two do not go together (another loss, whose
 * output is locked), the held one stays.
 */
export function keepLocked(
  locks: Locks,
  held: ExperimentConfig,
  wanted: ExperimentConfig,
): ExperimentConfig {
  const paths = [...locks.locked, ...locks.hidden];
  if (paths.length === 0) return wanted;
  if (paths.includes('all')) return held;
  let kept = keepEvents(locks, held, wanted);
  for (const path of paths) {
    const value = valueAt(held, path);
    if (value !== undefined && canonical(valueAt(kept, path)) !== canonical(value)) {
      kept = put(kept, path, value);
      // its layer was taken away
      if (canonical(valueAt(kept, path)) !== canonical(value)) return held;
    }
  }
  try {
    return checkConfig(kept);
  } catch (error) {
    if (error instanceof ConfigError) return held;
    throw error;
  }
}

/** Recorded changes of a locked setting would open it through the back door. */
function keepEvents(locks: Locks, held: ExperimentConfig, wanted: ExperimentConfig) {
  if (canonical(held.events) === canonical(wanted.events)) return wanted;
  const events = wanted.events.filter(
    ({ patch }) => !Object.keys(patch).some((path) => isLocked(locks, path)),
  );
  return { ...wanted, events };
}

function valueAt(config: ExperimentConfig, path: string): unknown {
  const layer = /^net\.layers\.([a-z0-9]+)\.(\w+)$/.exec(path);
  const keys = layer ? [layer[2]!] : path.split('.');
  let node: unknown = layer ? config.net.layers.find(({ id }) => id === layer[1]) : config;
  for (const key of keys) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
    node = (node as Record<string, unknown>)[key];
  }
  return node;
}

/** Sets what was held; unlike a learner's own change, a loss brings no other output with it. */
function put(config: ExperimentConfig, path: string, value: unknown): ExperimentConfig {
  const changed = patchConfig(config, path, value);
  return path === 'loss' ? { ...config, loss: changed.loss } : changed;
}
