import { Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Runs } from './runs';

describe('runs of addresses', () => {
  it('leave the gaps between them, and grow together where they touch', () => {
    const runs = new Runs();
    expect(runs.firstGap(0, 10)).toBe(0);
    runs.add(0, 10);
    runs.add(20, 30);
    expect([runs.firstGap(0, 10), runs.firstGap(0, 11), runs.firstGap(12, 8)]).toEqual([
      10, 30, 12,
    ]);
    expect([runs.firstGap(5, 1), runs.firstGap(10, 10), runs.firstGap(30, 99)]).toEqual([
      10, 10, 30,
    ]);
    runs.add(10, 20);
    expect(runs.firstGap(0, 1)).toBe(30);
  });

  it('know of every address whether it is taken', () => {
    const rng = new Rng(2);
    for (let round = 0; round < 20; round++) {
      const runs = new Runs();
      const taken = new Set<number>();
      for (let k = 0; k < 12; k++) {
        const [start, length] = rng.integers([2], { high: 30 }).data;
        runs.add(start, start + 1 + (length % 5));
        for (let i = start; i < start + 1 + (length % 5); i++) taken.add(i);
        for (let at = 0; at < 40; at++) {
          let free = at;
          while (taken.has(free)) free++;
          expect(runs.firstGap(at, 1)).toBe(free);
        }
      }
    }
  });
});
