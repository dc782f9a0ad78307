import { describe, expect, it } from 'vitest';
import * as bp from '../index';
import { arange, type Tensor } from '../index';

const x = arange(24).reshape([2, 3, 4]).sub(11);

/** Whatever a call gives, as plain values. */
const plain = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(plain) : (value as Tensor).toArray();

/** Operations that take an axis: as functions, and as methods where there is one of the name. */
const FOLDING = ['sum', 'mean', 'prod', 'max', 'min', 'argmax', 'argmin', 'all', 'any'];
const STATISTICS = ['variance', 'std', 'logSumExp'];
const ALONG = ['softmax', 'logSoftmax', 'cumsum', 'flip', 'unsqueeze'];

type Call = (x: Tensor, axis?: unknown) => unknown;

const functionOf = (name: string) => (bp as unknown as Record<string, Call>)[name];
const methodOf = (name: string): Call | null => {
  const method = (x as unknown as Record<string, Call | undefined>)[name];
  return method === undefined ? null : (x, axis) => method.call(x, axis as never);
};

describe.each([...FOLDING, ...STATISTICS, ...ALONG])('%s', (name) => {
  const calls = [functionOf(name), methodOf(name)].filter((call) => call !== null);

  it('takes an axis as a number and as an option', () => {
    for (const axis of [1, -1, 0]) {
      const expected = plain(functionOf(name)(x, { axis }));
      for (const call of calls) {
        expect(plain(call(x, axis))).toEqual(expected);
        expect(plain(call(x, { axis }))).toEqual(expected);
      }
    }
  });

  it('refuses an axis that does not exist, and options that do not', () => {
    for (const call of calls) {
      expect(() => call(x, 5)).toThrow(`${name}: axis must be a whole number in`);
      expect(() => call(x, { axis: 5 })).toThrow(`${name}: axis must be a whole number in`);
      expect(() => call(x, { dim: 1 })).toThrow(`${name}: unknown option dim; did you mean axis?`);
    }
  });
});

describe('axes', () => {
  it('of a number and of an option give what is expected', () => {
    expect(bp.softmax([[0, 0], [0, 0]], 0).toArray()).toEqual([[0.5, 0.5], [0.5, 0.5]]); // biome-ignore format: as it is
    expect(bp.mean([[1, 2], [3, 4]], 0).toArray()).toEqual([2, 3]); // biome-ignore format: as it is
    expect(x.softmax({}).toArray()).toEqual(x.softmax().toArray());
    expect(x.flip({ axis: null }).toArray()).toEqual(x.flip().toArray());
  });

  it('may be several where all are folded or turned', () => {
    expect(bp.sum(x, [0, 2]).toArray()).toEqual(bp.sum(x, { axis: [0, 2] }).toArray());
    expect(x.std([0, 1]).shape).toEqual([4]);
    expect(x.flip({ axis: [0, 1] }).toArray()).toEqual(x.flip([0, 1]).toArray());
  });

  it('of lists of tensors come in either way', () => {
    const list = [x, x.mul(2)];
    for (const axis of [1, { axis: 1 }]) {
      expect(bp.concat(list, axis).shape).toEqual([2, 6, 4]);
      expect(bp.stack(list, axis).shape).toEqual([2, 2, 3, 4]);
      expect(bp.split(x, 2, axis).map(({ shape }) => shape)).toEqual([
        [2, 2, 4],
        [2, 1, 4],
      ]);
      expect(bp.chunk(x, 3, axis).length).toBe(3);
      expect(bp.unstack(x, axis).map(({ shape }) => shape)).toEqual([[2, 4], [2, 4], [2, 4]]); // biome-ignore format: as it is
    }
    expect(bp.concat(list).shape).toEqual([4, 3, 4]);
    expect(bp.concat(list, {}).shape).toEqual([4, 3, 4]);
  });

  it('with more arguments behind them come in either way', () => {
    const index = [0, 1];
    for (const axis of [2, { axis: 2 }]) {
      expect(x.narrow(axis, 1, 2).toArray()).toEqual(x.slice(':, :, 1:3').toArray());
      expect(x.indexSelect(axis, index).toArray()).toEqual(x.slice(':, :, 0:2').toArray());
      expect(x.gather(axis, [[[3]]]).toArray()).toEqual([[[-8]]]);
      expect(bp.scatterAdd([0, 0], { axis: 0 }, [1], [5]).toArray()).toEqual([0, 5]);
    }
    expect(x.unsqueeze(0).squeeze({ axis: 0 }).shape).toEqual([2, 3, 4]);
    expect(bp.squeeze(x.unsqueeze(0)).shape).toEqual([2, 3, 4]);
  });

  it('of a norm are options: a number alone is the power of a norm elsewhere', () => {
    expect(x.norm({ axis: 1 }).shape).toEqual([2, 4]);
    expect(() => x.norm(1 as never)).toThrow('norm: options must be an object such as { axis: … }');
  });
});
