/** Digits above the line. */
export function raised(digits: string | number): string {
  return withDigits(digits, '⁰¹²³⁴⁵⁶⁷⁸⁹');
}

/** The digits of a number, each in another shape. */
export function withDigits(digits: string | number, shapes: string): string {
  return `${digits}`.replace(/\d/g, (digit) => shapes[Number(digit)]);
}
