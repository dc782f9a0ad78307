import { expect, it } from 'vitest';
import { attempt } from './attempt';
import { allTargets } from './targets';

const CALLS = 3000;

it('no door gives anything but a result or an error of the library, whatever it is given', async () => {
  const targets = allTargets();
  expect(targets.length).toBeGreaterThan(400);
  const faults = [];
  for (let seed = 1; seed <= CALLS; seed++) faults.push(...(await attempt(seed, targets)));
  expect(faults).toEqual([]);
});
