import { explain } from '@bp/autograd/explain';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Rng, tensor } from '@bp/tensor';
import { expect, it } from 'vitest';

/** The shortest of several runs, in milliseconds: others share the machine. */
function fastest(body: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    body();
    return performance.now() - start;
  });
  return Math.min(...times);
}

it('explains a weight of a 784-128-10 network with 32 samples within a second, and reads it within a tenth', () => {
  const net = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
  const x = new Rng(1).uniform([32, 784]);
  const labels = tensor(
    Array.from({ length: 32 }, (_, i) => i % 10),
    { dtype: 'int32' },
  );
  const loss = crossEntropy(net.forward(x), labels);
  const explained = explain(loss, { model: net, inputs: { x } });
  expect(fastest(() => explain(loss, { model: net }))).toBeLessThan(100);
  expect(fastest(() => explained.summary().toText())).toBeLessThan(100);
  const gradient = explained.gradient('0.weight[5,300]');
  // From one unit to 10 outputs in 32 samples.
  expect(gradient.pathCount).toBe(320);
  expect(gradient.check.ok).toBe(true);
  expect(
    fastest(() => explain(loss, { model: net }).gradient('0.weight[5,300]').toText()),
  ).toBeLessThan(1000);
});
