import { expect, it } from 'vitest';
import { explained } from './explained';
import { train } from './train';

it('the sample of a user learns, eagerly, compiled and by a run, to the same bits again', async () => {
  const outcome = await train();
  expect(outcome.compiled).toBe('compiled');
  expect(outcome.losses[19]).toBeLessThan(outcome.losses[0] / 2);
  expect(outcome.accuracy).toBeGreaterThan(0.9);
  expect(outcome.best).toBeGreaterThan(0);
  expect(outcome.table).toHaveLength(3);
  expect(await train()).toEqual(outcome);
});

it('the sample of a user has a gradient explained in both languages', () => {
  const [english, korean] = explained();
  expect(english).toContain('We differentiate');
  expect(korean).toMatch(/[가-힣]/);
});
