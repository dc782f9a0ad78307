// The same by CommonJS.
const { Linear } = require('@bp/layers');
const { mse } = require('@bp/losses');
const { SGD } = require('@bp/optim');
const { Rng } = require('@bp/tensor');
const { Run } = require('@bp/train');

/** @param {{ lr: number }} config */
module.exports = function makeRun({ lr }) {
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
};
