import { BpError } from '../process/errors';

/**
 * Refuses a value that is no whole number from `min` on.
 *
 * @param op - the name of the called function, for the message
 * @param name - the name of the option
 * @param max - the largest that makes sense
 * @returns the value
 * @throws BpError `BP_OPTION` for fractions and smaller numbers, for infinities and NaN, and for what is no number
 * @example
 * wholeNumber('Linear', 'inFeatures', 64, 1); // 64
 */
export function wholeNumber(
  op: string,
  name: string,
  value: unknown,
  min: number,
  max = Infinity,
): number {
  if (Number.isInteger(value) && (value as number) >= min) {
    if ((value as number) <= max) return value as number;
    throw new BpError('BP_OPTION', op, '{name} must be at most {max}, got {value}', {
      name,
      max,
      value,
    });
  }
  throw new BpError('BP_OPTION', op, '{name} must be a whole number ≥ {min}, got {value}', {
    name,
    min,
    value,
  });
}
