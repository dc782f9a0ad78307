import { checkpoint, customOp, parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { compile } from '@bp/compile';
import { Dropout, Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { BatchNorm1d } from '@bp/regularize';
import { defaultRng, Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

const dtype = 'float64';

const cube = customOp({
  name: 'cube',
  forward: (x: Tensor) => x.pow(3),
  backward: ({ grad, inputs: [x] }) => [grad.mul(x.square()).mul(3)],
});

describe('explaining a function', () => {
  it('leaves random numbers, statistics, modes, weights and gradients as they were', () => {
    seed(7);
    const model = new Sequential(
      new Linear(3, 4, { dtype }),
      new BatchNorm1d(4, { dtype }),
      new Dropout(0.5),
      new Linear(4, 1, { dtype }),
    );
    const x = new Rng(1).normal([6, 3], { dtype });
    const before = JSON.stringify([model.stateDict(), defaultRng().state()]);
    const explanation = explain(() => mse(model.forward(x), new Rng(2).normal([6, 1], { dtype })));
    const gradient = explanation.gradient('0.weight[1,2]');
    expect(gradient.check.ok).toBe(true);
    expect(gradient.check.central).toBeCloseTo(gradient.value, 6);
    expect(JSON.stringify([model.stateDict(), defaultRng().state()])).toBe(before);
    expect(model.training).toBe(true);
    expect(model.parameters().every(({ grad }) => grad === null)).toBe(true);
  });

  it('checks what cannot be done again step by step by running all of it again', () => {
    const w = parameter([0.5, -0.25], { dtype });
    const twice = (x: Tensor): Tensor => checkpoint((y: Tensor) => y.exp(), cube(x)).sum();
    const explanation = explain(() => twice(w.mul(3)), { inputs: { w } });
    for (const [i, name] of ['w[0]', 'w[1]'].entries()) {
      const { value, check } = explanation.gradient(name);
      const x = 3 * w.data[i];
      expect(value).toBeCloseTo(9 * x * x * Math.exp(x * x * x), 10);
      expect(check.central).toBeCloseTo(value, 5);
    }
    expect([...w.data]).toEqual([0.5, -0.25]);
  });

  it('says so where the function gives another loss each time', () => {
    let calls = 0;
    const w = parameter([2], { dtype });
    const { check } = explain(() => cube(w.mul(++calls)).sum(), { inputs: { w } }).gradient('w[0]');
    expect(check.central).toBeNull();
    expect(check.reason).toContain('another loss');
  });

  it('runs a compiled step by its body', () => {
    const w = parameter([[0.5], [1.5]], { dtype });
    const x = tensor([[1, 2]], { dtype });
    const step = compile(() => new Tanh().forward(x.matmul(w)).square().sum());
    for (let i = 0; i < 4; i++) step();
    const { value, check } = explain(() => step()).gradient([w, 1, 0]);
    const h = Math.tanh(3.5);
    expect(value).toBeCloseTo(2 * h * (1 - h * h) * 2, 12);
    expect(check.ok).toBe(true);
  });

  it('refuses what gives no tensor', () => {
    expect(() => explain((() => 3) as never)).toThrow('the function must return a tensor');
    expect(() => explain('loss' as never)).toThrow('expected a recorded loss or a function');
  });
});
