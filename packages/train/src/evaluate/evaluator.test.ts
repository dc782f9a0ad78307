import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy, mse } from '@bp/losses';
import { Module } from '@bp/module';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import type { LossFunction } from '../measures/loss';
import { Evaluator } from './evaluator';
import { inPieces, readSamples } from './samples';

const rng = new Rng(3);

/** y = 2x, exactly. */
class Twice extends Module {
  forward(x: Tensor): Tensor {
    return x.mul(2);
  }
}

function evaluatorOf(model: Module, compile: boolean, loss: LossFunction = mse): Evaluator {
  return new Evaluator(model, { op: 'evaluate', loss, metrics: [], compile });
}

describe.each([true, false])('an evaluator, compiled: %s', (compile) => {
  it('counts a smaller last batch by its own size', () => {
    // Errors of 1, 1, 1, 1 and 10: (4 · 1 + 100) / 5, not the mean of the batches' means
    const x = tensor([[0], [0], [0], [0], [0]]);
    const y = tensor([[1], [-1], [1], [-1], [10]]);
    const evaluator = evaluatorOf(new Twice(), compile);
    expect(evaluator.measure(inPieces({ x, y }, 4))).toEqual({ loss: 104 / 5 });
    expect(evaluator.measure(inPieces({ x, y }, 5))).toEqual({ loss: Math.fround(20.8) });
  });

  it('counts each sample by its weight', () => {
    const samples = readSamples('evaluate', {
      x: [[0], [0], [0]],
      y: [[1], [2], [3]],
      w: [1, 0, 3],
    });
    const evaluator = evaluatorOf(new Twice(), compile);
    // (1 · 1 + 3 · 9) / 4
    expect(evaluator.measure(inPieces(samples, 3))).toEqual({ loss: 7 });
    expect(evaluator.measure(inPieces(samples, 1))).toEqual({ loss: 7 });
  });

  it('measures without dropout, and leaves every mode and buffer as it was', () => {
    const model = new Sequential(new Linear(3, 4), new BatchNorm1d(4), new Dropout(0.5));
    const [, norm, dropout] = model.children();
    dropout.eval();
    const before = model.stateDict();
    const evaluator = evaluatorOf(model, compile);
    const pieces = inPieces({ x: rng.normal([10, 3]), y: rng.normal([10, 4]) }, 10);
    const losses = Array.from({ length: 6 }, () => evaluator.measure(pieces).loss);
    expect(new Set(losses).size).toBe(1);
    expect([model.training, norm.training, dropout.training]).toEqual([true, true, false]);
    expect(model.stateDict()).toEqual(before);
    model.eval();
    const after = evaluator.measure(pieces).loss;
    expect(after).toBe(losses[0]);
  });

  it('puts the modes back where a model throws', () => {
    class Broken extends Twice {
      override forward(): Tensor {
        throw new Error('on purpose');
      }
    }
    const model = new Sequential(new Broken(), new Dropout());
    const evaluator = evaluatorOf(model, compile);
    const pieces = inPieces({ x: tensor([[1]]), y: tensor([[1]]) }, 1);
    expect(() => evaluator.measure(pieces)).toThrow('on purpose');
    expect(model.modules().map(({ training }) => training)).toEqual([true, true, true]);
  });

  it('sees new weights, and leaves gradients alone', () => {
    const model = new Linear(1, 1, { bias: false });
    const evaluator = evaluatorOf(model, compile);
    const pieces = inPieces({ x: tensor([[1], [1]]), y: tensor([[0], [0]]) }, 2);
    model.forward(tensor([[3]])).backward();
    for (const weight of [1, 2, 3, 4, 5]) {
      model.weight.assign([[weight]]);
      expect(evaluator.measure(pieces)).toEqual({ loss: weight ** 2 });
    }
    expect(model.weight.grad?.toArray()).toEqual([[3]]);
  });

  it('refuses a loss that does not give one number', () => {
    const each: LossFunction = (p, y) => mse(p, y, { reduction: 'none' });
    const pieces = inPieces({ x: tensor([[1], [1]]), y: tensor([[0], [0]]) }, 2);
    expect(() => evaluatorOf(new Twice(), compile, each).measure(pieces)).toThrow(
      "evaluate: the loss must give one number, got a tensor of shape [2, 1]; a loss of @bp/losses does unless its reduction is 'none'",
    );
  });

  it('refuses weights with a loss that cannot tell samples apart', () => {
    const samples = readSamples('evaluate', { x: [[1], [1]], y: [[0], [0]], w: [1, 2] });
    const alone: LossFunction = (p, y) => mse(p, y);
    expect(() => evaluatorOf(new Twice(), compile, alone).measure([samples])).toThrow(
      'evaluate: weights of samples need a loss that gives one number for each of the 2 samples',
    );
  });
});

it('compiled and eager evaluations have the same bits', () => {
  const model = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 3));
  const y = rng.integers([50], { low: 0, high: 2 });
  const pieces = inPieces({ x: rng.normal([50, 4]), y }, 16);
  const losses = [true, false].flatMap((compile) => {
    const evaluator = evaluatorOf(model, compile, crossEntropy);
    return Array.from({ length: 5 }, () => evaluator.measure(pieces).loss);
  });
  expect(new Set(losses).size).toBe(1);
});

describe('samples', () => {
  it('must have as many targets and weights as inputs', () => {
    expect(() => readSamples('fit', { x: [[1], [2]], y: [1] })).toThrow(
      'fit: x and y must have one row for each sample, got x of shape [2, 1] and y of shape [1]',
    );
    expect(() => readSamples('fit', { x: [[1], [2]], y: [1, 2], w: [[1], [1]] })).toThrow(
      'fit: w must be one weight for each of the 2 samples, shape [2], got [2, 1]',
    );
  });

  it('are cut into pieces in their order, without copies', () => {
    const x = tensor([1, 2, 3, 4, 5]);
    const pieces = inPieces({ x, y: x }, 2);
    expect(pieces.map((piece) => piece.x.toArray())).toEqual([[1, 2], [3, 4], [5]]);
    expect(pieces[1].x.storage).toBe(x.storage);
  });
});
