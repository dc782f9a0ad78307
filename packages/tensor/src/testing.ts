/**
 * For tests: what it means that two tensors are equal, for vitest and Jest.
 *
 * @module
 */
import { sameShape } from './layout/shape';
import { isTensor } from './value/tensor';

/**
 * Has `expect(a).toEqual(b)` compare tensors by their type, shape and values, however they lie in memory: NaN equals NaN, and
 * −0 is not 0, as in arrays. A setup file says `expect.addEqualityTesters([equalTensors])`, with `expect` from `vitest` or from
 * `@jest/globals`.
 *
 * @returns whether two tensors are equal; undefined where one of the values is none, so that others compare them
 * @example
 * equalTensors(tensor([[1, 2]]).transpose(), tensor([[1], [2]])); // true
 * equalTensors(tensor([1]), [1]); // undefined
 */
export function equalTensors(a: unknown, b: unknown): boolean | undefined {
  if (!isTensor(a) || !isTensor(b)) return undefined;
  const [x, y] = [a.data, b.data];
  return (
    a.dtype === b.dtype &&
    sameShape(a.shape, b.shape) &&
    x.every((value, i) => Object.is(value, y[i]))
  );
}
