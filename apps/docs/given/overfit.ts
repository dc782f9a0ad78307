import { moons } from '@bp/data';
import { Dropout, initialize, Linear, Sequential, Tanh } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import type { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { Run, type RunHistory } from '@bp/train';

const dataset = (n: number, seed: number) => {
  const { x, y } = moons({ n, noise: 0.3, seed });
  return { x, y: y.cast('float32').reshape([-1, 1]) };
};

/** Points of the same two moons that no network learns from, enough to measure by. */
export const NEW_POINTS = dataset(500, 99);

export interface OverfitOptions {
  /** Points learned from; 60 by default. */
  readonly n?: number;
  /** Units in each of the two hidden layers; 32 by default. */
  readonly width?: number;
  readonly epochs?: number;
  readonly dropout?: number;
  readonly penalty?: { readonly l1?: number; readonly l2?: number };
  readonly patience?: number;
}

export interface Overfit {
  /** Of both sets after each epoch. */
  readonly train: readonly number[];
  readonly validation: readonly number[];
  readonly history: RunHistory;
  readonly model: Module;
  /** The share of new points that the network gets right in the end. */
  readonly accuracy: number;
}

/** What was trained before: several pages show the same runs. */
const known = new Map<string, Promise<Overfit>>();

/** A network with two hidden layers of tanh that learns some noisy points of two moons by Adam, all of them in each step. */
export function overfit(options: OverfitOptions = {}): Promise<Overfit> {
  const key = JSON.stringify(options);
  const run = known.get(key) ?? trained(options);
  known.set(key, run);
  return run;
}

async function trained(options: OverfitOptions): Promise<Overfit> {
  const { n = 60, width = 32, epochs = 400, dropout = 0, penalty = {}, patience } = options;
  const hidden = (inputs: number) => [
    new Linear(inputs, width),
    new Tanh(),
    ...(dropout > 0 ? [new Dropout(dropout)] : []),
  ];
  const model = new Sequential(...hidden(2), ...hidden(width), new Linear(width, 1));
  initialize(model, { seed: 7 });
  const run = new Run({
    model,
    data: dataset(n, 7),
    validation: NEW_POINTS,
    loss: bceWithLogits,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    batch: 'full',
    measureTrain: true,
    penalty,
    stop: { epochs, ...(patience === undefined ? {} : { patience }) },
    seed: 7,
  });
  await run.play();
  const { history } = run;
  return {
    train: history.epochs.map((one) => one.train?.loss as number),
    validation: history.epochs.map((one) => one.validation?.loss as number),
    history,
    model,
    accuracy: accuracyOf(model),
  };
}

function accuracyOf(model: Module): number {
  const { x, y } = NEW_POINTS;
  const isOne = model.eval().forward(x).gt(0).cast('float32');
  return isOne.eq(y).cast('float32').mean().item();
}

/** Where a list is lowest, counted from 1, and how low. */
export function lowestOf(values: readonly number[]): {
  readonly epoch: number;
  readonly value: number;
} {
  const value = Math.min(...values);
  return { epoch: values.indexOf(value) + 1, value };
}

/** How many parameters a network has, and how many of its weights are within 0.001 of zero. */
export function countsOf(model: Module): { readonly all: number; readonly nearZero: number } {
  const all = model.parameters().flatMap((one) => Array.from(one.data as ArrayLike<number>));
  return { all: all.length, nearZero: all.filter((w) => Math.abs(w) < 1e-3).length };
}
