import { BpError } from '@bp/tensor';

/**
 * Refuses an option that is not a finite number within its range.
 *
 * @param fits - whether the value lies in the range
 * @param range - the range in mathematical notation, such as `(0, ∞)`
 */
export function checkNumber(
  op: string,
  name: string,
  value: number,
  fits: boolean,
  range: string,
): void {
  if (Number.isFinite(value) && fits) return;
  throw new BpError('BP_OPTION', op, '{name} must be a number in {range}, got {value}', {
    name,
    range,
    value,
  });
}
