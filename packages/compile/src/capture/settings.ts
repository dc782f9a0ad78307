import { isTensor } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';

/** A property of a module, or of a list or plain object in one, and what it was when the module was first run. */
export interface Setting {
  readonly owner: object;
  readonly name: string;
  readonly value: unknown;
}

/** Longer lists and larger objects hold data, and count by their identity alone. */
const MOST_ITEMS = 32;

/** How deep options lie within options. */
const MOST_LEVELS = 4;

/**
 * What a module does depends on its properties: sizes, slopes, whether there is a bias, which tensor is the weight. Options
 * that lie in lists and plain objects are looked for there.
 */
export function settingsOf(owner: object, level = 0): Setting[] {
  return Object.entries(owner).flatMap(([name, value]): Setting[] => {
    const own = { owner, name, value };
    if (level === MOST_LEVELS || !holdsOptions(value)) return [own];
    return [own, ...settingsOf(value, level + 1)];
  });
}

function holdsOptions(value: unknown): value is object {
  if (isTensor(value) || !(Array.isArray(value) || isPlainObject(value))) return false;
  return Object.keys(value).length <= MOST_ITEMS;
}

/** Whether a setting is as it was: what the step itself writes, such as its latest output, is no setting. */
export function isSteady({ owner, name, value }: Setting): boolean {
  return Object.is((owner as Record<string, unknown>)[name], value);
}
