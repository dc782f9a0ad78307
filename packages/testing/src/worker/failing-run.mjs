// A run that fails in one of several ways.
import { Linear, mse, Run, Sequential, SGD, zeros } from '@bp/all';

/** @param {'make' | 'loss' | 'shape'} how */
export default function makeRun(how) {
  if (how === 'make') throw new RangeError('not made');
  const model = new Sequential(new Linear(how === 'shape' ? 3 : 2, 1));
  return new Run({
    model,
    loss(y, target) {
      if (how === 'loss') throw new TypeError('no loss');
      return mse(y, target);
    },
    optimizer: new SGD(model.parameters(), { lr: 0.1 }),
    data: { x: zeros([4, 2]), y: zeros([4, 1]) },
    stop: { epochs: 1 },
  });
}
