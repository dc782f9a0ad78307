import { checkNumber, type Range } from '../checks/check-number';
import { BpError } from '../process/errors';
import { noteHostRead } from '../watch/watch';
import type { NestedArray } from './like';
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
  const { data, shape, rank, dtype } = x;
  const values: NestedArray[] =
    dtype === 'bool' ? Array.from(data, (value) => value !== 0) : Array.from(data);
  if (rank === 0) return values[0];
  let at = 0;
  const build = (axis: number): NestedArray => {
    if (axis < rank - 1) return Array.from({ length: shape[axis] }, () => build(axis + 1));
    at += shape[axis];
    return values.slice(at - shape[axis], at);
  };
  return build(0);
}
