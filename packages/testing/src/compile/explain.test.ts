import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { Adam } from '@bp/optim';
import { Dropout } from '@bp/regularize';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

describe('the explanation of a training step', () => {
  it('names operations, layers and the optimizer', () => {
    seed(3);
    const model = new Sequential(
      new Linear(20, 16),
      new ReLU(),
      new Dropout(0.5),
      new Linear(16, 1),
    );
    const optimizer = new Adam(model.parameters());
    const step = compile(
      (x: Tensor, y: Tensor) => {
        const loss = model.forward(x).sub(y).square().mean();
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss;
      },
      { name: 'train' },
    );
    const rng = new Rng(5);
    for (let i = 0; i < 5; i++) step(rng.normal([32, 20]), rng.normal([32, 1]));
    const text = step.explain();
    for (const line of [
      /^train: 1 program, precision strict$/m,
      /^1\. .*, gradients recorded, layers in training mode, the default random source, /m,
      /^ +\d+ add \+ relu: .* \(in 0, 1\)$/m,
      /^ +\d+ dropout: .* \(in 2\)$/m,
      /^ +\d+ dropout′ \+ relu′: /m,
      /^ +\d+ Adam coefficients: /m,
      /^ +\d+ Adam: /m,
      /^ {2}memory: .* lasting, .* intermediate, .* of code; /m,
    ]) {
      expect(text).toMatch(line);
    }
  });
});
