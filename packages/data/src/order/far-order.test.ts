import { expect, it } from 'vitest';
import { farOrder } from './far-order';

const KEYS = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 1, 2];

it.each([1, 2, 3, 4, 5, 17, 1000, 1024, 4097])('has each of %i numbers once', (n) => {
  const at = farOrder(n, KEYS);
  const order = Array.from({ length: n }, (_, position) => at(position));
  expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
});

it('depends on every key', () => {
  const first = farOrder(1000, KEYS);
  for (let round = 0; round < KEYS.length; round++) {
    const other = farOrder(
      1000,
      KEYS.map((key, i) => (i === round ? key ^ 1 : key)),
    );
    expect(Array.from({ length: 10 }, (_, i) => other(i))).not.toEqual(
      Array.from({ length: 10 }, (_, i) => first(i)),
    );
  }
});

it('spreads evenly, up to the largest number of rows', () => {
  const n = 2 ** 31 - 1;
  const at = farOrder(n, KEYS);
  const counts = new Array<number>(16).fill(0);
  for (let position = 0; position < 16_000; position++) {
    const value = at(position);
    expect(value >= 0 && value < n).toBe(true);
    counts[Math.floor((value / n) * 16)]++;
  }
  // Five standard deviations of a count of 1000 are 153.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(153);
});

it('tells nothing of a number by those before it', () => {
  const at = farOrder(2 ** 30, KEYS);
  let ascents = 0;
  for (let position = 0; position < 10_000; position++) {
    if (at(position) < at(position + 1)) ascents++;
  }
  // Runs of a random order: 5000 ± 5 · 29.
  expect(Math.abs(ascents - 5000)).toBeLessThan(145);
});
