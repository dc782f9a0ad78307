import { fromTransferable, parameter, Rng, rngFromState, type Tensor, tensor } from '@bp/all';
import { customOp } from '@bp/autograd';
import { compile } from '@bp/compile';
import { batches, split, stratifiedSplit } from '@bp/data';
import { initialize, Linear, Sequential } from '@bp/layers';
import { smoothL1 } from '@bp/losses';
import { Module } from '@bp/module';
import { defineOptimizer, SGD } from '@bp/optim';
import { describe, expect, it } from 'vitest';

/** A proxy with which nothing can be done any more, not even ask whether it is an array. */
function revoked(): never {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy as never;
}

function transferred(): Int32Array {
  const array = new Int32Array(6);
  structuredClone(array, { transfer: [array.buffer] });
  return array;
}

class Held extends Module {
  part: unknown = revoked();
  forward = (x: Tensor): Tensor => x;
}

const refusals: [name: string, call: () => unknown][] = [
  ['batches', () => batches(revoked(), 2)],
  ['split', () => split(revoked(), [0.5, 0.5])],
  ['split, fractions', () => split(4, revoked())],
  ['split, a fraction', () => split(4, [revoked(), 0.5] as never)],
  ['smoothL1', () => smoothL1([1], [2], revoked())],
  ['Sequential', () => new Sequential(revoked())],
  ['defineOptimizer', () => defineOptimizer(revoked())],
  ['defineOptimizer, nothing', () => defineOptimizer(undefined as never)],
  [
    'loadStateDict',
    () =>
      new SGD([parameter([1])]).loadStateDict({ optimizer: 'SGD', state: {}, groups: revoked() }),
  ],
  ['tensor, data', () => tensor({ dtype: 'float32', shape: [1], data: revoked() })],
  [
    'tensor, strides',
    () =>
      tensor({ dtype: 'float32', shape: [1], data: [1], strides: revoked(), offset: 0 } as never),
  ],
  [
    'rngFromState, of a buffer that was transferred',
    () => rngFromState({ ...new Rng(7).state(), words: transferred() } as never),
  ],
  ['batches, of a buffer that was transferred', () => batches(transferred(), 1)],
  ['slice', () => tensor([1, 2]).slice([revoked()])],
  [
    'grad',
    () => {
      parameter([1]).grad = revoked();
    },
  ],
];

describe('what cannot be read', () => {
  it.each(refusals)('is refused by %s', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ name: 'BpError' }));
  });

  it('is no part of a module, and goes through a message as it is', () => {
    expect(new Held().parameters()).toEqual([]);
    expect(Object.is(fromTransferable(revoked()), null)).toBe(false);
  });
});

describe('a class where a function is to be called', () => {
  class Odd {}

  it.each([
    ['compile', () => compile(Odd as never)],
    ['customOp', () => customOp({ name: 'odd', forward: Odd as never, backward: () => [null] })],
    ['defineOptimizer', () => defineOptimizer({ name: 'Odd', options: {}, rule: Odd } as never)],
    ['initialize', () => initialize(new Linear(1, 1), { parameters: { weight: Odd as never } })],
  ])('is refused by %s', (_, call) => {
    expect(call).toThrow(expect.objectContaining({ code: 'BP_OPTION' }));
    expect(call).toThrow('class');
  });
});

it('does not ask what is no number for one', () => {
  const asked = { valueOf: () => expect.unreachable() } as never;
  expect(() => stratifiedSplit([0, 1], [asked, 0.5])).toThrow('fractions must be positive');
});
