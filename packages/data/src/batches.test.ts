import { describe, expect, it } from 'vitest';
import { batches } from './batches';

describe('batches', () => {
  it('cuts all positions into pieces of one size, the last one smaller', () => {
    const pieces = batches(10, 4, { seed: 7 });
    expect(pieces.map((piece) => piece.length)).toEqual([4, 4, 2]);
    expect(pieces.flatMap((piece) => [...piece]).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('leaves out a smaller last batch on request, and otherwise keeps the order', () => {
    const all = batches(10, 4, { seed: 7 });
    expect(batches(10, 4, { seed: 7, dropLast: true })).toEqual(all.slice(0, 2));
    expect(batches(8, 4, { dropLast: true }).length).toBe(2);
  });

  it('is one order cut differently for another batch size', () => {
    const flat = (size: number) => batches(50, size, { seed: 3 }).flatMap((piece) => [...piece]);
    expect(flat(7)).toEqual(flat(50));
  });

  it('is a function of seed and epoch', () => {
    const first = batches(100, 10, { seed: 7, epoch: 3 });
    expect(batches(100, 10, { seed: 7, epoch: 3 })).toEqual(first);
    expect(batches(100, 10, { seed: '7', epoch: 3 })).toEqual(first);
    expect(batches(100, 10, { seed: 7, epoch: 4 })).not.toEqual(first);
    expect(batches(100, 10, { seed: 8, epoch: 3 })).not.toEqual(first);
    expect(batches(100, 10)).toEqual(batches(100, 10, { seed: 0, epoch: 0 }));
  });

  it('takes one example, and a batch larger than the data', () => {
    expect(batches(1, 1)).toEqual([Int32Array.of(0)]);
    expect(batches(3, 8).map((piece) => piece.length)).toEqual([3]);
  });

  it('refuses sizes and epochs that are no counts', () => {
    expect(() => batches(10, 0)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: batches: batchSize must be a whole number ≥ 1, got 0]`,
    );
    expect(() => batches(0, 1)).toThrow('n must be a whole number ≥ 1, got 0');
    expect(() => batches(10, 2.5)).toThrow('got 2.5');
    expect(() => batches(10, Number.NaN)).toThrow('got NaN');
    expect(() => batches(10, 2, { epoch: -1 })).toThrow('epoch must be a whole number ≥ 0, got -1');
  });

  it('refuses to drop the only batch', () => {
    expect(() => batches(3, 8, { dropLast: true })).toThrow(
      'dropLast leaves no batch, 3 examples do not fill one of 8; use a smaller batchSize',
    );
  });

  it('refuses options it does not know', () => {
    // @ts-expect-error a misspelt option
    expect(() => batches(3, 2, { drop_last: true })).toThrow('did you mean dropLast?');
  });
});
