/** A count with commas: 101,770. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** An amount of memory, 1 KB being 1000 bytes: 407.1 KB. */
export function bytesText(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= 999.95 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${UNITS[unit]}`;
}

/** A number in at most four digits: 0.5, 12.35, 1.234e-7, ∞. */
export function shortNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return Object.is(value, -0) ? '−0' : '0';
  const size = Math.abs(value);
  const text =
    Number.isInteger(value) && size < 1e7
      ? String(value)
      : size >= 1e-3 && size < 1e5
        ? String(Number(value.toPrecision(4)))
        : value
            .toExponential(3)
            .replace(/\.?0+e/, 'e')
            .replace('e+', 'e');
  return text.replaceAll('-', '−');
}

/** A shape as it is written in code: [32, 10]. */
export function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
