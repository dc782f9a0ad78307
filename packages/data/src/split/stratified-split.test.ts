import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { digits } from '../collection/digits/load';
import { stratifiedSplit } from './stratified-split';

const labels = (await digits()).all.y;
const FRACTIONS = [0.6, 0.2, 0.2];

function classCounts(part: Int32Array): number[] {
  const counts = new Array(10).fill(0);
  for (const i of part) counts[labels.data[i]]++;
  return counts;
}

describe('stratifiedSplit', () => {
  const parts = stratifiedSplit(labels, FRACTIONS, { seed: 7 });

  it('puts every example in one part', () => {
    const all = parts.flatMap((part) => [...part]).sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 1797 }, (_, i) => i));
  });

  it('gives every part its share of every class, within one example', () => {
    const sizes = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180];
    parts.forEach((part, p) => {
      classCounts(part).forEach((count, label) => {
        expect(Math.abs(count - FRACTIONS[p] * sizes[label])).toBeLessThan(1);
      });
    });
  });

  it('gives every part its share of the whole, within one example', () => {
    parts.forEach((part, p) => {
      expect(Math.abs(part.length - FRACTIONS[p] * 1797)).toBeLessThan(1);
    });
  });

  it('lists positions in ascending order', () => {
    for (const part of parts) expect([...part]).toEqual([...part].sort((a, b) => a - b));
  });

  it('is the same for the same seed, in any spelling, and another for another', () => {
    expect(stratifiedSplit(labels, FRACTIONS, { seed: 7 })).toEqual(parts);
    expect(stratifiedSplit(labels, FRACTIONS, { seed: '7' })).toEqual(parts);
    expect(stratifiedSplit(labels, FRACTIONS, { seed: 8 })).not.toEqual(parts);
    expect(stratifiedSplit(labels, FRACTIONS)).toEqual(
      stratifiedSplit(labels, FRACTIONS, { seed: 0 }),
    );
  });

  it('chooses at random, not from the front', () => {
    const front = stratifiedSplit(new Int32Array(1000), [0.5, 0.5], { seed: 1 })[0];
    const mean = front.reduce((total, i) => total + i, 0) / front.length;
    expect(mean).toBeGreaterThan(450); // five sigma around 499.5 are ±46
    expect(mean).toBeLessThan(550);
    expect(new Set(front).size).toBe(500);
  });

  it('does not look at other classes when it chooses within one', () => {
    const alone = stratifiedSplit([1, 1, 1, 1], [0.5, 0.5], { seed: 3 });
    const beside = stratifiedSplit([1, 1, 1, 1, 0, 0], [0.5, 0.5], { seed: 3 });
    expect(beside.map((part) => [...part].filter((i) => i < 4))).toEqual(
      alone.map((part) => [...part]),
    );
  });

  it('gives a remainder to the largest claim', () => {
    // quotas of 7 are 4.2, 1.4, 1.4: the one left over goes to the first of the two equal claims
    const sizes = stratifiedSplit(new Int32Array(7), FRACTIONS).map((part) => part.length);
    expect(sizes).toEqual([4, 2, 1]);
  });

  it('gives back in a later class what rounding took in an earlier one', () => {
    // quotas of 1 are 0.5 and 0.5, eight times
    const sizes = stratifiedSplit([0, 1, 2, 3, 4, 5, 6, 7], [0.5, 0.5]).map((part) => part.length);
    expect(sizes).toEqual([4, 4]);
  });

  it('leaves a part without a class that is too small', () => {
    expect(stratifiedSplit([5], FRACTIONS).map((part) => [...part])).toEqual([[0], [], []]);
  });

  it('takes one part of everything, tensors and plain arrays', () => {
    expect([...stratifiedSplit([1, 0, 1], [1])[0]]).toEqual([0, 1, 2]);
    expect(stratifiedSplit(tensor(Int32Array.of(1, 0, 1)), [0.5, 0.5])).toEqual(
      stratifiedSplit([1, 0, 1], [0.5, 0.5]),
    );
  });

  it('refuses fractions that are not positive or do not sum to 1', () => {
    expect(() => stratifiedSplit([0, 1], [0.6, 0.6])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: stratifiedSplit: fractions must be positive and sum to 1, got [0.6, 0.6] (sum 1.2)]`,
    );
    for (const fractions of [[], [0.5], [1.5, -0.5], [1, 0], [Number.NaN, 1], [Infinity]]) {
      expect(() => stratifiedSplit([0, 1], fractions)).toThrow('fractions must be positive');
    }
    expect(() => stratifiedSplit([0, 1], [0.7, 0.2, 0.1])).not.toThrow();
  });

  it('refuses labels that are no classes', () => {
    for (const label of [Number.NaN, 0.5, -1, Infinity]) {
      expect(() => stratifiedSplit([0, label], [1])).toThrow(
        `labels must be class indices (whole numbers ≥ 0), got ${label} at position 1`,
      );
    }
    expect(() => stratifiedSplit([], [1])).toThrow('labels must be [n] with n ≥ 1, got [0]');
    expect(() => stratifiedSplit([[0, 1]], [1])).toThrow('got [1, 2]');
  });

  it('refuses options it does not know', () => {
    // @ts-expect-error a misspelt option
    expect(() => stratifiedSplit([0], [1], { sed: 7 })).toThrow('did you mean seed?');
  });
});
