import { grad } from '@bp/autograd';
import { compile } from '@bp/compile';
import { digits, readCsv, readNpz, StandardScaler, writeNpz } from '@bp/data';
import { gradientFlow, summary } from '@bp/inspect';
import { readSafetensors, writeSafetensors } from '@bp/io';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { fingerprint } from '@bp/module';
import { Adam, clipGradNorm } from '@bp/optim';
import { seed, type Tensor } from '@bp/tensor';
import { accuracy, evaluate, fit, type MetricValue } from '@bp/train';
import { Classifier } from './classifier.js';
import makeRun from './make-run.js';

/** What came of it, as plain JSON: the same to the last bit wherever it runs. */
export interface Outcome {
  /** Of ten steps as they are, and of ten that are compiled. */
  readonly losses: readonly number[];
  readonly compiled: string;
  readonly weights: string;
  readonly accuracy: MetricValue;
  readonly best: number | undefined;
  readonly run: string;
  readonly parameters: number;
  readonly flow: readonly string[];
  readonly slope: number;
  readonly table: unknown;
}

export async function train(): Promise<Outcome> {
  seed(7);
  const { train: images, test } = await digits();
  const model = new Classifier();
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  const step = (x: Tensor, y: Tensor) => {
    const loss = crossEntropy(model.forward(x), y);
    loss.backward();
    clipGradNorm(model.parameters(), 1);
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  };
  const fast = compile(step);
  const batch = [images.x.narrow(0, 0, 32), images.y.narrow(0, 0, 32)] as const;
  const losses = [step, fast].flatMap((one) =>
    Array.from({ length: 10 }, () => one(...batch).item()),
  );
  const history = await fit(model, images, {
    loss: crossEntropy,
    optimizer,
    epochs: 3,
    batch: 64,
    validation: 0.2,
    patience: 3,
    metrics: [accuracy],
    seed: 7,
    progress: false,
  });
  const scores = await evaluate(model, test, { loss: crossEntropy, metrics: [accuracy] });
  const kept = readSafetensors(writeSafetensors(model.stateDict()));
  const run = makeRun({ lr: 0.1 });
  await run.play();
  return {
    losses,
    compiled: fast.status().state,
    weights: fingerprint(kept),
    accuracy: scores.accuracy,
    best: history.best?.epoch,
    run: run.fingerprint,
    parameters: summary(model, batch[0]).toJSON().totals.parameters,
    flow: flow(),
    slope: grad((x: Tensor) => x.tanh().mul(x))(0.5).item(),
    table: await table(),
  };
}

/** How the gradients of a deep network of sigmoids flow, layer by layer. */
function flow(): string[] {
  const deep = new Sequential(
    ...Array.from({ length: 4 }, () => new Sequential(new Linear(4, 4), new Sigmoid())),
  );
  const loss = deep.forward([[1, 2, 3, 4]]).sum();
  loss.backward();
  return gradientFlow(loss, { model: deep }).layers.map(
    ({ path, gradientRatio }) => `${path} ${gradientRatio}`,
  );
}

async function table(): Promise<unknown> {
  const { x } = await readCsv('size,price\n1,10\n2,25\n4,30');
  const scaled = new StandardScaler().fit(x).transform(x);
  return readNpz(writeNpz({ scaled })).scaled.toArray();
}
