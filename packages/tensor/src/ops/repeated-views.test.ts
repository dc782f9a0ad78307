import { describe, expect, it } from 'vitest';
import {
  avgPool2d,
  conv2d,
  cumsum,
  logSoftmax,
  matmul,
  max,
  maxPool2d,
  ones,
  setBackend,
  softmax,
  sum,
  tensor,
  unfold,
  variance,
} from '../index';

/** A million ones, of which one is in memory. */
const many = () => ones([1, 1]).expand([1024, 1024]);
/** Ones of a shape, of which one is in memory. */
const most = (...shape: number[]) => ones(shape.map(() => 1)).expand(shape);

const refused = (call: () => unknown) => {
  const start = performance.now();
  expect(call).toThrow(expect.objectContaining({ code: 'BP_DEVICE' }));
  expect(performance.now() - start).toBeLessThan(1000);
};

describe('work over views that repeat their elements', () => {
  it('is refused where it would not end', () => {
    const [side, cube] = [2 ** 15, 2 ** 10];
    refused(() => matmul(most(side, side), most(side, side)));
    refused(() => most(1e4, 1e4).matmul(most(1e4, 1e4)));
    refused(() => matmul(most(side, side).transpose(), most(side, side)));
    refused(() => matmul(most(cube, cube, cube), most(cube, cube, cube)));
    refused(() => conv2d(most(1, 1, side, side), most(1, 1, 9, 9)));
    refused(() => conv2d(most(1, 4096, 64, 64), most(2 ** 18, 4096, 1, 1)));
    refused(() => unfold(most(1, 1, side, side), 9));
    refused(() => maxPool2d(most(1, 1, side, side), side / 2, { stride: 1 }));
    refused(() => avgPool2d(most(1, 1, side, side), side / 2, { stride: 1 }));
    refused(() => maxPool2d(most(1, 1, 1, 2 ** 30), [1, 2 ** 9], { stride: 1 }));
    refused(() => most(2 ** 28).toArray());
    refused(() => most(2 ** 15, 1).add(most(1, 2 ** 16)));
    refused(() => most(side, side, 2));
  });

  it('says what was asked for', () => {
    expect(() => matmul(most(8192, 8192), most(8192, 16384))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: a call has at most 549755813888 steps, got 1099511627776; divide it]`,
    );
  });

  it.each(['wasm', 'reference'] as const)('ends soon where it is in proportion, by %s', (name) => {
    setBackend(name);
    try {
      expect(sum(many()).item()).toBe(2 ** 20);
      expect(sum(many(), 0).at(7).item()).toBe(1024);
      expect(max(many()).item()).toBe(1);
      expect(variance(many()).item()).toBe(0);
      expect(cumsum(many(), 0).at(1023, 5).item()).toBe(1024);
      expect(cumsum(many(), 1).at(3, 1023).item()).toBe(1024);
      expect(softmax(many()).at(9, 9).item()).toBe(1 / 1024);
      expect(logSoftmax(many(), 0).at(0, 0).item()).toBeCloseTo(-Math.log(1024), 5);
      expect(
        matmul(many(), tensor([[2]]).expand([1024, 3]))
          .at(5, 2)
          .item(),
      ).toBe(2048);
      expect(
        maxPool2d(most(1, 1, 64, 64), 8)
          .sum()
          .item(),
      ).toBe(64);
      expect(
        conv2d(most(1, 8, 16, 16), most(2, 8, 3, 3))
          .at(0, 1, 7, 7)
          .item(),
      ).toBe(72);
    } finally {
      setBackend('wasm');
    }
  });
});
