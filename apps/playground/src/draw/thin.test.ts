import { expect, it } from 'vitest';
import { thin } from './thin';

const x = Float64Array.from({ length: 100_000 }, (_, i) => i);

it('keeps short lines as they are', () => {
  const y = [3, 2, 1];
  expect(thin([0, 1, 2], y).y).toBe(y);
});

it('keeps every spike, both ends and the order of long lines', () => {
  const y = x.map((i) => (i === 31_337 ? 50 : i === 70_001 ? -50 : Math.cos(i)));
  const line = thin(x, y);
  expect(line.x.length).toBeLessThanOrEqual(801);
  const ys = Array.from(line.y);
  expect([Math.max(...ys), Math.min(...ys)]).toEqual([50, -50]);
  const xs = Array.from(line.x);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(xs.at(-1)).toBe(99_999);
});
