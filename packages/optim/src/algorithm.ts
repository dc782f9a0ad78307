import type { NumberOrTensor, Range } from '@bp/tensor/engine';
import type { Complete } from './option-definition';
import type { UpdateRule } from './update-rule';
import type { Variant } from './variant';

/** The options of a group: numbers, and flags. */
export interface GroupSettings {
  readonly numbers: Readonly<Record<string, NumberOrTensor>>;
  readonly flags: Variant;
}

/** What makes one optimizer differ from another. */
export interface Algorithm<T extends object> {
  /** The name of the class, for messages and state dicts. */
  readonly name: string;
  /** Every option with its default. */
  readonly defaults: Complete<T>;
  /** What each number may be. */
  readonly ranges: Readonly<Record<string, Range>>;
  /** The numbers of each option that is no flag; a list for a pair. */
  readonly parts: Readonly<Record<string, string | readonly string[]>>;
  /** Checks options and takes them apart. */
  settings(op: string, options: Complete<T>): GroupSettings;
  /** The form of the rule where these numbers are not 0. */
  variant(isThere: Variant, flags: Variant): Variant;
  /** The rule of a variant, the same object for the same variant. */
  rule(variant: Variant): UpdateRule;
}
