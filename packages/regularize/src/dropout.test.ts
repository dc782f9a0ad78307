import { gradcheck, variable } from '@bp/autograd';
import { Module } from '@bp/module';
import { ones, Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { beforeEach, describe, expect, it } from 'vitest';
import { Dropout, dropout } from './dropout';

beforeEach(() => seed(0));

const x = ones([1000]);

describe('dropout', () => {
  it('makes an element 0 or x / (1 − p)', () => {
    const values = new Set(dropout(x, { p: 0.75 }).data);
    expect([...values].sort()).toEqual([0, 4]);
  });

  it('drops about a share p', () => {
    const n = 100_000;
    const dropped =
      n -
      dropout(ones([n]), { p: 0.3 })
        .ne(0)
        .sum()
        .item();
    // Five standard deviations of the binomial distribution.
    expect(Math.abs(dropped / n - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / n));
  });

  it('passes x on without training, or with p = 0', () => {
    expect(dropout(x, { training: false })).toBe(x);
    expect(dropout(x, { p: 0 })).toBe(x);
  });

  it('gives zeros at p = 1, whatever x is', () => {
    const y = dropout([1, Number.POSITIVE_INFINITY, Number.NaN], { p: 1 });
    expect(y.toArray()).toEqual([0, 0, 0]);
  });

  it('passes the gradient through the same mask', () => {
    const w = variable(ones([50]));
    const y = dropout(w, { p: 0.5 });
    y.backward(ones([50]));
    expect(w.grad?.toArray()).toEqual(y.toArray());
  });

  it('passes no gradient to an element that was dropped, even an infinite one', () => {
    const w = variable([Number.POSITIVE_INFINITY, 1]);
    dropout(w, { p: 1 }).sum().backward();
    expect(w.grad?.toArray()).toEqual([0, 0]);
  });

  it('has a gradient that agrees with differences', () => {
    const point = new Rng(1).normal([3, 4], { dtype: 'float64' });
    const forward = (x: Tensor) => dropout(x, { p: 0.4, rng: new Rng(7) });
    expect(gradcheck(forward, [point])).toMatchObject({ ok: true });
  });

  it('keeps type and shape', () => {
    const y = dropout(tensor([[1, 2]], { dtype: 'float64' }), { p: 0.5 });
    expect([y.dtype, y.shape]).toEqual(['float64', [1, 2]]);
    expect(dropout(ones([0, 3])).shape).toEqual([0, 3]);
  });

  it.each(['int32', 'bool'] as const)('makes %s real, whether it drops or not', (dtype) => {
    const whole = tensor([1, 1], { dtype: 'int32' }).cast(dtype);
    const layer = new Dropout(0.5);
    const results = [
      dropout(whole),
      dropout(whole, { p: 0 }),
      dropout(whole, { training: false }),
      layer.forward(whole),
      layer.eval().forward(whole),
    ];
    expect(results.map((y) => y.dtype)).toEqual(new Array(5).fill('float32'));
    expect(results[4].toArray()).toEqual([1, 1]);
  });

  it('draws from the given source', () => {
    const first = dropout(x, { rng: new Rng(7) }).toArray();
    expect(dropout(x, { rng: new Rng(7) }).toArray()).toEqual(first);
    expect(dropout(x, { rng: new Rng(8) }).toArray()).not.toEqual(first);
  });

  it('refuses what is no probability, no source or no option', () => {
    expect(() => dropout(x, { p: 1.5 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: dropout: p must be a number in [0, 1], got 1.5]`,
    );
    expect(() => dropout(x, { p: Number.NaN })).toThrow('p must be a number in [0, 1]');
    expect(() => new Dropout(-0.1)).toThrow('p must be a number in [0, 1]');
    expect(() => dropout(x, { rate: 0.5 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: dropout: unknown option rate; known are p, training, rng]`,
    );
    expect(() => new Dropout(0.5, { rng: 7 as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Dropout: rng must be a random source such as new Rng(7), got 7]`,
    );
  });
});

class Net extends Module {
  first = new Dropout(0.5);
  second = new Dropout(0.5);
  forward(x: Tensor): Tensor[] {
    return [this.first.forward(x), this.second.forward(x)];
  }
}

describe('Dropout', () => {
  const masks = (model: { forward(x: Tensor): Tensor[] } & Module): unknown[] =>
    model.forward(x).map((y) => y.toArray());

  it('drops in training only', () => {
    const layer = new Dropout(0.5);
    expect(layer.forward(x).toArray()).not.toEqual(x.toArray());
    expect(layer.eval().forward(x)).toBe(x);
  });

  it('draws a new mask at each step, and another one for each layer', () => {
    const net = new Net();
    const [a, b] = masks(net);
    const [c, d] = masks(net);
    expect(new Set([a, b, c, d].map((mask) => JSON.stringify(mask))).size).toBe(4);
  });

  it('draws the same masks for the same seed, and others for another', () => {
    const first = [masks(new Net()), masks(new Net())];
    seed(0);
    const net = new Net();
    expect([masks(net), masks(net)]).toEqual(first);
    seed(1);
    expect(masks(new Net())).not.toEqual(first[0]);
  });

  it('does not mind what else is drawn or what stands beside it', () => {
    class Longer extends Module {
      before = new Dropout(0.5);
      first = new Dropout(0.5);
      second = new Dropout(0.5);
      forward(x: Tensor): Tensor[] {
        this.before.forward(x);
        return [this.first.forward(x), this.second.forward(x)];
      }
    }
    const alone = masks(new Net());
    seed(0);
    new Rng(3).normal([5]);
    expect(masks(new Longer())).toEqual(alone);
  });

  it('goes on where a saved source stood', () => {
    const rng = new Rng(7);
    const layer = new Dropout(0.5, { rng });
    layer.forward(x);
    const saved = rng.state();
    const next = layer.forward(x).toArray();
    rng.restore(saved);
    expect(layer.forward(x).toArray()).toEqual(next);
  });

  it('draws nothing in evaluation', () => {
    const rng = new Rng(7);
    const layer = new Dropout(0.5, { rng });
    const state = rng.state();
    layer.eval().forward(x);
    expect(rng.state()).toEqual(state);
  });

  it('prints its probability and holds no parameters', () => {
    expect(String(new Dropout(0.2))).toBe('Dropout(0.2)');
    expect(new Dropout().stateDict()).toEqual({});
  });
});

describe('the probability of a layer', () => {
  it('can be changed, and counts from the next call on', () => {
    const layer = new Dropout(0);
    expect(layer.forward(x)).toBe(x);
    expect(layer.setP(1)).toBe(layer);
    expect(layer.forward(x).sum().item()).toBe(0);
    layer.p = 0;
    expect(layer.forward(x)).toBe(x);
    expect(`${layer.setP(tensor(0.25))}`).toBe('Dropout(0.25)');
  });

  it('is refused outside [0, 1], before anything changes, or when it is used', () => {
    const layer = new Dropout(0.5);
    for (const p of [-0.1, 1.5, Number.NaN, '0.5', null, tensor(2), tensor([0.5])]) {
      expect(() => layer.setP(p as number)).toThrow('setP: p must be a number');
      expect(layer.p).toBe(0.5);
    }
    layer.p = 7;
    expect(() => layer.forward(x)).toThrow('p must be a number in [0, 1], got 7');
  });

  it('may be a tensor, whose gradient is not asked for', () => {
    const w = variable([1, 2, 3]);
    const p = tensor(0.5);
    const y = dropout(w, { p, rng: new Rng(3) });
    y.sum().backward();
    const same = variable([1, 2, 3]);
    dropout(same, { p: 0.5, rng: new Rng(3) })
      .sum()
      .backward();
    expect(w.grad?.toArray()).toEqual(same.grad?.toArray());
  });
});
