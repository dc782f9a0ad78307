import { BpError } from '../process/errors';

/** The numbers an option may be. */
export interface Range {
  readonly holds: (value: number) => boolean;
  /** In mathematical notation, for messages. */
  readonly text: string;
}

export const FINITE: Range = { holds: (x) => Number.isFinite(x), text: '(-∞, ∞)' };
export const INFINITE_TOO: Range = {
  holds: (x) => typeof x === 'number' && !Number.isNaN(x),
  text: '[-∞, ∞]',
};
export const WHOLE: Range = { holds: (x) => Number.isInteger(x), text: 'ℤ' };
export const ABOVE_ZERO: Range = { holds: (x) => x > 0 && x < Infinity, text: '(0, ∞)' };
export const FROM_ZERO: Range = { holds: (x) => x >= 0 && x < Infinity, text: '[0, ∞)' };
/** The powers of a norm; ∞ is the largest absolute value. */
export const POWER: Range = { holds: (x) => x > 0, text: '(0, ∞]' };
export const FROM_ONE: Range = { holds: (x) => x >= 1 && x < Infinity, text: '[1, ∞)' };
export const BELOW_ONE: Range = { holds: (x) => x >= 0 && x < 1, text: '[0, 1)' };
export const UP_TO_ONE: Range = { holds: (x) => x >= 0 && x <= 1, text: '[0, 1]' };

/**
 * Refuses a value that is no number of the range.
 *
 * @param op - the name of the called function, for the message
 * @param name - the name of the option
 * @returns the value
 * @throws BpError `BP_OPTION` for a number out of the range, and for what is no number
 */
export function checkNumber(op: string, name: string, value: unknown, range: Range): number {
  if (typeof value === 'number' && range.holds(value)) return value;
  throw new BpError('BP_OPTION', op, '{name} must be a number in {range}, got {value}', {
    name,
    range: range.text,
    value,
  });
}
