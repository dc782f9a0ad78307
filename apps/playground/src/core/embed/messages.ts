// What a page and the frame inside it say to each other by postMessage, version 1.
import { ConfigError, checkConfig, configAt, type ExperimentConfig, patchConfig } from '../config';

export const EMBED_VERSION = 1;

/** From the frame, once it listens. It carries nothing about what is shown, since it goes to whoever embeds it. */
export interface ReadyMessage {
  readonly type: 'bp:ready';
  readonly v: 1;
}

/** To the frame: what is to change. An empty one asks for the state. */
export interface SetMessage {
  readonly type: 'bp:set';
  readonly v: 1;
  /** Comes back in the answer. */
  readonly id?: string | number;
  readonly language?: 'ko' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly lab?: string;
  /** Settings by their paths: `{ 'optimizer.lr': 0.03 }`. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** A whole config instead; settings are put on top of it. */
  readonly config?: unknown;
}

/** From the frame, to who has spoken to it: after each `bp:set`, and whenever something has changed since. */
export interface StateMessage {
  readonly type: 'bp:state';
  readonly v: 1;
  /** That of the `bp:set` which it answers. */
  readonly id?: string | number;
  readonly language: 'ko' | 'en';
  readonly theme: 'light' | 'dark';
  readonly lab: string;
  readonly config: ExperimentConfig;
  /** Epochs that the run on screen has behind it; null where there is no run. */
  readonly epoch: number | null;
  /** Opens the same by itself. */
  readonly link: string;
  /** Why what was asked could not be; nothing has changed then. */
  readonly problem: EmbedProblem | null;
}

export interface EmbedProblem {
  /** Which part of the message, or which path of the config. */
  readonly path: string;
  /** As of ConfigError; `message` for a message that is none. */
  readonly key: string;
}

const FIELDS = ['type', 'v', 'id', 'language', 'theme', 'lab', 'set', 'config'];

/** Whether something that was said is meant for the frame at all. */
export function isForFrame(data: unknown): data is { readonly id?: unknown } {
  return (
    typeof data === 'object' && data !== null && (data as { type?: unknown }).type === 'bp:set'
  );
}

/** Checks a message for the frame. @throws ConfigError for a field that is unknown or is not what it should be */
export function readSet(data: object, labs: readonly string[]): SetMessage {
  const given = data as Record<string, unknown>;
  if (given.v !== EMBED_VERSION) throw new ConfigError('version', 'v');
  const odd = Object.keys(given).find((name) => !FIELDS.includes(name));
  if (odd !== undefined) throw new ConfigError('unknown', odd);
  oneOf('language', given.language, ['ko', 'en']);
  oneOf('theme', given.theme, ['light', 'dark']);
  oneOf('lab', given.lab, labs);
  const { id, set } = given;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') {
    throw new ConfigError('text', 'id');
  }
  const isRecord = typeof set === 'object' && set !== null && !Array.isArray(set);
  if (set !== undefined && !isRecord) throw new ConfigError('notAnObject', 'set');
  return data as SetMessage;
}

/** The config that a message makes of another one. @throws ConfigError where it makes no sense */
export function configSet(before: ExperimentConfig, { config, set }: SetMessage): ExperimentConfig {
  if (config === undefined && set === undefined) return before;
  const start =
    config === undefined ? { ...configAt(before, Infinity), events: [] } : checkConfig(config);
  const changed = Object.entries(set ?? {}).reduce(
    (now, [path, value]) => patchConfig(now, path, value),
    start,
  );
  return checkConfig(changed);
}

function oneOf(path: string, given: unknown, choices: readonly string[]) {
  if (given === undefined || choices.some((choice) => choice === given)) return;
  throw new ConfigError('choice', path, { choices: choices.join(', ') });
}
