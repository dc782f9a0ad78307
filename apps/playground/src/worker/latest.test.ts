import { expect, it } from 'vitest';
import { latest } from './latest';

it('asks the first question and the newest of those that came meanwhile', async () => {
  const asked: number[] = [];
  const failed: unknown[] = [];
  let finish: () => void = () => {};
  const ask = latest<number>(
    (question) =>
      new Promise((resolve, reject) => {
        asked.push(question);
        finish = () => (question === 3 ? reject(new Error('three')) : resolve());
      }),
    (error) => failed.push(error),
  );
  for (const question of [1, 2, 3]) ask(question);
  expect(asked).toEqual([1]);
  finish();
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual([1, 3]);
  finish();
  await new Promise((resolve) => setTimeout(resolve));
  expect(failed).toHaveLength(1);
  ask(4);
  expect(asked).toEqual([1, 3, 4]);
});
