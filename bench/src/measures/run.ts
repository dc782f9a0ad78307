import { compile } from '@bp/compile';
import { batches } from '@bp/data';
import { type Layer as AnyLayer, Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { type Tensor, tensor, zeros } from '@bp/tensor';
import { Run } from '@bp/train';
import type { Bench } from '../runner/bench';
import { summarise } from '../runner/results';
import { playgroundWorks } from '../works';
import type { Samples, Values, Work } from '../works/work';

/** How long a contestant is busy in each round, about. */
const ROUND_MS = 250;

/**
 * Epochs a second of a Run beside a loop by hand around the same compiled step, in turns in this process: what the Run costs.
 * Both shuffle in each epoch and read the loss of each batch.
 */
export function measureRuns(bench: Bench): void {
  for (const [name, create] of Object.entries(playgroundWorks)) {
    bench.say(`${name}, a Run`);
    const work = create();
    const epochs: Readonly<Record<string, () => void>> = {
      'by hand': byHand(work),
      Run: run(work, false),
      'Run with both losses': run(work, true),
    };
    const times = new Map(Object.keys(epochs).map((mode) => [mode, [] as number[]]));
    const entries = Object.entries(epochs).map(([mode, epoch]) => {
      secondsOf(epoch, 50);
      return { mode, epoch, count: Math.ceil(ROUND_MS / 1000 / (secondsOf(epoch, 50) / 50)) };
    });
    for (let round = 0; round < bench.options.rounds; round++) {
      // Each comes first in turn.
      for (let i = 0; i < entries.length; i++) {
        const { mode, epoch, count } = entries[(round + i) % entries.length];
        times.get(mode)?.push(count / secondsOf(epoch, count));
      }
    }
    for (const [mode, rates] of times) {
      bench.add(
        summarise(
          { work: `${name}-run`, peer: 'bp', mode, unit: 'epochs/s', differs: null },
          rates,
        ),
      );
    }
  }
}

/** Seconds of the processor, which other programs on the machine do not change. */
function secondsOf(epoch: () => void, count: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) epoch();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function run(work: Work, measures: boolean): () => void {
  const { model, optimizer, data } = made(work);
  const run = new Run({
    model,
    optimizer,
    loss: mse,
    data,
    batch: work.batch,
    seed: 1,
    measureTrain: measures,
    validation: measures ? samplesOf(work.test as Samples) : undefined,
  });
  return () => void run.step('epoch');
}

function byHand(work: Work): () => void {
  const { model, optimizer, data } = made(work);
  const { x, y } = data;
  const step = compile((rows: Tensor) => {
    optimizer.zeroGrad();
    const loss = mse(model.forward(x.indexSelect(0, rows)), y.indexSelect(0, rows));
    loss.backward();
    optimizer.step();
    return loss.detach();
  });
  const rows = zeros([work.batch], { dtype: 'int32' });
  let epoch = 0;
  let sum = 0;
  return () => {
    for (const batch of batches(x.shape[0], work.batch, { seed: 1, epoch })) {
      rows.storage.data.set(batch);
      const loss = step(rows);
      sum += loss.storage.data[loss.offset];
    }
    if (Number.isNaN(sum)) throw new Error('the loss by hand is not finite');
    epoch++;
  };
}

function made({ layers, optimizer: { lr }, train }: Work) {
  const model = new Sequential(
    ...layers.map((layer): AnyLayer => {
      if (layer.kind === 'tanh') return new Tanh();
      if (layer.kind !== 'linear') throw new Error(`no ${layer.kind} in a playground`);
      const [outputs, inputs] = layer.weight.shape;
      const linear = new Linear(inputs, outputs);
      linear.loadStateDict({ weight: tensorOf(layer.weight), bias: tensorOf(layer.bias) });
      return linear;
    }),
  );
  return { model, optimizer: new SGD(model.parameters(), { lr }), data: samplesOf(train) };
}

function samplesOf({ input, target }: Samples): { x: Tensor; y: Tensor } {
  return { x: tensorOf(input), y: tensorOf(target) };
}

function tensorOf({ shape, data }: Values): Tensor {
  return tensor(data).reshape(shape);
}
