import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isPlainObject } from '@bp/tensor/engine';

/** The arguments of a call in one row: tensors, and values that count as constants. */
export interface Arguments {
  readonly values: readonly unknown[];
  /** How arrays and objects of tensors were taken apart; empty where there are none. */
  readonly structure: string;
}

/**
 * Arrays of numbers become tensors, arrays and plain objects that hold tensors are taken apart, one level deep. Everything
 * else is left as it is.
 */
export function readArguments(op: string, given: readonly unknown[]): Arguments {
  for (let i = 0; i < given.length; i++) {
    const value = given[i];
    if (typeof value === 'object' && value !== null && !isInput(value)) {
      return takeApart(op, given);
    }
  }
  return { values: given, structure: '' };
}

/** Whether a value is copied in; a parameter or variable is known by its identity instead. */
export function isInput(value: unknown): value is Tensor {
  return isTensor(value) && (value.record === null || value.record.cut !== undefined);
}

function takeApart(op: string, given: readonly unknown[]): Arguments {
  const values: unknown[] = [];
  const parts: string[] = [];
  for (const [i, value] of given.entries()) {
    if (isListOfTensors(value)) {
      parts.push(`${i}[${value.length}]`);
      for (const item of value) values.push(readItem(op, item));
    } else if (isPlainObject(value)) {
      const names = Object.keys(value);
      parts.push(`${i}${JSON.stringify(names)}`);
      for (const name of names) values.push(readItem(op, value[name]));
    } else values.push(readItem(op, value));
  }
  return { values, structure: parts.join(' ') };
}

function readItem(op: string, value: unknown): unknown {
  if (isTensor(value)) return value;
  const numbers = ArrayBuffer.isView(value) || isNumbers(value);
  return numbers ? asTensor(op, value as TensorLike) : value;
}

/**
 * Refuses arguments out of which a gradient should flow.
 *
 * @throws BpError `BP_OPTION` for a result that is part of a gradient
 */
export function refuseRecorded(op: string, values: readonly unknown[]): void {
  if (!values.some((value) => isTensor(value) && value.record?.computed)) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'an argument must not be the result of a recorded computation, since no gradient flows back out of a compiled step; pass detach(x), or compute it inside',
  );
}

/** Whether a value is a list in which a tensor stands. */
export function isListOfTensors(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value) && value.length < LONGEST && value.some(isTensor);
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

/** Whether a value is an array of numbers, or deeper than those can be, which is for `asTensor` to refuse. */
function isNumbers(value: unknown): boolean {
  try {
    if (!Array.isArray(value)) return false;
    let first: unknown = value;
    for (let depth = 0; depth < 99 && Array.isArray(first); depth++) first = first[0];
    return ['number', 'boolean', 'undefined'].includes(typeof first) || Array.isArray(first);
  } catch {
    return false;
  }
}

/** A longer list is no list of tensors: nobody could have made it but by its length. */
const LONGEST = 2 ** 24;

/** The arguments as they were given, with other values in the row. */
export function putTogether(given: readonly unknown[], values: readonly unknown[]): unknown[] {
  let next = 0;
  return given.map((value) => {
    if (isListOfTensors(value)) return value.map(() => values[next++]);
    if (isPlainObject(value)) {
      return Object.fromEntries(Object.keys(value).map((name) => [name, values[next++]]));
    }
    return values[next++];
  });
}
