import { type DType, isFloat } from '../layout/dtype';
import { valueAt } from './elements';
import type { Storage } from './storage';

/** What is printed of a tensor. */
interface Printable {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly rank: number;
  readonly size: number;
  readonly strides: readonly number[];
  readonly offset: number;
  readonly storage: Storage;
  readonly requiresGrad: boolean;
}

/** Longer tensors are shortened to this many elements at each end of an axis. */
const EDGE = 3;
const LONGEST = 1000;
/** Columns of a line; longer rows go on in the next one. */
const LINE = 80;
/** Digits behind the point, and the magnitudes that are still written without an exponent. */
const DIGITS = 4;
const PLAIN_FROM = 0.99995e-4;
const PLAIN_BELOW = 1e6;
const WHOLE_BELOW = 1e10;

/**
 * A tensor for reading: type and shape in the first line, then its values in columns, shortened when there are many.
 *
 * @example
 * printTensor(tensor([[1, 2.5], [3, 4]])).split('\n'); // ['Tensor float32 [2, 2]', '[[1.0, 2.5],', ' [3.0, 4.0]]']
 */
export function printTensor(x: Printable): string {
  const label = `Tensor ${x.dtype} [${x.shape.join(', ')}]${x.requiresGrad ? ' requiresGrad' : ''}`;
  if (x.size === 0) return `${label}\n[]`;
  const shown = x.shape.map((extent) => visible(extent, x.size > LONGEST));
  const lines = block(x, shown, [], numberFormat(x, shown));
  return x.rank === 0 ? `${label} ${lines}` : `${label}\n${lines}`;
}

/** The positions of an axis that are printed; −1 stands for the gap. */
function visible(extent: number, short: boolean): number[] {
  if (!short || extent <= 2 * EDGE) return Array.from({ length: extent }, (_, i) => i);
  const edge = Array.from({ length: EDGE }, (_, i) => i);
  return [...edge, -1, ...edge.map((i) => extent - EDGE + i)];
}

function block(
  x: Printable,
  shown: readonly (readonly number[])[],
  at: readonly number[],
  write: (value: number) => string,
): string {
  const axis = at.length;
  if (axis === x.rank) return write(valueAt(x, at));
  const items = shown[axis].map((i) => (i < 0 ? '…' : block(x, shown, [...at, i], write)));
  if (axis === x.rank - 1) return `[${wrapped(items, x.rank)}]`;
  // Matrices of a stack are set apart by an empty line each.
  return `[${items.join(`,${'\n'.repeat(x.rank - 1 - axis)}${' '.repeat(axis + 1)}`)}]`;
}

/** The numbers of a row, on as many lines as they need. */
function wrapped(items: readonly string[], indent: number): string {
  let text = items[0];
  let column = indent + text.length;
  for (const item of items.slice(1)) {
    const goesOn = column + 2 + item.length + indent <= LINE;
    text += goesOn ? `, ${item}` : `,\n${' '.repeat(indent)}${item}`;
    column = (goesOn ? column + 2 : indent) + item.length;
  }
  return text;
}

/** One way of writing for all shown numbers, so that columns line up. */
function numberFormat(
  x: Printable,
  shown: readonly (readonly number[])[],
): (value: number) => string {
  const values: number[] = [];
  block(x, shown, [], (value) => {
    values.push(value);
    return '';
  });
  const write = x.dtype === 'bool' ? writeTruth : isFloat(x.dtype) ? realFormat(values) : String;
  if (x.rank === 0) return write;
  const width = values.reduce((widest, value) => Math.max(widest, write(value).length), 0);
  return (value) => write(value).padStart(width);
}

const writeTruth = (value: number): string => (value !== 0 ? 'true' : 'false');

function realFormat(values: readonly number[]): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const plain = isPlain(finite);
  const digits = finite.reduce((most, value) => Math.max(most, digitsOf(value, plain)), 0);
  return (value) => {
    if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
    return writeReal(value, plain, digits);
  };
}

/** Whether the numbers can be read without exponents. */
function isPlain(finite: readonly number[]): boolean {
  const whole = finite.every(Number.isInteger);
  return finite.every((value) => {
    const magnitude = Math.abs(value);
    if (whole) return magnitude < WHOLE_BELOW;
    return magnitude === 0 || (magnitude >= PLAIN_FROM && magnitude < PLAIN_BELOW);
  });
}

/** How many digits behind the point tell as much as {@link DIGITS} do: none for 3.0000, one for 2.5000. */
function digitsOf(value: number, plain: boolean): number {
  const full = Number(writeReal(value, plain, DIGITS));
  let digits = 0;
  while (Number(writeReal(value, plain, digits)) !== full) digits++;
  return digits;
}

function writeReal(value: number, plain: boolean, digits: number): string {
  const sign = Object.is(value, -0) ? '-' : '';
  if (plain) return sign + value.toFixed(digits);
  return value === 0 ? `${sign}0` : value.toExponential(digits);
}
