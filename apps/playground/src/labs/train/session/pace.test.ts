import { expect, it } from 'vitest';
import { PaceKeeper } from './pace';

const run = (keeper: PaceKeeper, frames: number, ms: number, from = 0) => {
  for (let i = 0; i < frames; i++) keeper.frame(from + i * ms);
  return from + frames * ms;
};

it('asks for fifteen large pictures a second, and for fewer and smaller ones once frames are late', () => {
  const keeper = new PaceKeeper();
  expect(keeper.pace).toEqual({ hz: 15, tiles: 32 });
  const now = run(keeper, 100, 40);
  expect(keeper.pace.tiles).toBe(16);
  run(keeper, 100, 40, now);
  expect(keeper.pace).toEqual({ hz: 5, tiles: 16 });
});

it('comes back after good times, and takes no sleep for a late frame', () => {
  const keeper = new PaceKeeper();
  let now = run(keeper, 200, 40);
  now = run(keeper, 1500, 16, now + 60_000);
  expect(keeper.pace).toEqual({ hz: 15, tiles: 32 });
  for (let i = 0; i < 100; i++) keeper.frame(now + i * 5000);
  expect(keeper.pace.hz).toBe(15);
});
