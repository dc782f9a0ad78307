import { expect, it } from 'vitest';
import { faultOf } from './fault.ts';
import { shownAll } from './shown.ts';

it.each([
  [[1, -0, 'a', null, undefined, true, 2n], '1 -0 a null undefined true 2'],
  [[[1, 'a', [2]]], "[1, 'a', [2]]"],
  [[{ a: 1, 'b c': [] }], "{ a: 1, 'b c': [] }"],
  [[new Map([['a', new Set([1])]])], 'Map { a: Set [1] }'],
  [[Symbol('s')], 'Symbol(s)'],
  [[Object.create(null)], '{}'],
])('shows values as they are written: case %#', (values, text) => {
  expect(shownAll(values)).toBe(text);
});

it('shows what leads back to itself, what is deep, and what has no end of branches', () => {
  const looped: Record<string, unknown> = { name: 'a' };
  looped.self = looped;
  expect(shownAll([looped])).toBe("{ name: 'a', self: … }");
  let deep: unknown = 1;
  for (let i = 0; i < 10_000; i++) deep = [deep];
  expect(shownAll([deep])).toContain('…');
  let branching: unknown = 1;
  for (let i = 0; i < 40; i++) branching = [branching, branching];
  expect(shownAll([branching]).length).toBeLessThan(5e6);
});

it('shows the head of a long list, and how much is left', () => {
  const text = shownAll([new Float32Array(2e6)]);
  expect(text).toContain('… 1999000 more');
  expect(text.length).toBeLessThan(10_000);
});

it('shows something for what refuses to be told', () => {
  const refusing = {
    toString() {
      throw new Error('no');
    },
  };
  expect(shownAll([refusing])).toBe('[object]');
  expect(shownAll([[refusing, 1]])).toBe('[[object], 1]');
});

it('tells of whatever is thrown, in plain texts', () => {
  const thrown = [
    null,
    undefined,
    Object.create(null),
    {
      toString() {
        throw 1;
      },
    },
    Object.assign(new Error('a'), { name: Symbol('b') }),
    Object.assign(new Error('a'), { message: () => 1 }),
    Object.defineProperty(new Error('a'), 'message', {
      get() {
        throw 1;
      },
    }),
    Object.assign(new Error('a'), { stack: 7 }),
    new Error('x'.repeat(1e6)),
  ];
  for (const one of thrown) {
    const fault = faultOf(one, 'blob:x');
    expect([typeof fault.name, typeof fault.message, fault.line]).toEqual([
      'string',
      'string',
      null,
    ]);
    expect(structuredClone(fault).message.length).toBeLessThan(20_000);
  }
});
