import { BpError } from '@bp/tensor';

/** The numbers an option may be. */
export interface Range {
  readonly holds: (value: number) => boolean;
  /** In mathematical notation, for messages. */
  readonly text: string;
}

export const FROM_ZERO: Range = { holds: (x) => x >= 0 && x < Infinity, text: '[0, ∞)' };
export const AT_LEAST_ZERO: Range = { holds: (x) => x >= 0, text: '[0, ∞]' };
export const ABOVE_ZERO: Range = { holds: (x) => x > 0, text: '(0, ∞]' };
export const FROM_ONE: Range = { holds: (x) => x >= 1 && x < Infinity, text: '[1, ∞)' };
export const BELOW_ONE: Range = { holds: (x) => x >= 0 && x < 1, text: '[0, 1)' };
export const UP_TO_ONE: Range = { holds: (x) => x >= 0 && x <= 1, text: '[0, 1]' };

/** Refuses a value that is no number of the range. */
export function checkNumber(op: string, name: string, value: unknown, range: Range): number {
  if (typeof value === 'number' && range.holds(value)) return value;
  throw new BpError('BP_OPTION', op, '{name} must be a number in {range}, got {value}', {
    name,
    range: range.text,
    value,
  });
}

/** Refuses what is not a pair of numbers. */
export function checkPair(op: string, name: string, value: unknown): readonly [number, number] {
  if (Array.isArray(value) && value.length === 2) return value as [number, number];
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} must be a pair of numbers such as {example}, got {value}',
    { name, example: '[0.9, 0.999]', value },
  );
}
