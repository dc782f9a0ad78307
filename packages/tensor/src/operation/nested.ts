import { checkSize, MOST_AXES, sizeOf } from '../layout/shape';
import { BpError, isBpError } from '../process/errors';
import { show } from '../process/show';
import type { NestedArray } from '../value/like';
import { isTensor } from '../value/tensor';

/** Nested arrays, read. */
interface Nested {
  readonly shape: number[];
  readonly numbers: Float64Array;
  /** Whether all of them are truth values. */
  readonly truth: boolean;
}

/**
 * Reads nested arrays, in full precision.
 *
 * @param written - whether texts may stand for the numbers that JSON cannot write
 * @throws BpError `BP_SHAPE` for arrays that are not rectangular, or too deep, as one that holds itself; `BP_DTYPE` for
 *   what is not a number; `BP_DEVICE` for more elements than a tensor can have
 */
export function readNested(op: string, value: NestedArray, written: boolean): Nested {
  try {
    const shape = shapeOf(op, value);
    // Before there is memory for all numbers.
    visitAll(op, value, shape, written, null);
    const numbers = new Float64Array(checkSize(op, sizeOf(shape)));
    return { shape, numbers, truth: visitAll(op, value, shape, written, numbers) };
  } catch (error) {
    if (isBpError(error)) throw error;
    // A proxy that was revoked, or a getter that throws.
    throw new BpError('BP_DTYPE', op, 'the given value cannot be read: {error}', {
      error: error instanceof Error ? error.message : error,
    });
  }
}

/** The extents along the first elements, which all others must have, too. */
function shapeOf(op: string, value: NestedArray): number[] {
  const shape: number[] = [];
  for (let level: NestedArray = value; Array.isArray(level); level = level[0] as NestedArray) {
    if (shape.length === MOST_AXES) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'arrays may be nested {most} deep, got deeper ones; does an array hold itself?',
        { most: MOST_AXES },
      );
    }
    shape.push(level.length);
    if (level.length === 0) break;
  }
  return shape;
}

/**
 * Visits nested arrays in order, refusing what is not rectangular or no number.
 *
 * @param target - takes the numbers; without one, the arrays and the first number of each are all that is looked at
 * @returns whether all numbers are truth values
 */
function visitAll(
  op: string,
  value: NestedArray,
  shape: readonly number[],
  written: boolean,
  target: Float64Array | null,
): boolean {
  let at = 0;
  let truths = 0;
  const path: number[] = [];
  const visit = (item: unknown, depth: number): void => {
    if (depth === shape.length) {
      if (typeof item === 'boolean') truths++;
      else if (typeof item !== 'number' && !(written && isWritten(item))) refuse(op, item, path);
      if (target !== null) target[at++] = Number(item);
      return;
    }
    if (!Array.isArray(item) || item.length !== shape[depth]) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'nested arrays must be rectangular, expected {expected} elements at {path}, got {got}',
        {
          expected: shape[depth],
          path: place(path.slice(0, depth)),
          got: Array.isArray(item) ? item.length : describe(item),
        },
      );
    }
    const all = target !== null || depth < shape.length - 1;
    const count = all ? item.length : Math.min(1, item.length);
    for (let i = 0; i < count; i++) {
      path[depth] = i;
      visit(item[i], depth + 1);
    }
  };
  visit(value, 0);
  return truths > 0 && truths === at;
}

/** Whether a text stands for a number that JSON cannot write. */
function isWritten(item: unknown): boolean {
  return typeof item === 'string' && /^(NaN|-?Infinity|-0)$/.test(item);
}

/** Refuses what is neither a number nor a truth value. */
function refuse(op: string, item: unknown, path: readonly number[]): never {
  if (Array.isArray(item)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'nested arrays must be rectangular, expected a number at {path}, got an array of {got}',
      { path: place(path), got: item.length },
    );
  }
  if (isTensor(item)) {
    throw new BpError(
      'BP_DTYPE',
      op,
      'expected a number at {path}, got a tensor; join tensors with stack or concat',
      { path: place(path) },
    );
  }
  if (path.length === 0) {
    throw new BpError(
      'BP_DTYPE',
      op,
      'expected a tensor, a number or arrays of numbers, got {got}',
      { got: describe(item) },
    );
  }
  throw new BpError('BP_DTYPE', op, 'expected a number at {path}, got {got}', {
    path: place(path),
    got: describe(item),
  });
}

function place(path: readonly number[]): string {
  return path.map((i) => `[${i}]`).join('') || 'the top';
}

function describe(item: unknown): string {
  if (typeof item === 'string') return `'${show(item)}'`;
  if (typeof item === 'bigint') return `the bigint ${show(item)}`;
  return typeof item === 'symbol' ? 'a symbol' : show(item);
}
