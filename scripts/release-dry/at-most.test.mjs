import { expect, it } from 'vitest';
import { atMost } from './at-most.mjs';

it('starts no more jobs than there is room for, in the order in which they came', async () => {
  const inTurn = atMost(2);
  /** @type {string[]} */
  const seen = [];
  let going = 0;
  const job = async (/** @type {string} */ name) => {
    going++;
    seen.push(`${name}: ${going}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    going--;
    return name;
  };
  const done = await Promise.all(['a', 'b', 'c', 'd'].map((name) => inTurn(() => job(name))));
  expect(done).toEqual(['a', 'b', 'c', 'd']);
  expect(seen).toEqual(['a: 1', 'b: 2', 'c: 2', 'd: 2']);
});

it('goes on after a job that fails', async () => {
  const inTurn = atMost(1);
  const failing = inTurn(async () => {
    throw new Error('no');
  });
  const next = inTurn(() => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
