import { moons } from '@bp/data';
import { initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { SGD } from '@bp/optim';
import { accuracy, Run, type RunHistory } from '@bp/train';

const withColumn = ({ x, y }: ReturnType<typeof moons>) => ({ x, y: y.reshape([-1, 1]) });

/** Learned from: two moons of which noise makes some points overlap. */
export const TRAIN = withColumn(moons({ n: 200, noise: 0.25, seed: 1 }));
/** New points of the same kind, five times as many. */
export const NEW = withColumn(moons({ n: 1000, noise: 0.25, seed: 2 }));

export interface MoonsOptions {
  readonly lr: number;
  readonly epochs: number;
  readonly batch?: number | 'full';
  readonly seed?: number;
  readonly hidden?: number;
  /** Every how many epochs both sets are measured; at the end by default. */
  readonly measureEvery?: number;
}

/** A 2-8-1 network with tanh, trained by plain SGD. */
export async function moonsRun(options: MoonsOptions): Promise<RunHistory> {
  const { lr, epochs, batch = 32, seed = 7, hidden = 8, measureEvery = epochs } = options;
  const model = initialize(
    new Sequential(new Linear(2, hidden), new Tanh(), new Linear(hidden, 1)),
    { seed },
  );
  const run = new Run({
    model,
    data: TRAIN,
    validation: NEW,
    loss: bceWithLogits,
    metrics: [accuracy],
    measureEvery,
    optimizer: new SGD(model.parameters(), { lr }),
    batch,
    seed,
    stop: { epochs },
    checkpoints: 0,
  });
  await run.play();
  return run.history;
}
