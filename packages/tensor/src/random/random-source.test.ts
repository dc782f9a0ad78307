import { expect, it } from 'vitest';
import { defaultRng } from './default-rng';
import { randomSource } from './random-source';
import { Rng } from './rng';

it('is the given source, or the default where none is given', () => {
  const rng = new Rng(7);
  expect(randomSource('dropout', rng)).toBe(rng);
  expect(randomSource('dropout', null)).toBe(defaultRng());
});

it('refuses a bare seed', () => {
  expect(() => randomSource('dropout', 7 as unknown as Rng)).toThrowErrorMatchingInlineSnapshot(
    `[BpError: dropout: rng must be a random source such as new Rng(7), got 7]`,
  );
  expect(() => randomSource('dropout', {} as Rng)).toThrowErrorMatchingInlineSnapshot(
    `[BpError: dropout: rng must be a random source such as new Rng(7), got an object of type Object]`,
  );
});
