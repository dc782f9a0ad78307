import { BpError } from '@bp/tensor';
import { checkNumber, type Range } from '@bp/tensor/engine';
import type { UpdateRule } from './update-rule';

/** Which form of its rule an optimizer follows; fixed when it is made. */
export type Variant = Readonly<Record<string, boolean>>;

/** The options of a group: numbers, which may change while training, and the variant, which may not. */
export interface GroupSettings<V extends Variant = Variant> {
  readonly numbers: Readonly<Record<string, number>>;
  readonly variant: V;
}

/** Options of which none is missing. */
export type Complete<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

/** What makes one optimizer differ from another. */
export interface Algorithm<T extends object, V extends Variant = Variant> {
  /** The name of the class, for messages and state dicts. */
  readonly name: string;
  /** Every option with its default. */
  readonly defaults: Complete<T>;
  /** What each number may be. */
  readonly ranges: Readonly<Record<string, Range>>;
  /** Takes options apart. */
  settings(options: Complete<T>): GroupSettings<V>;
  /** The rule of a variant, the same object for the same variant. */
  rule(variant: V): UpdateRule;
}

/** The options of a group, checked and taken apart. */
export function readSettings<T extends object>(
  algorithm: Algorithm<T>,
  options: Complete<T>,
): GroupSettings {
  const { name, defaults, ranges } = algorithm;
  for (const key of Object.keys(defaults) as (keyof T & string)[]) {
    if (typeof defaults[key] === 'boolean' && typeof options[key] !== 'boolean') {
      throw new BpError('BP_OPTION', name, '{key} must be true or false, got {value}', {
        key,
        value: options[key],
      });
    }
  }
  const settings = algorithm.settings(options);
  for (const [key, range] of Object.entries(ranges))
    checkNumber(name, key, settings.numbers[key], range);
  return settings;
}
