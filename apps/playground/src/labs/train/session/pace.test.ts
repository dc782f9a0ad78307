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

it('asks for the least within half a second where most frames are late', () => {
  const keeper = new PaceKeeper();
  run(keeper, 6, 100);
  expect(keeper.pace).toEqual({ hz: 5, tiles: 16 });
});

it('goes one step slower where some frames are late, and takes a single one for chance', () => {
  const keeper = new PaceKeeper();
  let now = 0;
  const frame = (ms: number) => {
    now += ms;
    keeper.frame(now);
  };
  for (let i = 0; i < 60; i++) frame(i % 24 === 5 ? 30 : 16);
  expect(keeper.pace.hz).toBe(15);
  for (let i = 0; i < 30; i++) frame(i % 6 === 5 ? 30 : 16);
  expect(keeper.pace.hz).toBe(10);
});
