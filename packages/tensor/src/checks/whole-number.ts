import { BpError } from '../process/errors';

/**
 * Refuses a value that is no whole number from `min` on.
 *
 * @param op - the name of the called function, for the message
 * @param name - the name of the option
 * @returns the value
 * @throws BpError `BP_OPTION` for fractions and smaller numbers, for infinities and NaN, and for what is no number
 * @example
 * wholeNumber('Linear', 'inFeatures', 64, 1); // 64
 */
export function wholeNumber(op: string, name: string, value: unknown, min: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min) return value;
  throw new BpError('BP_OPTION', op, '{name} must be a whole number ≥ {min}, got {value}', {
    name,
    min,
    value,
  });
}
