import { compile } from '@bp/compile';
import { activations } from '@bp/inspect';
import { BatchNorm1d, Dropout, Linear, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { defaultRng, Rng, seed, type Tensor, zeros } from '@bp/tensor';
import { expect, it } from 'vitest';

const X = new Rng('x').normal([6, 4]);
const noisy = () => new Sequential(new Linear(4, 4), new BatchNorm1d(4), new Dropout(0.5));

it('activations inside a compiled step gives the numbers of an eager one, while the network learns', () => {
  const train = (wrap: typeof compile | null) => {
    seed(3);
    const model = noisy();
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const body = (x: Tensor) => {
      const { at, masks, statistics, output } = activations(model, x);
      const loss = mse(model.forward(x), zeros([6, 4]));
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return { at, masks, statistics, output, loss };
    };
    const step = wrap === null ? body : wrap(body);
    const seen = Array.from({ length: 6 }, () => {
      const { at, masks, statistics, output, loss } = step(X);
      const { runningMean, variance } = statistics['1'];
      const numbers = [at['0'], at['2'], masks['2'], runningMean as Tensor, variance, output];
      return [...numbers, loss].map((x) => x.toArray());
    });
    return {
      seen,
      state: [Object.values(model.stateDict()).map((x) => x.toArray()), defaultRng().state()],
      step,
    };
  };
  const eager = train(null);
  const compiled = train(compile);
  expect(compiled.seen).toEqual(eager.seen);
  expect(compiled.state).toEqual(eager.state);
  expect((compiled.step as unknown as { status(): object }).status()).toMatchObject({
    state: 'compiled',
  });
});
