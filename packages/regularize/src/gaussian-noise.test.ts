import { gradcheck, variable } from '@bp/autograd';
import { Module } from '@bp/module';
import { ones, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { beforeEach, describe, expect, it } from 'vitest';
import { GaussianNoise, gaussianNoise } from './gaussian-noise';

beforeEach(() => seed(0));

const x = ones([1000]);

describe('gaussianNoise', () => {
  it('adds what the source draws, times σ', () => {
    const y = gaussianNoise(tensor([1, 2, 3], { dtype: 'float64' }), { std: 0.5, rng: new Rng(7) });
    const drawn = new Rng(7).normal([3], { dtype: 'float64' });
    expect([...y.data]).toEqual([...drawn.data].map((noise, i) => i + 1 + noise * 0.5));
  });

  it('has mean x and deviation σ', () => {
    const n = 100_000;
    const noise = [...gaussianNoise(zeros([n], { dtype: 'float64' }), { std: 3 }).data];
    const mean = noise.reduce((sum, value) => sum + value, 0) / n;
    const variance = noise.reduce((sum, value) => sum + value * value, 0) / n;
    // Five standard deviations of the mean, σ/√n, and of the variance, σ²√(2/n).
    expect(Math.abs(mean)).toBeLessThan((5 * 3) / Math.sqrt(n));
    expect(Math.abs(variance - 9)).toBeLessThan(5 * 9 * Math.sqrt(2 / n));
  });

  it('passes x on without training, or with σ = 0', () => {
    expect(gaussianNoise(x, { training: false })).toBe(x);
    expect(gaussianNoise(x, { std: 0 })).toBe(x);
  });

  it('passes the gradient unchanged', () => {
    const w = variable(ones([50]));
    gaussianNoise(w, { std: 7 }).mul(3).sum().backward();
    expect(w.grad?.toArray()).toEqual(new Array(50).fill(3));
  });

  it('has a gradient that agrees with differences, for σ as well', () => {
    const point = new Rng(1).normal([3, 4], { dtype: 'float64' });
    const std = tensor(0.5, { dtype: 'float64' });
    const forward = (v: Tensor, s: Tensor) =>
      gaussianNoise(v, { std: s, rng: new Rng(7) }).square();
    expect(gradcheck(forward, [point, std])).toMatchObject({ ok: true });
  });

  it('keeps type and shape, infinities and NaN', () => {
    const y = gaussianNoise(tensor([[1, Infinity, Number.NaN]], { dtype: 'float64' }));
    expect([y.dtype, y.shape]).toEqual(['float64', [1, 3]]);
    expect([...y.data].slice(1)).toEqual([Infinity, Number.NaN]);
    expect(gaussianNoise(ones([0, 3])).shape).toEqual([0, 3]);
    expect(gaussianNoise(1).shape).toEqual([]);
  });

  it('minds neither strides nor repetition', () => {
    const rows = new Rng(3).normal([3, 4]);
    const noisy = (v: Tensor) => gaussianNoise(v, { rng: new Rng(7) }).toArray();
    expect(noisy(rows.transpose())).toEqual(noisy(rows.transpose().clone()));
    expect(noisy(tensor(1).expand([5]))).toEqual(noisy(ones([5])));
  });

  it.each(['int32', 'bool'] as const)('makes %s real, whether it adds or not', (dtype) => {
    const whole = tensor([1, 1], { dtype: 'int32' }).cast(dtype);
    const layer = new GaussianNoise(0.5);
    const results = [
      gaussianNoise(whole),
      gaussianNoise(whole, { std: 0 }),
      gaussianNoise(whole, { training: false }),
      layer.forward(whole),
      layer.eval().forward(whole),
    ];
    expect(results.map((y) => y.dtype)).toEqual(new Array(5).fill('float32'));
    expect(results[4].toArray()).toEqual([1, 1]);
  });

  it('refuses what is no deviation, no source or no option', () => {
    expect(() => gaussianNoise(x, { std: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gaussianNoise: std must be a number in [0, ∞), got -1]`,
    );
    expect(() => gaussianNoise(x, { std: Number.NaN })).toThrow('std must be a number in [0, ∞)');
    expect(() => gaussianNoise(x, { sigma: 1 } as never)).toThrow(
      'unknown option sigma; known are std, training, rng',
    );
    expect(() => new GaussianNoise(0.5, { rng: 7 as never })).toThrow(
      'GaussianNoise: rng must be a random source such as new Rng(7), got 7',
    );
  });
});

class Net extends Module {
  first = new GaussianNoise(0.5);
  second = new GaussianNoise(0.5);
  forward(x: Tensor): unknown[] {
    return [this.first, this.second].map((layer) => layer.forward(x).toArray());
  }
}

describe('GaussianNoise', () => {
  it('adds in training only', () => {
    const layer = new GaussianNoise(0.5);
    expect(layer.forward(x).toArray()).not.toEqual(x.toArray());
    expect(layer.eval().forward(x)).toBe(x);
  });

  it('draws anew at each step and for each layer, and the same for the same seed', () => {
    const net = new Net();
    const noise = [...net.forward(x), ...net.forward(x)];
    expect(new Set(noise.map((one) => JSON.stringify(one))).size).toBe(4);
    seed(0);
    const again = new Net();
    expect([...again.forward(x), ...again.forward(x)]).toEqual(noise);
    seed(1);
    expect(new Net().forward(x)).not.toEqual(noise.slice(0, 2));
  });

  it('does not mind what else is drawn or what stands beside it', () => {
    const alone = new Net().forward(x);
    seed(0);
    class Longer extends Net {
      before = new GaussianNoise(1);
      override forward(x: Tensor): unknown[] {
        this.before.forward(x);
        return super.forward(x);
      }
    }
    expect(new Longer().forward(x)).toEqual(alone);
  });

  it('goes on where a saved source stood, and draws nothing in evaluation', () => {
    const rng = new Rng(7);
    const layer = new GaussianNoise(0.5, { rng });
    layer.forward(x);
    const saved = rng.state();
    const next = layer.forward(x).toArray();
    rng.restore(saved);
    expect(layer.forward(x).toArray()).toEqual(next);
    const state = rng.state();
    layer.eval().forward(x);
    expect(rng.state()).toEqual(state);
  });

  it('prints its deviation and holds no parameters', () => {
    expect(String(new GaussianNoise(0.2))).toBe('GaussianNoise(0.2)');
    expect(new GaussianNoise().stateDict()).toEqual({});
  });

  it('can have another deviation, from the next call on', () => {
    const layer = new GaussianNoise(0);
    expect(layer.forward(x)).toBe(x);
    expect(layer.setStd(1)).toBe(layer);
    expect(layer.forward(x).toArray()).not.toEqual(x.toArray());
    expect(`${layer.setStd(tensor(0.25))}`).toBe('GaussianNoise(0.25)');
    for (const std of [-0.1, Infinity, Number.NaN, '0.5', null, tensor(-2), tensor([0.5])]) {
      expect(() => layer.setStd(std as number)).toThrow('setStd: std must be a number');
      expect(String(layer)).toBe('GaussianNoise(0.25)');
    }
  });
});
