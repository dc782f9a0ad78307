import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { detectAnomaly, watchAnomalies } from '@bp/inspect';
import { BatchNorm2d, Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { expect, it } from 'vitest';

const LABELS = tensor([0, 1, 2, 0, 1, 2], { dtype: 'int32' });
const ROWS = new Rng('rows').normal([6, 4]);

it('a compiled step is looked at by its body, and trains to the same bits', () => {
  const train = (isWatched: boolean) => {
    seed(2);
    const model = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 3));
    const optimizer = new Adam(model.parameters(), { lr: 0.1 });
    const step = compile((x: Tensor, t: Tensor) => {
      const loss = crossEntropy(model.forward(x), t);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    });
    const watch = watchAnomalies({ model });
    const losses = Array.from({ length: 6 }, () =>
      (isWatched ? watch.step(() => step(ROWS, LABELS)) : step(ROWS, LABELS)).item(),
    );
    return { losses, report: watch.report };
  };
  const watched = train(true);
  expect(watched.report).toMatchObject({ finite: true, steps: 6 });
  expect(watched.losses).toEqual(train(false).losses);
});

it('a compiled step whose loss overflows is told by the operation, of which the host returns a copy', () => {
  const w = parameter([2]);
  const optimizer = new SGD([w], { lr: 10 });
  const step = compile((x: Tensor) => {
    optimizer.zeroGrad();
    const loss = w.mul(x).square().sum();
    loss.backward();
    optimizer.step();
    return loss;
  });
  const watch = watchAnomalies({ inputs: { w } });
  while (!watch.found && watch.report.steps < 40) watch.step(() => step([1]));
  // w goes to −19 w, so that 2 · 19¹⁵ is the first whose square is too large for float32; its gradient is not.
  expect(watch.report.finding).toMatchObject({
    kind: 'operation',
    phase: 'forward',
    operation: 'square',
    step: 16,
    cause: { key: 'cause.diverged', params: { name: 'w', from: 2 } },
  });
});

it('a learning rate that is too large is told by the layer that overflows', () => {
  seed(2);
  const model = new Sequential(new Linear(4, 8), new ReLU(), new Linear(8, 3));
  const optimizer = new SGD(model.parameters(), { lr: 1e9 });
  const watch = watchAnomalies({ model });
  for (let i = 0; i < 20 && !watch.found; i++) {
    watch.step(() => {
      const loss = crossEntropy(model.forward(ROWS), LABELS);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    });
  }
  const { finding } = watch.report;
  expect(finding).toMatchObject({ operation: 'matmul', phase: 'forward', layer: '2' });
  expect(finding?.cause.key).toBe('cause.diverged');
  // As before the step that failed: all finite.
  expect(model.parameters().every((p) => p.data.every(Number.isFinite))).toBe(true);
});

it('of images, the one with a pixel that is not finite is named', () => {
  const model = new Sequential(
    new Conv2d(1, 2, 3),
    new BatchNorm2d(2),
    new ReLU(),
    new MaxPool2d(2),
    new Flatten(),
    new Linear(8, 3),
  );
  const images = new Rng(4).normal([6, 1, 6, 6]);
  const lookAt = (x: Tensor) =>
    detectAnomaly(() => crossEntropy(model.forward(x), LABELS), { inputs: { x } }).finding;
  for (const row of [0, 3, 5]) {
    const spoilt = images.clone();
    spoilt.at(row).at(0).at(3).at(2).assign(NaN);
    const position = [row, 0, 3, 2];
    expect(lookAt(spoilt)).toMatchObject({ name: 'x', row, position, layer: '0' });
  }
  expect(lookAt(images)).toBeNull();
});

it('a gradient that is asked for again is told as one', () => {
  const w = parameter([0, 4]);
  const step = () => {
    const loss = w.sqrt().sum();
    loss.backward();
    return [loss, w.grad];
  };
  expect(detectAnomaly(step).finding).toMatchObject({ phase: 'backward', operation: 'sqrt' });
});

it('is no part of a compiled step', () => {
  const step = compile((x: Tensor) => {
    detectAnomaly(() => x.log());
    return x;
  });
  expect(() => step([1])).toThrow('detectAnomaly cannot read numbers inside a compiled step');
});
