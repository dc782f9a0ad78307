import { parameter } from '@bp/autograd';
import * as data from '@bp/data';
import { packCheckpoint, unpackCheckpoint } from '@bp/io';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import * as optim from '@bp/optim';
import { GaussianNoise } from '@bp/regularize';
import { Rng } from '@bp/tensor';
import type { RunOptions, SavedRun } from '@bp/train';
import { afterEach, describe, expect, it } from 'vitest';
import { BACKENDS, useUsual } from '../bits/backends.mjs';
import { OPTIMIZER_WAYS } from '../bits/optimizers';
import { allOf, type Experiment, makeRun, POINTS } from './experiment';

const { SGD } = optim;

const OPTIMIZERS: [name: string, experiment: Experiment][] = Object.entries(OPTIMIZER_WAYS).flatMap(
  ([name, ways]) =>
    ways.flatMap((way, i): [string, Experiment][] =>
      'loadStateDict' in way([parameter(1)])
        ? [[`${name}, way ${i + 1}`, { optimizer: way as Experiment['optimizer'] }]]
        : [],
    ),
);

const SCHEDULES: Readonly<Record<string, () => optim.Schedule>> = {
  constantLr: () => optim.constantLr({ factor: 0.5, totalIters: 27 }),
  linearLr: () => optim.linearLr({ totalIters: 40 }),
  stepLr: () => optim.stepLr({ stepSize: 7 }),
  multiStepLr: () => optim.multiStepLr({ milestones: [3, 26, 31] }),
  exponentialLr: () => optim.exponentialLr({ gamma: 0.97 }),
  polynomialLr: () => optim.polynomialLr({ totalIters: 45, power: 2 }),
  cosineLr: () => optim.cosineLr({ tMax: 20 }),
  cosineRestartsLr: () => optim.cosineRestartsLr({ t0: 6, tMult: 2 }),
  oneCycleLr: () => optim.oneCycleLr({ maxLr: 0.1, totalSteps: 50 }),
  cyclicLr: () => optim.cyclicLr({ baseLr: 0.001, maxLr: 0.05, stepSizeUp: 4 }),
  warmupLr: () => optim.warmupLr({ steps: 30, after: optim.cosineLr({ tMax: 10 }) }),
  lambdaLr: () => optim.lambdaLr((step) => 1 / (1 + step)),
  multiplicativeLr: () => optim.multiplicativeLr((step) => 1 - 0.01 * (step % 3)),
  sequentialLr: () =>
    optim.sequentialLr([optim.stepLr({ stepSize: 4 }), optim.exponentialLr({ gamma: 0.9 })], {
      milestones: [26],
    }),
  chainedLr: () =>
    optim.chainedLr([optim.cosineLr({ tMax: 13 }), optim.exponentialLr({ gamma: 0.98 })]),
  reduceOnPlateauLr: () => optim.reduceOnPlateauLr({ patience: 0, threshold: 0.2 }),
};

const momentum: Experiment['optimizer'] = (p) => new SGD(p, { lr: 0.05, momentum: 0.9 });

const withOptions = (options: Partial<RunOptions>): Experiment => ({ options: () => options });

/** Batches as they come from elsewhere, in another order in each epoch. */
function* stream(epoch: number) {
  const { x, y } = POINTS;
  for (let i = 0; i < 5; i++) {
    const rows = new Rng(epoch, `batch ${i}`).integers([i === 4 ? 5 : 9], { high: 38 });
    yield { x: x.indexSelect(0, rows), y: y.indexSelect(0, rows) };
  }
}

const SAMPLERS: Readonly<Record<string, () => data.Sampler>> = {
  randomSampler: () => data.randomSampler(38, { replacement: true, count: 21 }),
  sequentialSampler: () => data.sequentialSampler(38),
  stratifiedSampler: () => data.stratifiedSampler(POINTS.y, 8),
  subsetSampler: () => data.subsetSampler([1, 5, 2, 20, 33, 34, 35, 9, 8, 7, 6]),
  weightedSampler: () => data.weightedSampler(Array.from({ length: 38 }, (_, i) => i)),
};

const REST: Readonly<Record<string, Experiment>> = {
  'own sources of modules': {
    model: () =>
      new Sequential(
        new Linear(3, 9),
        new Dropout(0.3, { rng: new Rng(5) }),
        new Sequential(new Tanh(), new Dropout(0.2), new Linear(9, 2)),
      ),
  },
  'noise of an own source': {
    model: () => new Sequential(new GaussianNoise(0.3, { rng: new Rng(9) }), new Linear(3, 2)),
  },
  noise: { model: () => new Sequential(new GaussianNoise(0.3), new Linear(3, 2)) },
  'statistics by a cumulative mean': {
    model: () =>
      new Sequential(
        new Linear(3, 6),
        new BatchNorm1d(6, { momentum: null }),
        new ReLU(),
        new Linear(6, 2),
      ),
  },
  'gradients of several batches': withOptions({ accumulate: 3 }),
  'gradients of several batches from elsewhere': withOptions({ accumulate: 3, data: stream }),
  'bounds of gradients': withOptions({ clip: { norm: 0.3, value: 0.1 } }),
  penalties: withOptions({ penalty: { l1: 0.01, l2: 0.02 } }),
  'weights of classes': withOptions({ classWeight: [1, 3] }),
  'a last batch that is dropped': withOptions({ lastBatch: 'drop' }),
  'a last batch that is merged': withOptions({ lastBatch: 'merge' }),
  'the whole set as a batch': withOptions({ batch: 'full' }),
  'rows held out': withOptions({ validation: 0.3, stop: { patience: 100 } }),
  'batches from elsewhere': withOptions({ data: stream }),
  'losses that are kept': withOptions({ keepLosses: true }),
  'a schedule of epochs': withOptions({
    schedule: optim.exponentialLr({ gamma: 0.8 }),
    scheduleEvery: 'epoch',
  }),
  'a constraint after each step': withOptions({
    afterStep: (model) => {
      for (const w of model.parameters()) w.assign(w.detach().clamp(-0.5, 0.5));
    },
  }),
};

const WAYS: Readonly<Record<string, (saved: SavedRun) => SavedRun>> = {
  'a checkpoint file': (saved) => unpackCheckpoint(packCheckpoint(saved)) as SavedRun,
  'a structured clone': (saved) => structuredClone(saved),
  JSON: (saved) => JSON.parse(JSON.stringify(saved)),
};

const { reference: byReference, wasm: inWasm } = BACKENDS;
const REST_COUNT = Object.keys(REST).length;

const EXPERIMENTS: [name: string, experiment: Experiment][] = [
  ...OPTIMIZERS,
  ...Object.entries(SCHEDULES).map(([name, make]): [string, Experiment] => [
    name,
    {
      optimizer: momentum,
      options: () => ({
        schedule: make(),
        ...(name === 'reduceOnPlateauLr' ? { validation: 0.3 } : {}),
      }),
    },
  ]),
  ...Object.entries(SAMPLERS).map(([name, make]): [string, Experiment] => [
    name,
    { options: () => ({ sampler: make() }) },
  ]),
  ...Object.entries(REST),
];

it('leaves out no schedule and no sampler', () => {
  const named = (all: object, end: string) => Object.keys(all).filter((name) => name.endsWith(end));
  expect(Object.keys(SCHEDULES).sort()).toEqual(named(optim, 'Lr').sort());
  expect(Object.keys(SAMPLERS).sort()).toEqual(named(data, 'Sampler').sort());
});

afterEach(useUsual);

describe.each([
  ['compiled', true, inWasm, EXPERIMENTS],
  ['as it is', false, inWasm, EXPERIMENTS],
  ['by the reference', false, byReference, EXPERIMENTS.slice(-REST_COUNT)],
] as const)('a run that is taken up, %s', (_, compile, { use }, experiments) => {
  it.each(experiments)('comes to the same bits: %s', (_, experiment) => {
    use();
    const whole = makeRun(experiment, 'start', { compile });
    const first = makeRun(experiment, 'start', { compile });
    for (let i = 0; i < 10; i++) whole.step('epoch');
    const end = allOf(whole);
    for (let i = 0; i < 5; i++) first.step('epoch');
    const saved = [first.save()];
    const { batches } = first;
    if (batches !== null && batches > 2) {
      first.step();
      first.step();
      saved.push(first.save());
      first.step('sample');
      first.step('sample');
      saved.push(first.save());
    }
    for (const [i, state] of saved.entries()) {
      const send = Object.values(WAYS)[(i + 1) % 3];
      // Its first weights are others, so that what it comes to was in what was saved.
      const second = makeRun(experiment, 'other start', { compile });
      second.restore(send(state));
      while (second.position.epoch < 10) second.step('epoch');
      expect(allOf(second), `from state ${i}`).toEqual(end);
    }
  });
});

describe('the weights of the best epoch', () => {
  it.each(Object.entries(WAYS))(
    'are shown again after %s, and training goes on from its own',
    async (_, send) => {
      const stop = { epochs: 60, patience: 2 };
      const experiment = withOptions({ validation: 0.3, stop });
      const run = makeRun(experiment, 'start');
      expect(await run.play()).toBe('patience');
      const shown = run.fingerprint;
      const other = makeRun(experiment, 'other start');
      other.restore(send(run.save()));
      expect(other.fingerprint).toBe(shown);
      expect(allOf(other)).toMatchObject({ saved: { showsBest: true } });
      // To look on changes nothing.
      other.trace();
      other.diff(other.position.update, other.position.update + 1);
      expect(other.fingerprint).toBe(shown);
      for (const one of [run, other]) one.step();
      expect(other.fingerprint).not.toBe(shown);
      expect(other.fingerprint).toBe(run.fingerprint);
    },
  );
});

describe('what a run cannot be taken up from', () => {
  const saved = () => {
    const run = makeRun({}, 'start');
    run.step('epoch');
    run.set({ 'model.3.p': 0.5 });
    run.step();
    return run.save();
  };
  const own = Object.values(REST)[0];
  it.each<[string, Experiment, (state: SavedRun) => unknown]>([
    ['nothing', {}, () => null],
    ['another format', {}, (state) => ({ ...state, format: 'bp-run-state/2' })],
    ['another seed', withOptions({ seed: 8 }), (state) => state],
    ['another model', own, (state) => state],
    ['another optimizer', { optimizer: momentum }, (state) => state],
    [
      'a run without a schedule',
      withOptions({ schedule: optim.cosineLr({ tMax: 4 }) }),
      (state) => state,
    ],
    ['a setting that there is not', {}, (state) => ({ ...state, initial: { 'model.9.p': 1 } })],
    [
      'a position that is none',
      {},
      (state) => ({ ...state, position: { ...state.position, epoch: -1 } }),
    ],
    [
      'weights of another shape',
      {},
      (state) => ({ ...state, model: { ...state.model, '0.bias': [1] } }),
    ],
    ['best weights of another shape', {}, (state) => ({ ...state, best: { '0.bias': [1] } })],
    ['no random state', {}, (state) => ({ ...state, random: {} })],
    ['epochs that are none', {}, (state) => ({ ...state, epochs: [null] })],
    ['changes that are none', {}, (state) => ({ ...state, changes: [5] })],
  ])('changes nothing: %s', (_, experiment, spoil) => {
    const run = makeRun(experiment, 'start');
    const other = makeRun(experiment, 'start');
    for (const one of [run, other]) one.step();
    let code: unknown;
    try {
      run.restore(spoil(saved()) as SavedRun);
    } catch (error) {
      ({ code } = error as { code: unknown });
    }
    expect(code).toMatch(/^BP_(FORMAT|SHAPE|OPTION)$/);
    expect(allOf(run)).toEqual(allOf(other));
    for (const one of [run, other]) one.step('epoch');
    expect(allOf(run)).toEqual(allOf(other));
  });

  it('is also a run with a schedule for one without', () => {
    const withSchedule = makeRun(withOptions({ schedule: optim.cosineLr({ tMax: 4 }) }), 'start');
    const run = makeRun({}, 'start');
    expect(() => run.restore(withSchedule.save())).toThrow('schedule');
  });
});
