import fc from 'fast-check';
import ndarray, { type NdArray } from 'ndarray';
import { describe, expect, it } from 'vitest';
import { RUNS } from '../../test/arbitraries';
import { indices } from '../../test/naive';
import type { TypedArray } from './dtype';
import { PlainView } from './plain-view';
import { stridesOf } from './shape';

type View = NdArray<TypedArray>;

/** One call of a method that both classes have. */
const calls = fc.array(
  fc.tuple(
    fc.constantFrom(
      'hi' as const,
      'lo' as const,
      'step' as const,
      'transpose' as const,
      'pick' as const,
    ),
    fc.array(fc.option(fc.integer({ min: -1, max: 2 })), { minLength: 3, maxLength: 3 }),
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
  ),
  { maxLength: 5 },
);

function call<V extends View | PlainView>(
  view: V,
  [method, args, order]: readonly [string, readonly (number | null)[], readonly number[]],
): V {
  const rank = view.dimension;
  const run = (...parameters: unknown[]): V =>
    (view as unknown as Record<string, (...a: unknown[]) => V>)[method](...parameters);
  if (method === 'transpose') return run(...order.filter((axis) => axis < rank));
  // An axis may shrink to nothing, but nothing may lie outside it.
  const inside = args
    .slice(0, rank)
    .map((n, axis) =>
      method === 'pick'
        ? n !== null && n < view.shape[axis] && axis > 0
          ? n
          : null
        : method === 'step'
          ? n === 0 || n === null
            ? null
            : n
          : n !== null && n > view.shape[axis]
            ? view.shape[axis]
            : n,
    );
  return run(...inside);
}

function describeView(view: View | PlainView) {
  const elements = indices(view.shape).map((index) => view.get(...index));
  const { shape, stride, size, dimension, dtype } = view;
  return { elements, shape: [...shape], stride: [...stride], size, dimension, dtype };
}

describe('PlainView', () => {
  it('does what ndarray does, in any chain of calls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }),
        calls,
        (shape, chain) => {
          const data = Float32Array.from({ length: 64 }, (_, i) => i);
          let real: View = ndarray(data as TypedArray, shape);
          let plain = new PlainView(data, shape, stridesOf(shape), 0);
          for (const step of chain) {
            real = call(real, step);
            plain = call(plain, step);
            expect(describeView(plain)).toEqual(describeView(real));
          }
        },
      ),
      RUNS,
    );
  });

  it('leaves axes alone whose argument is missing', () => {
    const data = new Float64Array(12);
    const plain = new PlainView(data, [3, 4], [4, 1], 0);
    expect(plain.hi(2).shape).toEqual([2, 4]);
    expect(plain.lo(null, 1).shape).toEqual([3, 3]);
    expect(plain.step(2).shape).toEqual([2, 4]);
    expect(plain.transpose().shape).toEqual([3, 4]);
    expect(plain.pick().shape).toEqual([3, 4]);
  });

  it('writes where ndarray writes', () => {
    const [mine, theirs] = [new Int32Array(6), new Int32Array(6)];
    const plain = new PlainView(mine, [2, 3], [3, 1], 0).transpose(1, 0).step(-1, 1);
    const real = ndarray(theirs as TypedArray, [2, 3])
      .transpose(1, 0)
      .step(-1, 1);
    expect(plain.set(0, 1, 7)).toBe(7);
    real.set(0, 1, 7);
    expect(mine).toEqual(theirs);
    expect(plain.index(2, 1)).toBe(real.index(2, 1));
  });

  it('serves for a single number', () => {
    const plain = new PlainView(Float32Array.of(0, 5), [], [], 1);
    expect([plain.dimension, plain.size, plain.get()]).toEqual([0, 1, 5]);
    expect(plain.transpose().hi().lo().step().get()).toBe(5);
    plain.set(9);
    expect(plain.get()).toBe(9);
  });

  it('names its type as ndarray does', () => {
    for (const data of [
      new Float32Array(1),
      new Float64Array(1),
      new Int32Array(1),
      new Uint8Array(1),
    ]) {
      expect(new PlainView(data, [1], [1], 0).dtype).toBe(ndarray(data as TypedArray, [1]).dtype);
    }
  });
});
