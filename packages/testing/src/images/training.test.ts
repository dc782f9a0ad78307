import { digits } from '@bp/data';
import { AvgPool2d, Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { expect, it } from 'vitest';

const { x: images, y: labels } = (await digits()).all;

/** Losses of a small network over 30 steps on 64 digits of 8 × 8. */
function train(): number[] {
  seed(7);
  const model = new Sequential(
    new Conv2d(1, 6, 3, { padding: 1 }),
    new ReLU(),
    new MaxPool2d(2),
    new Conv2d(6, 12, 3, { padding: 1 }),
    new ReLU(),
    new AvgPool2d(2),
    new Flatten(),
    new Linear(48, 10),
  );
  const adam = new Adam(model.parameters(), { lr: 0.03 });
  const x = images.narrow(0, 0, 64).reshape([64, 1, 8, 8]);
  const targets = labels.narrow(0, 0, 64);
  return Array.from({ length: 30 }, () => {
    adam.zeroGrad();
    const loss = crossEntropy(model.forward(x), targets);
    loss.backward();
    adam.step();
    return loss.item();
  });
}

it('learns to read digits with convolutions, in the same way from the same seed', () => {
  const losses = train();
  expect(losses[0]).toBeGreaterThan(2);
  expect(losses[29]).toBeLessThan(losses[0] / 100);
  // To the last bit, in every engine.
  expect(losses[29]).toBe(0.01006651483476162);
  expect(train()).toEqual(losses);
});
