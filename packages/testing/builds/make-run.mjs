// Makes a run by the built packages, as a user's module does.
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng } from '@bp/tensor';
import { Run } from '@bp/train';

/** @param {{ lr: number }} config */
export default function makeRun({ lr }) {
  const rng = new Rng(7);
  const model = new Linear(2, 1, { rng });
  const x = rng.normal([40, 2]);
  const data = { x, y: x.sum({ axis: 1, keepDims: true }) };
  const optimizer = new SGD(model.parameters(), { lr });
  return new Run({
    model,
    loss: mse,
    optimizer,
    data,
    seed: 7,
    stop: { epochs: 5 },
    keepLosses: true,
  });
}
