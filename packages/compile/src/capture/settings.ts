import { isTensor } from '@bp/tensor';
import { isList, isPlainObject } from '@bp/tensor/engine';
import type { Property } from './same-properties';

/** Longer lists and larger objects hold data, and count by their identity alone. */
const MOST_ITEMS = 32;

/** How deep options lie within options. */
const MOST_LEVELS = 4;

/**
 * What a module does depends on its properties: sizes, slopes, whether there is a bias, which tensor is the weight. Options
 * that lie in lists and plain objects are looked for there.
 */
export function settingsOf(owner: object, level = 0): Property[] {
  return Object.entries(owner).flatMap(([name, value]): Property[] => {
    const own = { owner, name, value };
    if (level === MOST_LEVELS || !holdsOptions(value)) return [own];
    return [own, ...settingsOf(value, level + 1)];
  });
}

function holdsOptions(value: unknown): value is object {
  if (isTensor(value) || !(isList(value) || isPlainObject(value))) return false;
  return Object.keys(value).length <= MOST_ITEMS;
}

/** Whether a setting is as it was: what the step itself writes, such as its latest output, is no setting. */
export function isSteady({ owner, name, value }: Property): boolean {
  return Object.is(owner[name as never], value);
}
