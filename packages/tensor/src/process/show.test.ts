import { describe, expect, it } from 'vitest';
import { BpError, tensor } from '../index';
import { show } from './show';

/** Refuses to be looked at in any way. */
const revoked = (() => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
})();
const shouting = {
  toString: () => {
    throw new TypeError('no text');
  },
};
const cyclic: unknown[] = [1];
cyclic.push(cyclic);

describe('show', () => {
  it.each([
    [1.5, '1.5'],
    [-0, '-0'],
    [10n, '10n'],
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [Symbol('x'), 'Symbol(x)'],
    [() => 1, 'a function'],
    [[1, [2, 'a']], '[1, [2, a]]'],
    [new Array(3), '[undefined, undefined, undefined]'],
    [tensor([[1, 2]]), 'a tensor of shape [1, 2]'],
    [new Float32Array(3), 'an object of type Float32Array'],
    [new Date(0), 'an object of type Date'],
    [{ a: 1 }, 'an object of type Object'],
    [Object.create(null), 'an object of type undefined'],
    [shouting, 'an object of type Object'],
  ])('says what stands there (%#)', (value, text) => {
    expect(show(value)).toBe(text);
  });

  it('looks away where looking throws', () => {
    expect(show(revoked)).toBe('a value of type object');
    expect(show([revoked])).toBe('a value of type object');
  });

  it('is never longer than 80 characters', () => {
    expect(show('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
    expect(show('x'.repeat(80))).toBe('x'.repeat(80));
    expect(show(Array.from({ length: 1e6 }, (_, i) => i))).toBe(
      '[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,…]',
    );
    expect(show(new Array(2 ** 32 - 1)).length).toBe(80);
    expect(show(10n ** 100n).length).toBe(80);
    expect(show(tensor(1).reshape(new Array(60).fill(1))).length).toBe(80);
  });

  it('comes to an end in lists without one', () => {
    expect(show(cyclic)).toBe('[1, [1, [1, [1, [1, [1, [1, [1, [1, [1, […]]]]]]]]]]]');
    let deep: unknown = 1;
    for (let i = 0; i < 1e5; i++) deep = [deep];
    expect(show(deep)).toBe('[[[[[[[[[[[…]]]]]]]]]]]');
  });
});

it('a message has 500 characters at most, however long what it tells', () => {
  const long = 'x'.repeat(1000);
  expect(new BpError('BP_OPTION', long, long).at(long).message.length).toBe(500);
  expect(new BpError('BP_OPTION', 'op', 'got {got}', { got: long }).at(long).message.length).toBe(
    9 + 79 + ' (in )'.length + 80,
  );
});
