import { expect, it } from 'vitest';
import { DEFAULT_DIAL, DIAL, updatesPerSecond } from './session/speed';

it('goes from one update a second to as fast as it can, by powers', () => {
  expect(updatesPerSecond(0)).toBe(1);
  expect(updatesPerSecond(DIAL)).toBe(Infinity);
  const ratios = Array.from(
    { length: DIAL - 1 },
    (_, i) => updatesPerSecond(i + 1) / updatesPerSecond(i),
  );
  for (const ratio of ratios.slice(0, -1)) expect(ratio).toBeCloseTo(ratios[0]);
});

it('opens at about thirty epochs a second of the default run, which has six batches', () => {
  expect(updatesPerSecond(DEFAULT_DIAL) / 6).toBeGreaterThan(25);
  expect(updatesPerSecond(DEFAULT_DIAL) / 6).toBeLessThan(40);
});
