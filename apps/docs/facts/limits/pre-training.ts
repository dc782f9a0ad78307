import { digits } from '@bp/data';
import {
  type InitializeOptions,
  initialize,
  Linear,
  Sequential,
  Sigmoid,
  xavierUniform,
} from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { accuracy, evaluate, type PretrainMethod, pretrain, Run } from '@bp/train';
import type { FactsOfPage } from '../../content/facts.ts';

const [WIDTH, LAYERS, LABELS, UNLABELLED, EPOCHS, STEPS] = [64, 4, 100, 600, 20, 300];
const BATCH = 32;

/** What pre-training takes: that many steps more has the network that starts without it. */
const PRETRAINING_STEPS = LAYERS * EPOCHS * Math.ceil(UNLABELLED / BATCH);

interface Result {
  readonly train: number;
  readonly test: number;
  readonly losses: readonly number[];
}

/** Four layers of sigmoids that learn from 100 labelled digits, pre-trained on 600 without labels or not. */
async function learn(method: PretrainMethod | null, xavier = false): Promise<Result> {
  const { train, test } = await digits();
  const flat = (x: typeof train.x) => x.reshape([x.shape[0], -1]);
  const hidden = Array.from({ length: LAYERS }, () => [new Linear(64, WIDTH), new Sigmoid()]);
  const model = new Sequential(...hidden.flat(), new Linear(WIDTH, 10));
  const parameters: InitializeOptions['parameters'] = xavier
    ? { '*.weight': xavierUniform, '*.bias': 0 }
    : {};
  initialize(model, { seed: 7, parameters });
  const told =
    method === null
      ? null
      : await pretrain(model, flat(train.x).slice(`:${UNLABELLED}`), {
          method,
          epochs: EPOCHS,
          batch: BATCH,
          lr: method === 'rbm' ? 0.2 : 0.003,
          seed: 7,
        });
  const few = { x: flat(train.x).slice(`:${LABELS}`), y: train.y.slice(`:${LABELS}`) };
  const run = new Run({
    model,
    data: few,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr: xavier ? 0.01 : 0.003 }),
    batch: 'full',
    stop: { epochs: STEPS + (method === null ? PRETRAINING_STEPS : 0) },
    seed: 7,
  });
  await run.play();
  const measured = { loss: crossEntropy, metrics: [accuracy] };
  return {
    train: (await evaluate(model, few, measured)).accuracy as number,
    test: (await evaluate(model, { x: flat(test.x), y: test.y }, measured)).accuracy as number,
    losses: told?.layers[0].losses ?? [],
  };
}

let computed: Promise<Readonly<Record<string, Result>>> | null = null;

async function compute(): Promise<Readonly<Record<string, Result>>> {
  return {
    none: await learn(null),
    autoencoder: await learn('autoencoder'),
    rbm: await learn('rbm'),
    xavier: await learn(null, true),
    both: await learn('autoencoder', true),
  };
}

const facts: FactsOfPage = async () => {
  computed ??= compute();
  const results = await computed;
  const weights = 64 * WIDTH + WIDTH;
  return {
    ...Object.fromEntries(
      Object.entries(results).flatMap(([name, { train, test }]) => [
        [`${name}.train`, train],
        [`${name}.test`, test],
      ]),
    ),
    firstLoss: results.autoencoder.losses[0],
    lastLoss: results.autoencoder.losses[EPOCHS - 1],
    epochs: EPOCHS,
    labels: LABELS,
    unlabelled: UNLABELLED,
    steps: STEPS,
    extra: PRETRAINING_STEPS,
    gain: 100 * (results.autoencoder.test - results.none.test),
    gainXavier: 100 * (results.both.test - results.xavier.test),
    weights,
    decoder: 2 * weights,
    each: EPOCHS * Math.ceil(UNLABELLED / BATCH),
    probability: 1 / (1 + Math.exp(-0.5)),
  };
};

export default facts;
