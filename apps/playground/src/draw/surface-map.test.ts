import { expect, it } from 'vitest';
import { warpHeights } from './surface-map';

it('turns rows over and keeps the order of heights, between 0 and 1', () => {
  const values = Float64Array.from({ length: 100 }, (_, i) => 2 + i);
  const { values: warped } = warpHeights({ columns: 10, rows: 10, values }, 2);
  expect(warped[90]).toBe(0);
  expect(warped[9]).toBe(1);
  const upwards = Array.from(
    { length: 100 },
    (_, i) => warped[(9 - Math.floor(i / 10)) * 10 + (i % 10)],
  );
  expect(upwards).toEqual([...upwards].sort((a, b) => a - b));
});

it('what is level everywhere has no height', () => {
  const { values } = warpHeights({ columns: 2, rows: 2, values: new Float64Array(4).fill(3) }, 3);
  expect([...values]).toEqual([0, 0, 0, 0]);
});
