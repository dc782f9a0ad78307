import { checkNumber, type Range } from '../checks/check-number';
import { checkWork } from '../layout/shape';
import { BpError } from '../process/errors';
import { noteHostRead } from '../watch/watch';
import type { NestedArray, NestedJson, PlainTensor } from './like';
import type { Tensor } from './tensor';

/**
 * The value of a tensor of one element; truth values are 0 and 1.
 *
 * @throws BpError `BP_SHAPE` when there is not exactly one
 * @example
 * item(tensor([42])); // 42
 */
export function item({ size, shape, storage, offset }: Tensor): number {
  if (size !== 1) {
    throw new BpError(
      'BP_SHAPE',
      'item',
      'only a tensor of one element has a single value, got shape {shape}; use toArray()',
      { shape },
    );
  }
  noteHostRead('item');
  return storage.data[offset];
}

const DIGITS: Range = { holds: (x) => x >= 0 && x <= 100, text: '[0, 100]' };

/**
 * The value of a tensor of one element as text, with a fixed number of digits behind the point.
 *
 * @throws BpError `BP_SHAPE` when there is not exactly one element, `BP_OPTION` for what is no number of digits
 * @example
 * toFixed(tensor(0.25), 1); // '0.3'
 */
export function toFixed(x: Tensor, digits = 0): string {
  return item(x).toFixed(checkNumber('toFixed', 'digits', digits, DIGITS));
}

/** The elements as nested arrays; truth values are booleans. */
export function toNested(x: Tensor): NestedArray {
  noteHostRead('toArray');
  return nest(
    x.shape,
    valuesOf(x, (value) => value),
  ) as NestedArray;
}

/** What JSON keeps: nested arrays where they tell all, as they do not of whole numbers, float64 and nothing at all. */
export function toJson(x: Tensor): NestedJson | PlainTensor {
  const { dtype, shape, size } = x;
  const data = valuesOf(x, writeNumber);
  const nested = size > 0 && (dtype === 'float32' || dtype === 'bool');
  return nested ? nest(shape, data) : { dtype, shape, data };
}

/** A number, or the text for one that JSON cannot write. */
function writeNumber(value: number): number | string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : `${value}`;
}

/** V8 keeps no longer array in one piece, and ends the process where memory for it is missing. */
const LONGEST_ARRAY = 2 ** 27;

function valuesOf<T>(x: Tensor, write: (value: number) => T): (T | boolean)[] {
  checkWork('toArray', x.size, LONGEST_ARRAY);
  const { data, dtype } = x;
  return Array.from<number, T | boolean>(data, dtype === 'bool' ? (value) => value !== 0 : write);
}

function nest(shape: readonly number[], values: readonly NestedJson[]): NestedJson {
  const last = shape.length - 1;
  if (last < 0) return values[0];
  let at = 0;
  const build = (axis: number): NestedJson => {
    if (axis < last) return Array.from({ length: shape[axis] }, () => build(axis + 1));
    at += shape[axis];
    return values.slice(at - shape[axis], at);
  };
  return build(0);
}
