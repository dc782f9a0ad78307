import { digits } from '@bp/data';
import { initialize, Linear, Sequential, Sigmoid, uniform } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { accuracy, evaluate, Run, type PretrainMethod, pretrain } from '@bp/train';
import type { FactsOfPage } from '../../content/facts.ts';

const LABELS=100;

interface Result {
  readonly train: number;
  readonly test: number;
  readonly firstLoss: number;
  readonly lastLoss: number;
}

/** Five layers of sigmoids that learn from 100 labelled digits, pre-trained on others without labels or not. */
async function result(method: PretrainMethod | null, HIDDEN=64, LAYERS=5, EPOCHS=10, STEPS=300, N=1437, std=0): Promise<Result> {
  const { train, test } = await digits();
  const flat = train.x.reshape([train.x.shape[0], -1]);
  const hidden = Array.from({ length: LAYERS }, (_, i) => [
    new Linear(i === 0 ? 64 : HIDDEN, HIDDEN),
    new Sigmoid(),
  ]).flat();
  const model = new Sequential(...hidden, new Linear(HIDDEN, 10));
  initialize(model, { seed: 7 });
  const told =
    method === null
      ? null
      : await pretrain(model, flat.slice(`:${N}`), { method, epochs: EPOCHS, seed: 7, lr: method === 'rbm' ? 0.2 : 0.003 });
  const few = { x: flat.slice(':100'), y: train.y.slice(':100') };
  const run = new Run({
    model,
    data: few,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: 0.003 }),
    batch: 'full',
    stop: { epochs: STEPS },
    seed: 7,
  });
  await run.play();
  const measured = { loss: crossEntropy, metrics: [accuracy] };
  const [onTrain, onTest] = [
    await evaluate(model, few, measured),
    await evaluate(model, { x: test.x.reshape([test.x.shape[0], -1]), y: test.y }, measured),
  ];
  const losses = told?.layers[0].losses ?? [Number.NaN];
  return {
    train: onTrain.accuracy,
    test: onTest.accuracy,
    firstLoss: losses[0],
    lastLoss: losses[losses.length - 1],
  };
}

const facts: FactsOfPage = async (l) => { if (l==='ko') return {};
 for (const a of [[48,4,20,300,600],[64,4,20,300,600]] as any) for (const m of [null,'autoencoder','rbm'] as const) { const t=performance.now(); console.log(String(a), m, await result(m, ...a), performance.now()-t); }
 return {}; };
export default facts;
