import { type NumberOrTensor, numberOrTensor } from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { hyperparameters } from './hyperparameters';
import { mapValues } from './map-values';
import { Optimizer } from './optimizer';
import type { Complete, OptionDefinitions, OptionsOfType } from './option-definition';
import { groupClass } from './parameter-group';
import type { OptimizedParameters } from './parameter-groups';
import { addSettings, type Settings } from './settings';
import { type RuleDefinition, remembered, variants } from './update-rule';
import type { Variant } from './variant';

/**
 * An optimizer, in the words of its paper.
 *
 * @typeParam T - its options
 * @typeParam Term - the names of its `terms`
 */
export interface OptimizerDefinition<T extends object, Term extends string = never> {
  /** The name of the class, for messages and state dicts. */
  readonly name: string;
  /**
   * Every option: a number as `[default, range]`, a pair as two such numbers by the names that formulas know them by, a
   * flag as its default.
   */
  readonly options: OptionDefinitions<T>;
  /**
   * Which terms the formula has, from which numbers are not 0 when a step begins: a term whose factor is 0 is left out.
   */
  readonly terms?: (
    isThere: Readonly<Record<OptionsOfType<T, number>, boolean>>,
  ) => Readonly<Record<Term, boolean>>;
  /** Throws for options that do not go together. */
  readonly check?: (options: Complete<T>) => void;
  /** The rule in one variant: with the terms and flags that are true. */
  readonly rule: (
    variant: Readonly<Record<Term | OptionsOfType<T, boolean>, boolean>>,
  ) => RuleDefinition;
}

/** The class of an optimizer; its options are properties that can be set. */
export type OptimizerClass<T extends object> = new (
  parameters: OptimizedParameters<T>,
  options?: T,
) => Optimizer<T> & Settings<T>;

/** The class of an optimizer, from a definition that is right: `defineOptimizer` without its checks. */
export function optimizerClass<
  T extends { lr?: NumberOrTensor | undefined },
  Term extends string = never,
>(definition: OptimizerDefinition<T, Term>): OptimizerClass<T> {
  const algorithm = algorithmOf(definition ?? {});
  const Group = groupClass(algorithm);
  class Defined extends Optimizer<T> {
    constructor(parameters: OptimizedParameters<T>, options?: T) {
      super(algorithm, Group, parameters, options);
    }
  }
  addSettings<Optimizer<T>>(
    Defined.prototype as Optimizer<T>,
    { ...algorithm, closed: false },
    ({ groups: [first] }, key) => first[key as never],
    (optimizer, options) => optimizer.set(options),
  );
  return Defined as unknown as OptimizerClass<T>;
}

function algorithmOf<T extends object, Term extends string>({
  name,
  options: definitions,
  terms,
  check,
  rule,
}: OptimizerDefinition<T, Term>): Algorithm<T> {
  const { defaults, flags, numbers, parts, ranges } = hyperparameters(definitions);
  // The same object for the same variant.
  const variant = remembered((found: Variant) => found);
  return {
    name,
    defaults: defaults as Complete<T>,
    parts,
    ranges,
    settings(op, options) {
      const given = options as Readonly<Record<string, unknown>>;
      const chosen = mapValues(flags, (read) => read(op, given));
      const values = mapValues(numbers, (read) => read(op, given));
      check?.(options);
      for (const key of Object.keys(ranges)) numberOrTensor(op, key, values[key], ranges[key]);
      return { numbers: values, flags: chosen };
    },
    variant: (isThere, chosen) => variant({ ...terms?.(isThere as never), ...chosen }),
    rule: variants(Object.keys(ranges), rule),
  };
}
