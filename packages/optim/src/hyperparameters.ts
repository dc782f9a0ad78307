import { BpError } from '@bp/tensor';
import { checkOption, type NumberOrTensor, type Range, readList } from '@bp/tensor/engine';
import type { NumberDefinition, PairDefinition } from './option-definition';

type Values<V> = Readonly<Record<string, V>>;
type Reader<V> = (op: string, options: Values<unknown>) => V;

/** What follows from the definitions of options. */
export interface Hyperparameters {
  /** Every option with its default. */
  readonly defaults: Values<unknown>;
  /** How to read the flags, which are checked. */
  readonly flags: Values<Reader<boolean>>;
  /** How to read the numbers, those of a pair each by itself; they are yet to be held against their ranges. */
  readonly numbers: Values<Reader<NumberOrTensor>>;
  /** The numbers of each option that is no flag; a list for a pair. */
  readonly parts: Values<string | readonly string[]>;
  /** What each number may be. */
  readonly ranges: Values<Range>;
}

/**
 * Sorts the options of an optimizer into flags and numbers.
 */
export function hyperparameters(
  definitions: Values<boolean | NumberDefinition | PairDefinition>,
): Hyperparameters {
  const defaults: Record<string, unknown> = {};
  const flags: Record<string, Reader<boolean>> = {};
  const numbers: Record<string, Reader<NumberOrTensor>> = {};
  const parts: Record<string, string | readonly string[]> = {};
  const ranges: Record<string, Range> = {};
  for (const [key, definition] of Object.entries(definitions)) {
    if (typeof definition === 'boolean') {
      defaults[key] = definition;
      flags[key] = (at, options) => {
        checkOption(at, key, options[key], 'boolean');
        return options[key] as boolean;
      };
    } else if (isNumber(definition)) {
      [defaults[key], ranges[key]] = definition;
      numbers[key] = (_, options) => options[key] as NumberOrTensor;
      parts[key] = key;
    } else {
      const example = Object.entries(definition).map(([name, [initial, range]], i) => {
        ranges[name] = range;
        numbers[name] = (at, options) => checkPair(at, key, options[key], example)[i];
        return initial;
      });
      defaults[key] = example;
      parts[key] = Object.keys(definition);
    }
  }
  return { defaults, flags, numbers, parts, ranges };
}

function isNumber(definition: NumberDefinition | PairDefinition): definition is NumberDefinition {
  return Array.isArray(definition);
}

function checkPair(op: string, name: string, value: unknown, example: number[]): number[] {
  const pair = readList(value);
  if (pair?.length === 2) return pair as number[];
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} must be a pair of numbers such as {example}, got {value}',
    { name, example, value },
  );
}
