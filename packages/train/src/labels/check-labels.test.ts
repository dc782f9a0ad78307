import { Linear, Sequential, Sigmoid } from '@bp/layers';
import {
  bce,
  bceWithLogits,
  crossEntropy,
  hingeEmbedding,
  mae,
  mse,
  nll,
  softMargin,
} from '@bp/losses';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { oneHot, Rng, type Tensor, type TensorLike, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { readSamples } from '../evaluate/samples';
import type { LossFunction } from '../measures/loss';
import { checkLabels } from './check-labels';

const rng = new Rng(2);

/** Checks labels of a model with so many outputs. */
function check(outputs: number, loss: LossFunction, y: TensorLike, batch = 4): void {
  const n = tensor(y as never).shape[0];
  const model = new Sequential(new Linear(2, outputs), new BatchNorm1d(outputs), new Dropout());
  const data = readSamples('fit', { x: rng.normal([n, 2]), y });
  checkLabels('fit', model, loss, data, batch);
  expect(model.training).toBe(true);
}

const custom: LossFunction = (p, y) => p.sub(y).square().mean();
const margins: LossFunction = (p, y) => p.mul(y).neg().add(1).relu().mean();
const binary = [0, 1, 1, 0, 1, 0];
const column = binary.map((label) => [label]);

describe('labels that fit', () => {
  const sixteen = rng.integers([16], { low: 0, high: 3 });
  it.each<[string, number, LossFunction, TensorLike]>([
    ['classes', 4, crossEntropy, sixteen],
    // As many samples in a batch as classes.
    ['classes of a square', 4, crossEntropy, [0, 1, 2, 3]],
    ['classes that do not count', 3, crossEntropy, [0, -100, 2, 1, 0]],
    ['probabilities', 4, crossEntropy, oneHot(sixteen, 4).cast('float32')],
    ['answers', 1, bceWithLogits, column],
    ['answers −1 and 1', 1, softMargin, column.map(([t]) => [2 * t - 1])],
    ['answers −1 and 1 of a loss of one’s own', 1, margins, column.map(([t]) => [2 * t - 1])],
    ['answers as numbers', 1, mse, column],
    ['numbers', 1, mae, [[0.5], [-7], [1e6]]],
    ['many numbers', 3, mse, rng.normal([9, 3])],
    [
      'one-hot rows that are picked from',
      3,
      (p, y) => p.logSoftmax({ axis: 1 }).mul(y).sum().neg(),
      oneHot([0, 1, 2, 0], 3),
    ],
    [
      'pairs on purpose',
      1,
      (p, y) =>
        p
          .flatten()
          .unsqueeze(0)
          .sub(p)
          .mul(y.unsqueeze(1).sub(y.unsqueeze(0)))
          .mean(),
      [3, 1, 2],
    ],
    ['a target that is not used', 2, (p) => p.square().mean(), [0, 1, 0]],
    ['one class', 2, crossEntropy, [1, 1, 1]],
    ['one sample', 1, custom, [[1]]],
    ['embeddings', 1, hingeEmbedding, column.map(([t]) => [2 * t - 1])],
  ])('%s', (_, outputs, loss, y) => {
    check(outputs, loss, y);
  });

  it('of a loss that knows how many samples a batch has', () => {
    const weights = tensor([1, 2, 3]);
    const known: LossFunction = (p, y) => p.flatten().sub(y).square().mul(weights).mean();
    check(1, known, [1, 2, 3, 4, 5, 6], 3);
  });
});

describe('labels that do not fit', () => {
  it.each<[string, number, LossFunction, TensorLike, string]>([
    [
      'count from 1',
      3,
      crossEntropy,
      [1, 2, 3, 1],
      'fit: the labels do not fit the loss; y.sub(1) does. crossEntropy: targets must be class indices in [0, 3), got 3 at position 2',
    ],
    [
      'are more than the outputs',
      3,
      crossEntropy,
      [0, 1, 2, 3, 4],
      'fit: the labels do not fit the loss; a model with 5 outputs does, this one has 3. crossEntropy: ',
    ],
    [
      'come late',
      2,
      crossEntropy,
      [0, 1, 0, 1, 0, 1, 0, 1, 0, -1],
      'crossEntropy: targets must be class indices in [0, 2), got -1 at position 9',
    ],
    [
      'are a column',
      3,
      crossEntropy,
      [[0], [1], [2]],
      'fit: the labels do not fit the loss; y.flatten() does. crossEntropy: ',
    ],
    [
      'want one-hot rows',
      3,
      mse,
      [0, 1, 2],
      'fit: the labels do not fit the loss; oneHot(y, 3) does. mse: ',
    ],
    [
      'are one-hot rows',
      3,
      nll,
      oneHot([0, 1, 2], 3),
      'fit: the labels do not fit the loss; y.argmax({ axis: 1 }) does. nll: ',
    ],
    [
      'want a column',
      1,
      mse,
      [0.5, 1, 2],
      'fit: the labels do not fit the loss; y.reshape([-1, 1]) does. mse: ',
    ],
    [
      'want −1 and 1',
      1,
      softMargin,
      column,
      'fit: the labels do not fit the loss; y.mul(2).sub(1) does. softMargin: ',
    ],
    [
      'want 0 and 1',
      1,
      bceWithLogits,
      column.map(([t]) => [2 * t - 1]),
      'fit: the labels do not fit the loss; y.add(1).div(2) does. bceWithLogits: ',
    ],
    [
      'are no probabilities',
      2,
      bceWithLogits,
      [
        [0, 255],
        [51, 3],
      ],
      'fit: the labels do not fit the loss; y.div(255) does. bceWithLogits: ',
    ],
    [
      'are NaN',
      1,
      mse,
      [[1], [Number.NaN]],
      'mse: the target must not contain NaN, got NaN at position 1',
    ],
    [
      'are compared with all outputs',
      1,
      custom,
      [1, 2, 3],
      'fit: the loss compares each output with the labels of all samples: outputs [3, 1] and labels [3] broadcast to [3, 3]; y.reshape([-1, 1]) makes them alike',
    ],
    [
      'teach nothing',
      1,
      margins,
      column,
      'fit: the loss of labels 0 is the same whatever the output is, so that nothing is learned from them; losses of margins take -1 and 1: y.mul(2).sub(1)',
    ],
    [
      'are classes of one output',
      1,
      crossEntropy,
      [0, 0, 0],
      'fit: the loss of one output is the same whatever the output is, for labels 0; answers of one output are learned by bceWithLogits',
    ],
    [
      'are two classes of one output',
      1,
      crossEntropy,
      binary,
      'fit: the labels do not fit the loss; a model with 2 outputs does, this one has 1. crossEntropy: ',
    ],
  ])('%s', (_, outputs, loss, y, message) => {
    expect(() => check(outputs, loss, y)).toThrow(message);
  });

  it('are told by their place, however many there are', () => {
    const many = new Float32Array(3_000_000);
    many[2_999_998] = 5;
    expect(() => check(2, crossEntropy, many, 4096)).toThrow(
      'fit: among the samples from 2097152 on: crossEntropy: targets must be class indices in [0, 2), got 5 at position 902846',
    );
  });

  it('keep the code of their error', () => {
    expect(() => check(3, crossEntropy, [1, 2, 3])).toThrow(
      expect.objectContaining({ code: 'BP_NUMERIC', op: 'fit' }),
    );
  });

  it('are no reason to hide what a loss of one’s own throws', () => {
    const broken = (): Tensor => {
      throw new TypeError('on purpose');
    };
    expect(() => check(1, broken, column)).toThrow(TypeError);
  });

  it('are told from outputs that do not fit', () => {
    const model = new Linear(2, 1);
    const data = readSamples('fit', { x: zeros([2, 2]).add(9), y: [[0], [1]] });
    model.weight.assign([[9, 9]]);
    expect(() => checkLabels('fit', model, bce, data, 2)).toThrow('bce: prediction must hold');
    expect(() =>
      checkLabels('fit', new Sequential(model, new Sigmoid()), bce, data, 2),
    ).not.toThrow();
  });
});
