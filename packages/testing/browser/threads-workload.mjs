// The same program for Node and for a page: training with a compiled step whose kernels threads share.

import { compile, useThreads } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { Rng, seed } from '@bp/tensor';

/**
 * Trains with so many threads for 200 steps; returns the losses, the final weights, and what the plan says of threads.
 *
 * @param {number} threads
 */
export async function trainWithThreads(threads) {
  const inUse = await useThreads(threads);
  seed(7);
  const model = new Sequential(new Linear(120, 90), new ReLU(), new Linear(90, 10));
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  const rng = new Rng('data');
  const x = rng.normal([50, 120]);
  const y = rng.integers([50], { high: 10 });
  const step = compile(
    (
      /** @type {import('@bp/tensor').Tensor} */ x,
      /** @type {import('@bp/tensor').Tensor} */ y,
    ) => {
      const loss = crossEntropy(model.forward(x), y);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    },
  );
  const losses = [];
  for (let i = 0; i < 200; i++) losses.push(step(x, y).item());
  const weights = model.parameters().flatMap((parameter) => Array.from(parameter.data));
  const shared = /\d+ shared by \d+ threads/.exec(step.explain())?.[0] ?? 'nothing shared';
  await useThreads(1);
  return { inUse, shared, losses, weights };
}
