import { runInNewContext } from 'node:vm';
import { parameter } from '@bp/autograd';
import { Linear } from '@bp/layers';
import { buffer } from '@bp/module';
import { SGD } from '@bp/optim';
import { Rng, tensor, zeros } from '@bp/tensor';
import type { Draw } from '../draw';

/** What the code inside a hostile value throws: none of the library's own doing. */
export class Hostility extends Error {}

/** A callback of the caller's that throws: the error is his. */
function failing(): never {
  throw new Hostility('callback');
}

/** What turns a value into a text or a number, which no door should ask for. */
function refuse(): never {
  throw new Hostility('conversion');
}

/** Arrays in arrays, deeper than the call stack. */
const deep = /* @__PURE__ */ (() => {
  let list: unknown = 1;
  for (let i = 0; i < 20_000; i++) list = [list];
  return list;
})();

function cyclic(): unknown[] {
  const list: unknown[] = [1, 2];
  list[0] = list;
  return list;
}

/** Longer and longer by itself: a list whose first element is it. */
function endless(): unknown[] {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function detached(): Float32Array {
  const array = new Float32Array(4);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const unspeakable = () => ({
  toString: refuse,
  valueOf: refuse,
  toJSON: refuse,
  [Symbol.toPrimitive]: refuse,
});

/** Sizes that no memory holds. */
export const HUGE = [2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e10, 1e300] as const;

const NUMBERS = [
  ...[0, -0, 1, -1, 0.5, -0.5, 2, 3, 1.5, 255, -2.5, 1e-300],
  ...[Number.NaN, Infinity, -Infinity, 2 ** 31 - 1, -(2 ** 31) - 1, -(2 ** 53), 1e20],
  ...HUGE,
];

/** Makers of values that no door expects, each new at every call, since some are changed by whoever gets them. */
const VALUES: readonly ((draw: Draw) => unknown)[] = [
  (draw) => draw.of(NUMBERS),
  (draw) => draw.of(NUMBERS),
  (draw) =>
    draw.of(['', 'x', 'axis', '0', '1', 'NaN', 'same', 'float32', '__proto__', 'a.b', '가']),
  () => 'x'.repeat(100_000),
  () => null,
  () => undefined,
  (draw) => draw.chance(0.5),
  (draw) => draw.of([0n, 7n, -1n, 10n ** 400n]),
  () => Symbol('hostile'),
  () => Symbol.iterator,
  () => () => 1,
  () => failing,
  () => class Hostile {},
  () => new Date(0),
  () => new Date(Number.NaN),
  () => /x/g,
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => new WeakMap(),
  () => Promise.resolve(1),
  () => new Error('an error as a value'),
  () => Object.create(null),
  () => ({}),
  () => ({ length: 3 }),
  () => ({ length: -1, 0: 1 }),
  () => ({ shape: [2], dtype: 'float32', data: [1, 2] }),
  unspeakable,
  () => [unspeakable()],
  () => ({ axis: unspeakable() }),
  () => Object.freeze({ a: 1 }),
  () => Object.freeze([1, 2, 3]),
  () => new Proxy({}, {}),
  () => new Proxy([], {}),
  () => new Proxy([1, 2], {}),
  revoked,
  () => [revoked()],
  // biome-ignore lint/suspicious/noSparseArray: that is the point
  () => [1, , 3],
  () => new Array(3),
  () => [new Array(2), [1, 2]],
  () => new Array(2 ** 31),
  cyclic,
  endless,
  () => [endless()],
  () => deep,
  () => [],
  () => [[]],
  () => [[], []],
  () => [[1], [2, 3]],
  () => [1, [2]],
  () => [[[1]], [2]],
  () => ['1', '2'],
  () => [null],
  () => [undefined],
  () => [Number.NaN],
  () => [1n],
  () => [true, 1],
  () => [{}],
  () => [tensor([1])],
  () => new Float32Array(0),
  () => new Float32Array([1, Number.NaN, Infinity]),
  () => new Float64Array(3),
  () => new Int32Array(2),
  () => new Uint8Array(2),
  () => new Uint8ClampedArray(2),
  () => new Int8Array(2),
  () => new Int16Array(2),
  () => new Uint16Array(2),
  () => new Uint32Array(2),
  () => new BigInt64Array(2),
  () => new BigUint64Array(2),
  () => new DataView(new ArrayBuffer(8)),
  () => new ArrayBuffer(8),
  () => new SharedArrayBuffer(8),
  () => new Float32Array(new SharedArrayBuffer(8)),
  detached,
  () => runInNewContext('[[1, 2], [3, 4]]'),
  () => runInNewContext('({})'),
  () => runInNewContext('new Float32Array(4)'),
  () => runInNewContext('new Error("of another realm")'),
  () => runInNewContext('(x) => x'),
  () => globalThis,
  () => Math,
  () => JSON,
  () => Reflect,
  () => new Linear(2, 3),
  () => new SGD([parameter([1])]),
  () => new Rng(7),
  () => buffer(zeros([2])),
  () => parameter([1, 2]),
  (draw) => zeros(draw.of([[], [0], [1], [2, 0], [2, 3], [1, 1, 1, 1]])),
  (draw) => zeros([2], { dtype: draw.of(['float64', 'int32', 'bool'] as const) }),
];

/** A value that the door of a function may never have thought of. */
export function hostile(draw: Draw): unknown {
  return draw.of(VALUES)(draw);
}

/** A value that throws whatever is done with it, but is an object like others. */
export function trapped(): object {
  return new Proxy({}, { get: failing, has: failing, ownKeys: failing, getPrototypeOf: failing });
}
