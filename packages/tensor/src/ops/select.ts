import { INFINITE_TOO } from '../checks/check-number';
import { f } from '../formula/build';
import type { Node } from '../formula/node';
import { isFloat } from '../layout/dtype';
import { apply } from '../operation/apply';
import { asPair, asTensor } from '../operation/convert';
import { formulaOperation } from '../operation/formula-operation';
import { BpError } from '../process/errors';
import type { Tensor, TensorLike } from '../value/tensor';
import { cast } from './cast';

const choice = (condition: Node, x: Node, y: Node): Node => f.select(condition, x, y);
const CHOICE = { operands: ['condition', 'x', 'y'], result: 'same' } as const;

const whereOperation = /* @__PURE__ */ formulaOperation('where', choice, CHOICE);
const maskedFillOperation = /* @__PURE__ */ formulaOperation('maskedFill', choice, CHOICE);

/**
 * x where the condition is true, else y. The side that was not chosen receives a gradient of exactly 0, also where
 * its own derivative is infinite.
 *
 * @param condition - bool, or numbers of which 0 is false; the three shapes broadcast
 * @returns a tensor of the broadcast shape and the larger type of x and y
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * where([true, false], [1, 2], 0).toArray(); // [1, 0]
 */
export function where(condition: TensorLike, x: TensorLike, y: TensorLike): Tensor {
  const mask = cast(asTensor('where', condition), 'bool');
  return apply(whereOperation, [mask, ...asPair('where', x, y)], []);
}

/**
 * x with the elements replaced at which the mask is true.
 *
 * @param mask - bool; broadcasts with x
 * @param value - what stands there instead, often −∞ before a softmax; where x cannot hold it, the result is float32
 * @throws BpError `BP_SHAPE` when the shapes do not broadcast
 * @example
 * maskedFill([1, 2], [false, true], -1).toArray(); // [1, -1]
 */
export function maskedFill(x: TensorLike, mask: TensorLike, value: number): Tensor {
  const chosen = cast(asTensor('maskedFill', mask), 'bool');
  const rest = asTensor('maskedFill', x);
  return apply(maskedFillOperation, [chosen, ...asPair('maskedFill', value, rest)], []);
}

/**
 * At a bound the element itself is chosen, so it keeps its gradient, as in PyTorch; NaN passes none. Where low > high, nothing
 * lies between them.
 */
function between(x: Node, low: Node, high: Node): Node {
  const least = f.min(low, high);
  const outside = f.select(f.lt(x, low), least, f.select(f.gt(x, high), high, Number.NaN));
  return f.select(f.and(f.ge(x, low), f.le(x, high)), x, outside);
}

const clampOperation = /* @__PURE__ */ formulaOperation('clamp', between, {
  scalars: ['min', 'max'],
  result: 'same',
  shown: (x, min, max) => f.select(f.gt(x, max), max, f.select(f.lt(x, min), f.min(min, max), x)),
});

/**
 * x limited to [min, max], min(max(x, min), max): with min > max it is max everywhere. NaN stays NaN. Inside and at the bounds the gradient passes, outside and at NaN it is 0. Whole
 * numbers between whole bounds stay whole.
 *
 * @param min - the lower bound, −∞ for none
 * @param max - the upper bound, +∞ for none
 * @throws BpError `BP_OPTION` when a bound is NaN
 * @example
 * clamp([-2, 0.5, 2], -1, 1).toArray(); // [-1, 0.5, 1]
 */
export function clamp(x: TensorLike, min = -Infinity, max = Infinity): Tensor {
  if (!INFINITE_TOO.holds(min) || !INFINITE_TOO.holds(max)) {
    throw new BpError('BP_OPTION', 'clamp', 'min and max must be numbers, got {min} and {max}', {
      min,
      max,
    });
  }
  const input = asTensor('clamp', x);
  if (isFloat(input.dtype)) return apply(clampOperation, [input], [min, max]);
  if (isWhole(min) && isWhole(max)) {
    const bounds = [min, max].map((bound) => Math.min(Math.max(bound, -(2 ** 31)), 2 ** 31 - 1));
    return apply(clampOperation, [cast(input, 'int32')], bounds);
  }
  return apply(clampOperation, [cast(input, 'float32')], [min, max]);
}

/** An infinite bound is none, and leaves whole numbers whole. */
function isWhole(bound: number): boolean {
  return Number.isInteger(bound) || Math.abs(bound) === Infinity;
}
