import { explain } from '@bp/autograd/explain';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Rng, tensor } from '@bp/tensor';
import { expect, it } from 'vitest';

it('counts every path of one weight of a 784-128-10 network with 32 samples', () => {
  const net = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
  const x = new Rng(1).uniform([32, 784]);
  const labels = tensor(
    Array.from({ length: 32 }, (_, i) => i % 10),
    { dtype: 'int32' },
  );
  const loss = crossEntropy(net.forward(x), labels);
  const explained = explain(loss, { model: net, inputs: { x } });
  const gradient = explained.gradient('0.weight[5,300]');
  // From one unit to 10 outputs in 32 samples.
  expect(gradient.pathCount).toBe(320);
  expect(gradient.check.ok).toBe(true);
  expect(gradient.toText()).toContain(' = Σₙ δₙ,₅·xₙ,₃₀₀ = ');
  expect(gradient.toText()).toContain('over 320 paths');
  const sum = explained.layers[0].deltas.reduce(
    (total, delta, n) => total + delta[5] * Number(x.data[n * 784 + 300]),
    0,
  );
  expect(sum).toBeCloseTo(gradient.value, 8);
});
