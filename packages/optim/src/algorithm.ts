import type { Range } from '@bp/tensor/engine';
import type { Complete } from './option-definition';
import type { UpdateRule } from './update-rule';
import type { Variant } from './variant';

/** The options of a group: numbers, which may change while training, and the variant, which may not. */
export interface GroupSettings {
  readonly numbers: Readonly<Record<string, number>>;
  readonly variant: Variant;
}

/** What makes one optimizer differ from another. */
export interface Algorithm<T extends object> {
  /** The name of the class, for messages and state dicts. */
  readonly name: string;
  /** Every option with its default. */
  readonly defaults: Complete<T>;
  /** What each number may be. */
  readonly ranges: Readonly<Record<string, Range>>;
  /** Checks options and takes them apart. */
  settings(options: Complete<T>): GroupSettings;
  /** The rule of a variant, the same object for the same variant. */
  rule(variant: Variant): UpdateRule;
}
