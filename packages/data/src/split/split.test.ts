import { isBpError, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { digits } from '../collection/digits/load';
import { batches } from '../order/batches';
import { split } from './split';
import { stratifiedSplit } from './stratified-split';

const labels = (await digits()).all.y;
const FRACTIONS = [0.6, 0.2, 0.2] as const;
const ascending = (rows: Iterable<number>): number[] => [...rows].sort((a, b) => a - b);
const together = (parts: readonly Int32Array[]): number[] => parts.flatMap((part) => [...part]);

describe('split', () => {
  it('puts every example in one part', () => {
    for (const n of [1, 2, 7, 100, 1797]) {
      const parts = split(n, FRACTIONS, { seed: 7 });
      expect(ascending(together(parts))).toEqual(Array.from({ length: n }, (_, i) => i));
      for (const [p, part] of parts.entries()) {
        expect(Math.abs(part.length - FRACTIONS[p] * n)).toBeLessThan(1);
        expect([...part]).toEqual(ascending(part));
      }
    }
  });

  it('is the same for the same seed, in any spelling, and another for another', () => {
    const parts = split(100, FRACTIONS, { seed: 7 });
    expect(split(100, FRACTIONS, { seed: '7' })).toEqual(parts);
    expect(split(100, FRACTIONS, { seed: 8 })).not.toEqual(parts);
    expect(split(100, FRACTIONS)).toEqual(split(100, FRACTIONS, { seed: 0 }));
  });

  it('chooses at random, not from the front', () => {
    const [front] = split(1000, [0.5, 0.5], { seed: 1 });
    const mean = front.reduce((total, i) => total + i, 0) / front.length;
    expect(mean).toBeGreaterThan(450); // five sigma around 499.5 are ±46
    expect(mean).toBeLessThan(550);
  });

  it('divides a part of an earlier split again', () => {
    const [rest, test] = split(100, [0.8, 0.2], { seed: 7 });
    for (const rows of [rest, Array.from(rest)]) {
      const [train, validation] = split(rows, [0.75, 0.25], { seed: 7 });
      expect([train.length, validation.length]).toEqual([60, 20]);
      expect(ascending([...train, ...validation])).toEqual([...rest]);
      expect(together([train, validation]).some((row) => test.includes(row))).toBe(false);
      expect([...train]).toEqual(ascending(train));
    }
  });

  it('gives parts none of whose rows is ever in a batch of another', () => {
    const parts = split(labels.size, FRACTIONS, { seed: 3, stratify: labels });
    for (const [p, part] of parts.entries()) {
      const others = new Set(together(parts.filter((_, q) => q !== p)));
      for (let epoch = 0; epoch < 3; epoch++) {
        for (const rows of batches(part, 32, { epoch, lastBatch: 'merge' })) {
          expect(rows.some((row) => others.has(row))).toBe(false);
        }
      }
    }
  });

  it.each<[what: string, call: () => unknown, code: string, message: string]>([
    ['no examples', () => split(0, [1]), 'BP_OPTION', 'n must be a whole number ≥ 1, got 0'],
    ['no rows', () => split([], [1]), 'BP_OPTION', 'the number of rows must be a whole number ≥ 1'],
    ['too many', () => split(1e9, [0.5, 0.5]), 'BP_OPTION', 'n must be a number in [1, 536870912]'],
    ['labels for rows', () => split([0, 1, 1], [1]), 'BP_OPTION', 'row 1 is given twice'],
    ['a tensor', () => split(labels as never, [1]), 'BP_OPTION', 'got a tensor of shape [1797]'],
    [
      'one fraction',
      () => split(9, 1 as never),
      'BP_OPTION',
      'positive and sum to 1, got 1 (sum 1)',
    ],
    ['no fractions', () => split(9, undefined as never), 'BP_OPTION', 'got undefined'],
    ['text', () => split(9, ['a'] as never), 'BP_OPTION', 'must be positive'],
    ['half', () => split(9, [0.5]), 'BP_OPTION', 'got [0.5] (sum 0.5)'],
    ['few labels', () => split(3, [1], { stratify: [0, 1] }), 'BP_SHAPE', 'the 3 examples, got 2'],
    ['row 9 of 3', () => split([9], [1], { stratify: [0, 1, 1] }), 'BP_SHAPE', 'the 1 examples'],
    [
      'no class',
      () => split(1, [1], { stratify: [0.5] }),
      'BP_NUMERIC',
      'split: labels must be class',
    ],
    // @ts-expect-error a misspelt option
    ['an option', () => split(3, [1], { stratified: [0, 1, 1] }), 'BP_OPTION', 'mean stratify?'],
  ])('refuses %s', (_, call, code, message) => {
    try {
      call();
    } catch (error) {
      expect(isBpError(error) && error.code).toBe(code);
      expect(String(error)).toContain(message);
    }
    expect.assertions(2);
  });
});

describe('split with stratify', () => {
  it('is stratifiedSplit of all examples', () => {
    const options = { seed: 7, stratify: labels };
    expect(split(labels.size, FRACTIONS, options)).toEqual(
      stratifiedSplit(labels, FRACTIONS, { seed: 7 }),
    );
  });

  it('takes the labels of the rows, or those of the whole data', () => {
    const classes = [...labels.data];
    const [rest] = split(labels.size, [0.8, 0.2], { stratify: labels });
    const parts = split(rest, [0.75, 0.25], { stratify: labels });
    expect(split(rest, [0.75, 0.25], { stratify: labels.indexSelect(0, rest) })).toEqual(parts);
    expect(ascending(together(parts))).toEqual([...rest]);
    for (let label = 0; label < 10; label++) {
      const count = (rows: Int32Array): number =>
        rows.filter((row) => classes[row] === label).length;
      expect(Math.abs(count(parts[0]) - 0.75 * count(rest))).toBeLessThan(1);
    }
  });

  it('takes tensors and arrays', () => {
    const parts = split(4, [0.5, 0.5], { stratify: [0, 1, 0, 1] });
    expect(split(4, [0.5, 0.5], { stratify: tensor([0, 1, 0, 1]) })).toEqual(parts);
    expect(split(4, [0.5, 0.5], { stratify: Uint8Array.of(0, 1, 0, 1) })).toEqual(parts);
  });
});
