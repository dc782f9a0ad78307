import { customOp, noGrad, parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d } from '@bp/regularize';
import { type BpError, Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { figures, Network } from '../course/network';

function errorOf(body: () => unknown): BpError {
  try {
    body();
  } catch (error) {
    return error as BpError;
  }
  throw new Error('nothing was thrown');
}

/** A network of the course with its weights after one step, and the loss from before it. */
function stepped() {
  const network = new Network('sigmoid+halfSSE', 'float64');
  const optimizer = new SGD([...network.weights], { lr: figures.inputs.lr });
  const { error } = network.forward();
  const before = explain(error, { notation: 'flat' });
  error.backward();
  optimizer.step();
  return { network, error, before };
}

describe('explaining after something was overwritten', () => {
  it('is refused after optimizer.step(), with the way to mend it', () => {
    const { code, message } = errorOf(() => explain(stepped().error));
    expect(code).toBe('BP_GRAD');
    expect(message).toContain('explain before optimizer.step()');
  });

  it('is refused after a statistic or a part of an operand was overwritten', () => {
    const w = parameter([1, 2, 3]);
    const scale = tensor([1, 2, 3]);
    const loss = w.mul(scale).sum();
    scale.assign([3, 2, 1]);
    expect(errorOf(() => explain(loss)).code).toBe('BP_GRAD');
    const square = w.square().sum();
    noGrad(() => w.narrow(0, 0, 1).assign([5]));
    expect(errorOf(() => explain(square)).code).toBe('BP_GRAD');
  });

  it('is refused after the running statistics of an evaluation have moved on', () => {
    const norm = new BatchNorm1d(2, { dtype: 'float64' }).eval();
    const x = new Rng(1).normal([3, 2], { dtype: 'float64' });
    const loss = norm.forward(x).square().sum();
    norm.train().forward(x);
    expect(errorOf(() => explain(loss)).code).toBe('BP_GRAD');
  });

  it('works after backward, and after the statistics of a training step were written', () => {
    const norm = new BatchNorm1d(2, { dtype: 'float64' });
    const loss = norm
      .forward(new Rng(1).normal([3, 2], { dtype: 'float64' }))
      .exp()
      .sum();
    loss.backward();
    expect(explain(loss).gradient([norm.parameters()[0], 0]).check.ok).toBe(true);
  });
});

describe('an explanation from before a step', () => {
  const course = figures['sigmoid+halfSSE'];

  it('answers afterwards with the numbers of then', () => {
    const { before, network } = stepped();
    course.grad.forEach((want, i) => {
      const { value, check, paths } = before.gradient(`w${i + 1}`);
      expect(value).toBeCloseTo(want, 8);
      expect(check.recorded).toBeCloseTo(want, 8);
      expect(check.central).toBeCloseTo(want, 8);
      expect(paths).toHaveLength(i < 4 ? 2 : 1);
    });
    // The updated weights are another network.
    expect(network.flatWeights()[0]).not.toBe(figures.inputs.w[0]);
  });

  it('differentiates hidden weights by the outer weights before their update', () => {
    const { before } = stepped();
    const { value, toText } = before.gradient('w1');
    expect(value).toBeCloseTo(0.00080888, 8);
    expect(Math.abs(value - 0.00079143)).toBeGreaterThan(1e-5);
    expect(toText()).toContain('0.00080888');
    expect(toText()).not.toContain('0.00079143');
  });

  it('has copied inputs, buffers and what somebody’s own operation read', () => {
    const scaled = customOp({
      name: 'scaled',
      forward: (a, b) => a.mul(b),
      backward: ({ grad, inputs: [a, b] }) => [grad.mul(b), grad.mul(a)],
    });
    const [w, x] = [parameter([2, 3], { dtype: 'float64' }), tensor([5, 7], { dtype: 'float64' })];
    const explained = explain(scaled(w, x).square().sum(), { inputs: { x } });
    const before = explained.gradient([w, 1]).toText();
    x.assign([0, 0]);
    noGrad(() => w.assign([0, 0]));
    expect(explained.gradient([w, 1]).value).toBe(2 * 3 * 7 * 7);
    expect(explained.gradient([w, 1]).toText()).toBe(before);
  });

  it('lets what it explains train on', () => {
    const layer = new Linear(2, 1, { rng: new Rng(2) });
    const twin = new Linear(2, 1, { rng: new Rng(2) });
    const [x, t] = [tensor([[1, 2]]), tensor([[3]])];
    const train = (model: Linear, look: (loss: Tensor) => void): void => {
      const optimizer = new Adam(model.parameters(), { lr: 0.1 });
      for (let i = 0; i < 3; i++) {
        optimizer.zeroGrad();
        const loss = mse(model.forward(x), t);
        look(loss);
        loss.backward();
        optimizer.step();
      }
    };
    train(layer, (loss) => explain(loss).gradient('weight[0,1]').toText());
    train(twin, () => {});
    expect(layer.weight.toArray()).toEqual(twin.weight.toArray());
  });
});
