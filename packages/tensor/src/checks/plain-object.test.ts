import { expect, it } from 'vitest';
import { zeros } from '../ops/creation';
import { isPlainObject } from './plain-object';

it('knows objects written in braces, and those without a prototype', () => {
  expect([{}, { a: 1 }, Object.create(null)].map(isPlainObject)).toEqual([true, true, true]);
});

it('takes nothing else for one', () => {
  const others = [null, undefined, 1, 'a', [], new Map(), zeros([1]), () => 1, new (class {})()];
  expect(others.filter(isPlainObject)).toEqual([]);
});
