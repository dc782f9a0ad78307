import type { NumberOrTensor, Range } from '@bp/tensor/engine';

/** Options of which none is missing. */
export type Complete<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

/** A number: its default, and what it may be. */
export type NumberDefinition = readonly [initial: number, range: Range];

/** Two numbers that are given as one option, by the names that formulas know them by. */
export type PairDefinition = Readonly<Record<string, NumberDefinition>>;

/** What is said of an option, by the type of its values; of a flag only the default. */
export type OptionDefinition<Value> = [Value] extends [boolean]
  ? boolean
  : [Value] extends [NumberOrTensor]
    ? NumberDefinition
    : PairDefinition;

/** Every option, in the order in which messages list them. */
export type OptionDefinitions<T> = {
  readonly [K in keyof T]-?: OptionDefinition<Exclude<T[K], undefined>>;
};

/** The names of the options whose values are of a type. */
export type OptionsOfType<T, Value> = {
  [K in keyof T]-?: Exclude<T[K], undefined> extends Value ? K & string : never;
}[keyof T];
