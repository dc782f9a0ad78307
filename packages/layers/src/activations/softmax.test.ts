import { gradcheck } from '@bp/autograd';
import { Rng, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { LogSoftmax, Softmax, Softmax2d, Softmin, softmin } from './softmax';

describe('Softmax', () => {
  const x = new Rng(1).normal([2, 3]);

  it('adds up to 1 along its axis, the last one by default', () => {
    for (const sum of new Softmax().forward(x).sum({ axis: 1 }).data) expect(sum).toBeCloseTo(1, 6);
    for (const sum of new Softmax(0).forward(x).sum({ axis: 0 }).data)
      expect(sum).toBeCloseTo(1, 6);
  });

  it('has LogSoftmax as its logarithm', () => {
    const y = new LogSoftmax().forward(x);
    for (const [i, p] of new Softmax().forward(x).log().data.entries()) {
      expect(y.data[i]).toBeCloseTo(p, 5);
    }
  });

  it('prints an axis other than the last', () => {
    expect([new Softmax(), new Softmax(0), new LogSoftmax(1), new Softmin()].map(String)).toEqual([
      'Softmax()',
      'Softmax(0)',
      'LogSoftmax(1)',
      'Softmin()',
    ]);
  });

  it('refuses an axis that does not exist', () => {
    expect(() => new Softmax(2).forward(x)).toThrow('axis must be a whole number in [-2, 1]');
    expect(() => new Softmax2d().forward(x)).toThrow('axis must be');
  });
});

describe('softmin', () => {
  it('is the softmax of −x', () => {
    expect(softmin([0, Math.log(3)]).toArray()).toEqual([
      expect.closeTo(0.75, 6),
      expect.closeTo(0.25, 6),
    ]);
    expect(new Softmin(0).forward([[0], [0]]).toArray()).toEqual([[0.5], [0.5]]);
  });

  it('has a gradient that agrees with differences', () => {
    expect(gradcheck((x) => softmin(x), [[0.5, -1, 2]])).toMatchObject({ ok: true });
  });
});

describe('Softmax2d', () => {
  it('adds up to 1 over the channels, with and without a batch', () => {
    const y = new Softmax2d().forward(new Rng(2).normal([2, 4, 3, 3]));
    for (const sum of y.sum({ axis: 1 }).data) expect(sum).toBeCloseTo(1, 6);
    expect(new Softmax2d().forward(zeros([2, 1, 1])).toArray()).toEqual(
      tensor([[[0.5]], [[0.5]]]).toArray(),
    );
  });
});
