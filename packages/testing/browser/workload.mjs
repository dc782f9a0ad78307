// The same program for Node and for a page: everything that a training run uses, and its numbers to the last bit.

import { Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { Rng, seed } from '@bp/tensor';

/** Trains a small network for 30 steps; returns the losses and the final weights. */
export function trainSmallNetwork() {
  seed(7);
  const model = new Sequential(
    new Linear(6, 12),
    new BatchNorm1d(12),
    new Tanh(),
    new Dropout(0.3),
    new Linear(12, 3),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.02 });
  const rng = new Rng('data');
  const x = rng.normal([48, 6]);
  const labels = x.slice(':, 0:3').argmax({ axis: 1 });
  const losses = [];
  for (let step = 0; step < 30; step++) {
    const loss = crossEntropy(model.forward(x), labels);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    losses.push(loss.item());
  }
  const weights = model.parameters().flatMap((parameter) => Array.from(parameter.data));
  const view = x.transpose().view;
  return { losses, weights, view: { shape: view.shape, corner: view.get(5, 47) } };
}
