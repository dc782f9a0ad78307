// playground: vanishing?preset=sigmoid-depth
import { gradientFlow, halfSse, Linear, moons, Sequential, Sigmoid, seed } from '@bp/all';

seed(7);
const layers = [2, 16, 16, 16, 16].flatMap((n) => [new Linear(n, 16), new Sigmoid()]);
const model = new Sequential(...layers, new Linear(16, 1));
const { x, y } = moons({ n: 64, noise: 0.15, seed: 7 });

const loss = halfSse(model.forward(x), y.cast('float32').reshape([64, 1]));
const flow = gradientFlow(loss, { model });
for (const layer of flow.layers) {
  console.log(layer.path, layer.gradientNorm);
}
console.log(flow.verdicts.map(({ kind }) => kind)); // → ['vanishing']
