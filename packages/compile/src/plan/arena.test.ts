import { Rng } from '@bp/tensor';
import { describe, expect, it, vi } from 'vitest';
import { layArena } from './arena';
import type { Lifetime } from './liveness';
import { Runs } from './runs';

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

  it('finds the lowest free place, the largest first, as looking at every cell does', () => {
    const rng = new Rng(9);
    for (let round = 0; round < 40; round++) {
      const [starts, lengths, sizes] = [60, round < 20 ? 6 : 60, 5].map((high) =>
        Array.from(rng.integers([60], { high }).data),
      );
      const lifetimes: Lifetime[] = starts.map((from, cell) => ({
        cell,
        from: from - 1,
        to: from - 1 + lengths[cell],
      }));
      // Few sizes, of which one is 0, and many.
      const bytes = (cell: number): number => 64 * sizes[cell] * (round % 2 ? 1 : 1 + cell);
      const laid: (Lifetime & { at: number; bytes: number })[] = [];
      const ordered = [...lifetimes].sort(
        (a, b) => bytes(b.cell) - bytes(a.cell) || a.from - b.from,
      );
      for (const life of ordered) {
        let at = 0;
        const meets = laid.filter(({ from, to }) => from <= life.to && life.from <= to);
        for (const other of meets.sort((a, b) => a.at - b.at)) {
          if (other.at - at >= bytes(life.cell)) break;
          at = Math.max(at, other.at + other.bytes);
        }
        laid.push({ ...life, at, bytes: bytes(life.cell) });
      }
      const { places } = layArena(lifetimes, bytes);
      for (const { cell, at } of laid) expect([cell, places.get(cell)]).toEqual([cell, at]);
    }
  });

  it('does little more than twice the work for twice as many cells', () => {
    const workFor = (count: number): number => {
      const asked = vi.spyOn(Runs.prototype, 'firstGap');
      // As in training: what is computed first is needed last.
      const lifetimes = Array.from({ length: count }, (_, cell) => ({
        cell,
        from: cell,
        to: 2 * count - cell,
      }));
      layArena(lifetimes, (cell) => 64 + 64 * (cell % 7));
      const { length } = asked.mock.calls;
      asked.mockRestore();
      return length;
    };
    expect(workFor(1000) / workFor(500)).toBeLessThan(2.4);
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
