import { Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { defaultRng, Rng, seed } from '@bp/tensor';
import { expect, it } from 'vitest';
import { findLr } from './find-lr';

const rng = new Rng(4);
const data = { x: rng.normal([64, 3]), y: rng.normal([64, 1]) };

/** Everything that a test of rates might leave behind. */
function all(model: Sequential, optimizer: Adam | SGD): unknown {
  return structuredClone({
    state: Object.fromEntries(
      Object.entries(model.stateDict()).map(([name, x]) => [name, [...x.data]]),
    ),
    optimizer: JSON.stringify(optimizer.stateDict(), (_, x) =>
      ArrayBuffer.isView(x) ? [...(x as Float64Array)] : x,
    ),
    lr: optimizer.groups.map(({ lr }) => lr),
    gradients: model.parameters().map(({ grad }) => grad && [...grad.data]),
    modes: model.modules().map(({ training }) => training),
    random: JSON.stringify(defaultRng().state()),
  });
}

it.each([true, false])('leaves everything as it was, to the bit, compiled: %s', async (compile) => {
  seed(3);
  const model = new Sequential(
    new Linear(3, 8),
    new BatchNorm1d(8),
    new Tanh(),
    new Dropout(0.3),
    new Linear(8, 1),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.02 });
  for (let i = 0; i < 3; i++) {
    optimizer.zeroGrad();
    mse(model.forward(data.x), data.y).backward();
    optimizer.step();
  }
  model.eval();
  const before = all(model, optimizer);
  const range = await findLr(model, data, {
    loss: mse,
    optimizer,
    batch: 16,
    steps: 30,
    seed: 1,
    compile,
  });
  expect(all(model, optimizer)).toEqual(before);
  expect(range.losses.length).toBeGreaterThan(10);
  expect(JSON.parse(JSON.stringify(range))).toEqual(range);
});

it('finds a rate at which gradient descent on a parabola gets on, and sees it explode above', async () => {
  // One weight, x = 1, y = 0: the loss w² has the curvature 2, so that rates above 1 diverge.
  const model = new Linear(1, 1, { bias: false });
  model.weight.assign([[1]]);
  const optimizer = new SGD(model.parameters(), { lr: 0.5 });
  const parabola = { x: [[1]], y: [[0]] };
  const range = await findLr(model, parabola, {
    loss: mse,
    optimizer,
    from: 1e-4,
    to: 100,
    steps: 61,
    smoothing: 0,
  });
  // The weights of w ← w (1 − 2 lr), by hand.
  let w = 1;
  for (const [i, loss] of range.losses.entries()) {
    expect(loss).toBeCloseTo(w * w, 5);
    w *= 1 - 2 * range.rates[i];
  }
  expect(range.rates[0]).toBe(1e-4);
  expect(range.rates[10] / range.rates[0]).toBeCloseTo(10, 10);
  expect(range.suggestion).toBeGreaterThan(0.01);
  expect(range.suggestion).toBeLessThan(1);
  expect(range.least).toBeLessThan(1.5);
  expect(range.rates.at(-1)).toBeLessThan(100);
  expect(model.weight.item()).toBe(1);
  expect(optimizer.lr).toBe(0.5);
});

it('ends where a number is not finite', async () => {
  const model = new Linear(3, 1);
  const before = [...model.weight.data];
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const options = { loss: mse, optimizer, from: 1e10, to: 1e38, steps: 20, divergence: Infinity };
  const { losses } = await findLr(model, data, options);
  expect(losses.length).toBeLessThan(20);
  expect(losses.every(Number.isFinite)).toBe(true);
  expect([...model.weight.data]).toEqual(before);
});

it('refuses ranges that make no sense', async () => {
  const model = new Linear(3, 1);
  const options = { loss: mse, optimizer: new SGD(model.parameters(), { lr: 0.1 }) };
  await expect(findLr(model, data, { ...options, from: 1, to: 0.1 })).rejects.toThrow(
    'findLr: the rates must grow, got from 1 to 0.1',
  );
  await expect(findLr(model, data, { ...options, from: 0 })).rejects.toThrow('findLr: from must');
  await expect(findLr(model, data, { ...options, steps: 2 })).rejects.toThrow('findLr: steps must');
});
