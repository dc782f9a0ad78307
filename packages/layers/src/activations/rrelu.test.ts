import { variable } from '@bp/autograd';
import { ones, Rng, seed } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { RReLU } from './rrelu';

describe('RReLU', () => {
  it('draws a slope for each negative element in training', () => {
    const layer = new RReLU({ lower: 0.1, upper: 0.3, rng: new Rng(7) });
    const { data } = layer.forward(ones([200]).neg());
    expect(data.every((y) => y <= -Math.fround(0.1) && y >= -Math.fround(0.3))).toBe(true);
    expect(new Set(data).size).toBeGreaterThan(190);
    expect(layer.forward([2, 3]).toArray()).toEqual([2, 3]);
  });

  it('takes the mean slope in evaluation', () => {
    const layer = new RReLU({ lower: 0.25, upper: 0.75 }).eval();
    expect(layer.forward([-2, 2]).toArray()).toEqual([-1, 2]);
  });

  it('passes the gradient by the drawn slopes', () => {
    const x = variable(ones([50]).neg());
    const y = new RReLU().forward(x);
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual(y.neg().toArray());
  });

  it('draws the same slopes for the same seed', () => {
    const draw = () => new RReLU().forward(ones([20]).neg()).toArray();
    seed(1);
    const first = draw();
    seed(1);
    expect(draw()).toEqual(first);
    seed(2);
    expect(draw()).not.toEqual(first);
  });

  it('prints its slopes and refuses bounds in the wrong order', () => {
    expect(String(new RReLU())).toBe('RReLU()');
    expect(String(new RReLU({ lower: 0.1, upper: 0.3 }))).toBe('RReLU({ lower: 0.1, upper: 0.3 })');
    expect(() => new RReLU({ lower: 1, upper: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: RReLU: lower must be ≤ upper, got 1 and 0]`,
    );
    expect(() => new RReLU({ rng: 3 as never })).toThrow('rng must be a random source');
  });
});
