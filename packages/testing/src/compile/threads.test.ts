import { compile, useThreads } from '@bp/compile';
import { Conv2d, Flatten, Linear, MaxPool2d, ReLU, Sequential, Tanh } from '@bp/layers';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bitsOf, classifier, type Experiment, evictAll, stateOf, twins } from './experiment';

const STEPS = 30;

afterEach(async () => {
  vi.restoreAllMocks();
  await useThreads(1);
});

// Large enough that their products, convolutions and updates are worth sharing.
const EXPERIMENTS = {
  'an MLP with Adam': () =>
    classifier([45, 150], 10, {
      model: new Sequential(new Linear(150, 100), new ReLU(), new Linear(100, 10)),
      optimizer: (parameters) => new Adam(parameters, { lr: 0.01 }),
    }),
  'BatchNorm and Dropout': () =>
    classifier([70, 90], 10, {
      model: new Sequential(
        new Linear(90, 130),
        new BatchNorm1d(130),
        new Tanh(),
        new Dropout(0.3),
        new Linear(130, 10),
      ),
      optimizer: (parameters) => new Adam(parameters, { lr: 0.02 }),
    }),
  'a convolutional network': () =>
    classifier([21, 1, 16, 16], 10, {
      model: new Sequential(
        new Conv2d(1, 6, 3),
        new ReLU(),
        new MaxPool2d(2),
        new Conv2d(6, 9, 3),
        new ReLU(),
        new Flatten(),
        new Linear(9 * 5 * 5, 10),
      ),
      optimizer: (parameters) => new SGD(parameters, { lr: 0.05, momentum: 0.9 }),
    }),
};

/** Trains from one seed with so many threads. */
async function train(make: () => Experiment, threads: number) {
  await useThreads(threads);
  seed(3);
  const experiment = make();
  const step = compile(experiment.step, { name: 'step' });
  const data = new Rng(5);
  const losses: number[][] = [];
  for (let i = 0; i < STEPS; i++) {
    losses.push(bitsOf(step(...experiment.batch(i, data)) as Tensor));
    // Threads have to hear of the program before they take part.
    if (i === 2) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { losses, state: stateOf(experiment), plan: step.explain() };
}

describe.each(Object.entries(EXPERIMENTS))('%s', (_, make) => {
  it('trains to the same bits with 1, 2 and 3 threads', async () => {
    const one = await train(make, 1);
    expect(one.plan).not.toContain('shared');
    // A clock that stands still has threads share even where that gains nothing.
    vi.spyOn(performance, 'now').mockReturnValue(1);
    for (const threads of [2, 3]) {
      const more = await train(make, threads);
      expect(more.plan).toMatch(new RegExp(`, [1-9]\\d* shared by ${threads} threads\n`));
      expect(more.losses).toEqual(one.losses);
      expect(more.state).toEqual(one.state);
    }
  });
});

describe('several programs on one model', () => {
  /** Trains with batches of sizes that come and go, evaluates in between, and changes what else goes on. */
  async function train(change: (i: number) => Promise<unknown>) {
    seed(3);
    const experiment = EXPERIMENTS['BatchNorm and Dropout']();
    const { model } = experiment;
    const step = compile(experiment.step, { name: 'step' });
    const predict = compile((x: Tensor) => model.forward(x), { name: 'predict' });
    const data = new Rng(5);
    const results: number[][] = [];
    for (let i = 0; i < STEPS; i++) {
      await change(i);
      const [x, y] = experiment.batch(i, data);
      const n = 70 - 30 * (i % 2);
      results.push(bitsOf(step(x.slice(`0:${n}`), y.slice(`0:${n}`)) as Tensor));
      model.eval();
      // Ever larger, so that memory is replaced.
      results.push(bitsOf(predict(data.normal([40 << (i >> 3), 90])) as Tensor));
      model.train();
    }
    return { results, state: stateOf(experiment) };
  }

  it('give the same bits while threads come and go', async () => {
    await useThreads(1);
    const one = await train(async () => {});
    await useThreads(2);
    expect(await train(async () => {})).toEqual(one);
    const counts = [1, 2, 3, 1, 3, 2];
    expect(await train(async (i) => i % 4 === 3 && useThreads(counts[(i >> 2) % 6]))).toEqual(one);
  });
});

describe('a step that cannot move into shared memory', () => {
  it.each([
    ['Memory', false],
    ['Instance', true],
  ] as const)('goes on as it is, with the same bits, where %s is refused', async (kind, moves) => {
    const { eager, compiled } = twins(() =>
      classifier([16, 6], 3, {
        model: new Sequential(
          new Linear(6, 12),
          new BatchNorm1d(12),
          new Dropout(0.3),
          new Linear(12, 3),
        ),
        optimizer: (parameters) => new Adam(parameters, { lr: 0.02 }),
        keepGradients: true,
      }),
    );
    const trainOn = (experiment: Experiment, data: Rng): number[][] =>
      Array.from({ length: 6 }, (_, i) =>
        bitsOf(experiment.step(...experiment.batch(i, data)) as Tensor),
      );
    seed(11);
    const first = new Rng(5);
    const expected = [trainOn(eager, first), trainOn(eager, first)];

    seed(11);
    evictAll();
    const second = new Rng(5);
    const losses = [trainOn(compiled, second)];
    expect(compiled.step.explain()).not.toContain('runs as it is');
    await useThreads(2);
    vi.spyOn(WebAssembly, kind).mockImplementation(function refused() {
      throw new RangeError('refused for now');
    } as never);
    losses.push(trainOn(compiled, second));
    expect(losses).toEqual(expected);
    expect(stateOf(compiled)).toEqual(stateOf(eager));
    expect(compiled.step.explain()).toContain('runs as it is: refused for now');
    const [{ storage }] = compiled.model.parameters();
    expect(storage.data.buffer instanceof SharedArrayBuffer).toBe(moves);
  });
});
