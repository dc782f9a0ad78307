import { moons } from '@bp/data';
import { gradientFlow } from '@bp/inspect';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { halfSse } from '@bp/losses';
import { seed } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  seed(7);
  const layers = [2, 16, 16, 16, 16].flatMap((n) => [new Linear(n, 16), new Sigmoid()]);
  const model = new Sequential(...layers, new Linear(16, 1));
  const { x, y } = moons({ n: 64, noise: 0.15, seed: 7 });
  const target = y.cast('float32').reshape([64, 1]);
  const flow = gradientFlow(halfSse(model.forward(x), target), { model });
  const norms = flow.layers.flatMap(({ gradientNorm }) => gradientNorm ?? []);
  return { ratio: norms[0] / norms[norms.length - 1], bound: 0.25 ** 5 };
};

export default facts;
