import { fixed, power } from '../../../ui/format';

/** A number whose sign is always shown, with so many decimals; very small ones as powers of ten. */
export function signed(value: number, decimals = 4): string {
  const isSmall = value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals;
  const text = isSmall ? power(value, 3) : fixed(value, decimals);
  return value > 0 ? `+${text}` : text;
}
