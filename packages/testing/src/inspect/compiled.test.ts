import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { explainUpdate, gradientFlow } from '@bp/inspect';
import { Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Lion } from '../optimizers/lion';

describe('an update beside a compiled step', () => {
  it('is explained by the state that the program keeps, and changes none of it', () => {
    const make = () => {
      const rng = new Rng(1);
      const model = new Sequential(
        new Linear(3, 4, { rng }),
        new Tanh(),
        new Linear(4, 2, { rng }),
      );
      const optimizer = new Adam(model, { lr: 0.1, weightDecay: 0.01 });
      const step = compile((x: Tensor, t: Tensor) => {
        const loss = crossEntropy(model.forward(x), t);
        loss.backward();
        optimizer.step();
        return loss;
      });
      return { model, optimizer, step };
    };
    const rng = new Rng(2);
    const batches = Array.from({ length: 6 }, () => rng.normal([5, 3]));
    const labels = tensor([0, 1, 1, 0, 1], { dtype: 'int32' });
    const [looked, alone] = [make(), make()];
    for (const x of batches) {
      for (const { model, optimizer, step } of [looked, alone]) {
        optimizer.zeroGrad();
        step(x, labels);
        if (model !== looked.model) continue;
        // Its gradients are still there; a further step by them is what is explained.
        for (const p of model.parameters()) {
          for (const index of [0, p.size - 1]) {
            const told = explainUpdate(optimizer, p, index);
            expect(told.check.ok).toBe(true);
          }
        }
      }
      const [a, b] = [looked, alone].map(({ model }) => model.parameters().map((p) => [...p.data]));
      expect(a).toEqual(b);
    }
    const [p] = looked.model.parameters();
    const told = explainUpdate(looked.optimizer, p, 3);
    expect(told.steps.find(({ name }) => name === 'step')?.value).toBe(7);
    looked.optimizer.step();
    expect(told.check.step).toBe(p.data[3]);
  });

  it('is explained of an optimizer that a user defines', () => {
    const w = parameter([0.5, -2, 0], { dtype: 'float64' });
    const optimizer = new Lion([w], { lr: 0.25, betas: [0.5, 0.75], weightDecay: 0.125 });
    for (const g of [
      [3, -1, 0.5],
      [-0.25, -2, 0],
      [0.125, 8, -0.75],
    ]) {
      w.grad = tensor(g, { dtype: 'float64' });
      const told = g.map((_, i) => explainUpdate(optimizer, w, i));
      optimizer.step();
      expect(told.map(({ next }) => next)).toEqual([...w.data]);
      expect(told.map(({ check }) => check.step)).toEqual([...w.data]);
    }
  });
});

describe('the flow of a compiled loss', () => {
  it('is refused, since it has no record', () => {
    const model = new Sequential(new Linear(2, 2), new Tanh(), new Linear(2, 1));
    const optimizer = new SGD(model, { lr: 0.1 });
    const step = compile((x: Tensor) => {
      const loss = model.forward(x).square().mean();
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    });
    const x = new Rng(1).normal([4, 2]);
    for (let t = 0; t < 3; t++) step(x);
    expect(() => gradientFlow(step(x), { model })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: GradientFlow.add: the loss has no record of how it was computed; compute it outside of compile, noGrad and detach]`,
    );
    expect(() =>
      explainUpdate(optimizer, model.parameters()[0], 0),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: explainUpdate: the parameter of shape [2, 2] has no gradient; call backward before, and zeroGrad only after]`,
    );
  });
});
