import { Rng } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { layArena } from './arena';
import type { Lifetime } from './liveness';

describe('layArena', () => {
  it('uses a place again once what lay there is gone', () => {
    const lifetimes = [
      { cell: 0, from: 0, to: 1 },
      { cell: 1, from: 1, to: 2 },
      { cell: 2, from: 2, to: 3 },
    ];
    const { places, bytes } = layArena(lifetimes, () => 100);
    expect(places.get(2)).toBe(places.get(0));
    expect(places.get(1)).not.toBe(places.get(0));
    expect(bytes).toBe(256);
  });

  it('keeps apart what is in use at one time, and wastes little', () => {
    const rng = new Rng(4);
    for (let round = 0; round < 30; round++) {
      const count = 40;
      const [starts, lengths, sizes] = [50, 8, 3000].map((high) =>
        Array.from(rng.integers([count], { high }).data),
      );
      const lifetimes: Lifetime[] = starts.map((from, cell) => ({
        cell,
        from,
        to: from + lengths[cell],
      }));
      const { places, bytes } = layArena(lifetimes, (cell) => sizes[cell]);
      const room = (cell: number) => Math.ceil(sizes[cell] / 64) * 64;
      for (const a of lifetimes) {
        const at = places.get(a.cell) as number;
        expect(at % 64).toBe(0);
        expect(at + room(a.cell)).toBeLessThanOrEqual(bytes);
        for (const b of lifetimes) {
          if (a === b || a.to < b.from || b.to < a.from) continue;
          const other = places.get(b.cell) as number;
          expect(at + room(a.cell) <= other || other + room(b.cell) <= at).toBe(true);
        }
      }
      const peaks = Array.from({ length: 60 }, (_, time) =>
        lifetimes
          .filter(({ from, to }) => from <= time && time <= to)
          .reduce((sum, { cell }) => sum + room(cell), 0),
      );
      expect(bytes).toBeLessThanOrEqual(1.5 * Math.max(...peaks));
    }
  });
});
