import { grad, gradients, variable } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { expectClose } from './close';

const POINTS = [
  [1, 2],
  [-0.5, 0.25],
  [3, -3],
  [0, 0],
];

const float64 = (value: number) => variable(value, { dtype: 'float64' });

describe('z = (x + y)²', () => {
  it.each(POINTS)('has the derivative 2(x + y) by both, at x = %f, y = %f', (a, b) => {
    const [x, y] = [float64(a), float64(b)];
    const z = x.add(y).square();
    expect(z.item()).toBe((a + b) ** 2);
    z.backward();
    expect(x.grad?.item()).toBe(2 * (a + b));
    expect(y.grad?.item()).toBe(2 * (a + b));
  });

  it('is 2t · 1 with t = x + y', () => {
    const [x, y] = [float64(1), float64(2)];
    const t = x.add(y);
    const z = t.square();
    expect(gradients([z], [t])[0].item()).toBe(6);
    expect(gradients([t], [x])[0].item()).toBe(1);
    expect(gradients([z], [x])[0].item()).toBe(6);
  });

  it('has the same derivative written as a power, a product, or multiplied out', () => {
    const forms: ((x: Tensor, y: Tensor) => Tensor)[] = [
      (x, y) => x.add(y).pow(2),
      (x, y) => x.add(y).mul(x.add(y)),
      (x, y) => x.square().add(x.mul(y).mul(2)).add(y.square()),
    ];
    for (const form of forms) {
      const [x, y] = [float64(1.5), float64(-4)];
      expect(gradients([form(x, y)], [x, y]).map((g) => g.item())).toEqual([-5, -5]);
    }
  });

  it('has the second derivative 2', () => {
    const y = float64(2);
    const slope = grad((x: Tensor) => x.add(y).square());
    expect(grad(slope)(1).item()).toBe(2);
  });
});

describe('y = a₃(a₂(a₁(x)))', () => {
  const at = 0.7;

  it('has the product of the three derivatives', () => {
    // exp(sin(x²))
    const x = float64(at);
    const h1 = x.square();
    const h2 = h1.sin();
    const y = h2.exp();
    const a1 = 2 * at;
    const a2 = Math.cos(at * at);
    const a3 = Math.exp(Math.sin(at * at));
    const derivatives = gradients([y], [h2, h1, x]).map((g) => g.item());
    expectClose(derivatives, [a3, a3 * a2, a3 * a2 * a1], 'float64');
  });

  it('has it in any order of the three', () => {
    const parts = [
      { f: (x: Tensor) => x.square(), value: (x: number) => x * x, slope: (x: number) => 2 * x },
      { f: (x: Tensor) => x.sin(), value: Math.sin, slope: Math.cos },
      { f: (x: Tensor) => x.exp(), value: Math.exp, slope: Math.exp },
    ];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      const chain = order.map((i) => parts[i]);
      const x = float64(at);
      const y = chain.reduce((value, { f }) => f(value), x);
      let value = at;
      let slope = 1;
      for (const part of chain) {
        slope *= part.slope(value);
        value = part.value(value);
      }
      expectClose([y.item(), gradients([y], [x])[0].item()], [value, slope], 'float64');
    }
  });
});

describe('two paths from w to O(p, z)', () => {
  // w → y = w² → p = sin y, and w → x = 3w → z = eˣ, meeting in O = p·z
  const w0 = 0.4;
  const build = () => {
    const w = float64(w0);
    const y = w.square();
    const p = y.sin();
    const x = w.mul(3);
    const z = x.exp();
    return { w, y, p, x, z, o: p.mul(z) };
  };

  it('adds ∂O/∂p · ∂p/∂y · ∂y/∂w and ∂O/∂z · ∂z/∂x · ∂x/∂w', () => {
    const { w, o } = build();
    const p = Math.sin(w0 * w0);
    const z = Math.exp(3 * w0);
    const first = z * Math.cos(w0 * w0) * 2 * w0;
    const second = p * z * 3;
    o.backward();
    expectClose([w.grad?.item() ?? Number.NaN], [first + second], 'float64');
  });

  it('has each path alone where the other is held still', () => {
    const { w, p, z } = build();
    const [first] = gradients([p.mul(z.detach())], [w]);
    const [second] = gradients([p.detach().mul(z)], [w]);
    const [both] = gradients([p.mul(z)], [w]);
    expectClose([first.item() + second.item()], [both.item()], 'float64');
    expect(first.item()).not.toBe(0);
    expect(second.item()).not.toBe(0);
  });

  it('has every factor on the way', () => {
    const { w, y, p, x, z, o } = build();
    const factor = (of: Tensor, by: Tensor) => gradients([of], [by])[0].item();
    const first = factor(o, p) * factor(p, y) * factor(y, w);
    const second = factor(o, z) * factor(z, x) * factor(x, w);
    expectClose([factor(o, w)], [first + second], 'float64');
  });
});
