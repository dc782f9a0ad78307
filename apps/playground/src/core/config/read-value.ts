// Reads single values of a config that came from outside; what does not fit is a ConfigError with its path.
import { ConfigError } from './config-error';
import type { Limit } from './limits';

export function record(path: string, given: unknown): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ConfigError('notAnObject', path);
  }
  return given as Record<string, unknown>;
}

/** All these keys, and no other. */
export function keysOf(
  path: string,
  given: Record<string, unknown>,
  names: readonly string[],
): void {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  for (const name of Object.keys(given)) {
    if (!names.includes(name)) throw new ConfigError('unknown', at(name));
  }
  for (const name of names) {
    if (!Object.hasOwn(given, name)) throw new ConfigError('missing', at(name));
  }
}

export function number(path: string, given: unknown, limit: Limit): number {
  const { min, max, whole } = limit;
  if (typeof given !== 'number' || !(given >= min && given <= max)) {
    throw new ConfigError('number', path, { min, max, got: shown(given) });
  }
  if (whole && !Number.isInteger(given)) {
    throw new ConfigError('whole', path, { got: given });
  }
  return given;
}

export function oneOf<T extends string>(path: string, given: unknown, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === given);
  if (found === undefined) {
    throw new ConfigError('choice', path, { choices: choices.join(', '), got: shown(given) });
  }
  return found;
}

export function flag(path: string, given: unknown): boolean {
  if (typeof given !== 'boolean') throw new ConfigError('flag', path, { got: shown(given) });
  return given;
}

export function list(path: string, given: unknown, least: number, most: number): unknown[] {
  if (!Array.isArray(given) || given.length < least || given.length > most) {
    throw new ConfigError('list', path, { least, most });
  }
  // a hole would be passed over by forEach and map
  return Array.from(given);
}

export function text(path: string, given: unknown, form: RegExp): string {
  if (typeof given !== 'string' || !form.test(given)) {
    throw new ConfigError('text', path, { got: shown(given) });
  }
  return given;
}

/** A value as a message tells it. What lies in lists and records is not told: it may be deep, or lead back to itself. */
export function shown(given: unknown): string {
  if (Array.isArray(given)) return given.length === 0 ? '[]' : '[…]';
  if (typeof given === 'object' && given !== null) return '{…}';
  const text = typeof given === 'string' ? JSON.stringify(given) : String(given);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
