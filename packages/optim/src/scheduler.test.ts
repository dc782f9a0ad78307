import { parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import {
  Adam,
  chainedLr,
  constantLr,
  cosineLr,
  cyclicLr,
  exponentialLr,
  lambdaLr,
  multiplicativeLr,
  oneCycleLr,
  RMSprop,
  Rprop,
  reduceOnPlateauLr,
  type Schedule,
  Scheduler,
  SGD,
  sequentialLr,
  stepLr,
  warmupLr,
} from './index';

const sgd = (...lrs: number[]): SGD =>
  new SGD(
    lrs.map((lr) => ({ params: parameter(1), lr })),
    { momentum: 0.5 },
  );

/** Everything a scheduler decides. */
const stateOf = (scheduler: Scheduler) => ({
  ...scheduler.stateDict(),
  lrs: scheduler.lrs,
  set: scheduler.optimizer.lrs,
});

function ratesOf(scheduler: Scheduler, steps: number, metric = (i: number) => i % 3): number[][] {
  return Array.from({ length: steps }, (_, i) => {
    scheduler.step(metric(i));
    return scheduler.optimizer.lrs;
  });
}

describe('a scheduler', () => {
  it('sets the rate of every group, at once and after each step', () => {
    const optimizer = sgd(1, 8);
    const scheduler = new Scheduler(optimizer, (step, base) => base / 2 ** (step + 1));
    expect(optimizer.lrs).toEqual([0.5, 4]);
    scheduler.step();
    expect(optimizer.lrs).toEqual([0.25, 2]);
    expect(scheduler.lrs).toEqual([0.25, 2]);
    expect(scheduler.bases).toEqual([1, 8]);
    expect(scheduler.steps).toBe(1);
  });

  it('is overruled until its next step by a rate that is set on the optimizer', () => {
    const optimizer = sgd(1);
    const scheduler = new Scheduler(optimizer, exponentialLr({ gamma: 0.5 }));
    optimizer.lr = 7;
    expect(optimizer.lrs).toEqual([7]);
    scheduler.step();
    expect(optimizer.lrs).toEqual([0.5]);
  });

  it('goes on from other base rates', () => {
    const optimizer = sgd(1, 2);
    const scheduler = new Scheduler(optimizer, exponentialLr({ gamma: 0.5 }));
    scheduler.step();
    scheduler.setBase(8);
    expect(optimizer.lrs).toEqual([4, 4]);
    scheduler.setBase([16, 32]);
    expect(optimizer.lrs).toEqual([8, 16]);
    scheduler.step();
    expect(optimizer.lrs).toEqual([4, 8]);
  });

  it('leaves a rate that was a tensor to whom it belongs', () => {
    const lr = tensor(1);
    const optimizer = new SGD([parameter(1)], { lr });
    const scheduler = new Scheduler(optimizer, stepLr({ stepSize: 1, gamma: 0.1 }));
    scheduler.step();
    expect(optimizer.lrs).toEqual([0.1]);
    expect(lr.item()).toBe(1);
    optimizer.lr = lr as never;
    scheduler.step();
    expect(optimizer.lrs[0]).toBeCloseTo(0.01, 15);
    expect(lr.item()).toBe(1);
  });

  it('sets the momentum, or the first beta, and leaves the second', () => {
    const cycle = cyclicLr({ maxLr: 1, stepSizeUp: 1, baseMomentum: 0.25, maxMomentum: 0.75 });
    const [a, b, c] = [sgd(0.5), new Adam([parameter(1)]), new RMSprop([parameter(1)])];
    const schedulers = [a, b, c].map((optimizer) => new Scheduler(optimizer, cycle));
    expect([a.momentum, b.betas, c.momentum]).toEqual([0.75, [0.75, 0.999], 0.75]);
    for (const scheduler of schedulers) scheduler.step();
    expect([a.momentum, b.betas, c.momentum]).toEqual([0.25, [0.25, 0.999], 0.25]);
  });

  it('gives an optimizer a momentum that had none', () => {
    const make = (momentum: number): SGD => new SGD([parameter(1)], { lr: 0.5, momentum });
    const [without, withOne] = [make(0), make(0.75)];
    for (const optimizer of [without, withOne]) {
      const scheduler = new Scheduler(
        optimizer,
        cyclicLr({ maxLr: 1, stepSizeUp: 2, baseMomentum: 0.25, maxMomentum: 0.75 }),
      );
      for (let i = 0; i < 5; i++) {
        const [w] = optimizer.groups[0].parameters;
        w.square().backward();
        optimizer.step();
        optimizer.zeroGrad();
        scheduler.step();
      }
    }
    expect(without.groups[0].parameters[0].item()).toBe(withOne.groups[0].parameters[0].item());
  });

  it('takes no other part in a schedule than others that share it', () => {
    const shared = chainedLr([
      multiplicativeLr((step) => 1 / (1 + step)),
      reduceLess(),
      sequentialLr([exponentialLr({ gamma: 0.5 }), multiplicativeLr(() => 0.5)], {
        milestones: [3],
      }),
    ]);
    const alone = ratesOf(new Scheduler(sgd(1), shared), 7);
    const [a, b] = [new Scheduler(sgd(1), shared), new Scheduler(sgd(1), shared)];
    a.step();
    a.step();
    expect(ratesOf(b, 7)).toEqual(alone);
    expect(ratesOf(a, 5)).toEqual(alone.slice(2));
  });

  it('watches a metric by itself where schedules are shared', () => {
    const plateau = reduceOnPlateauLr({ patience: 0, factor: 0.5 });
    const [a, b] = [new Scheduler(sgd(1), plateau), new Scheduler(sgd(1), plateau)];
    expect(a.needsMetric).toBe(true);
    for (const metric of [1, 1, tensor(1)]) a.step(metric);
    expect([a.lrs, b.lrs]).toEqual([[0.25], [1]]);
  });

  it('never takes NaN or an infinity for an improvement', () => {
    const scheduler = new Scheduler(sgd(1), reduceOnPlateauLr({ patience: 0, factor: 0.5 }));
    for (const metric of [5, Number.NaN, Number.NEGATIVE_INFINITY]) scheduler.step(metric);
    expect(scheduler.lrs).toEqual([0.25]);
    expect(scheduler.stateDict().memory).toMatchObject({ best: 5 });
  });
});

/** A factor that never changes anything but the last digits. */
function reduceLess(): Schedule {
  return constantLr({ factor: 0.7, totalIters: 4 });
}

describe('the state of a scheduler', () => {
  const makers: Readonly<Record<string, () => Schedule>> = {
    cosine: () => cosineLr({ tMax: 6, etaMin: 0.01 }),
    chained: () => chainedLr([cosineLr({ tMax: 4 }), exponentialLr({ gamma: 0.9 })]),
    multiplicative: () => multiplicativeLr((step) => 1 - 1 / (step + 3)),
    cycle: () => oneCycleLr({ maxLr: 1, totalSteps: 20 }),
    plateau: () => reduceOnPlateauLr({ patience: 1, cooldown: 2, factor: 0.3 }),
  };
  it.each(Object.entries(makers))('goes on to the bit after JSON: %s', (_, make) => {
    const whole = new Scheduler(sgd(0.1, 0.3), make());
    const all = ratesOf(whole, 18);
    const half = new Scheduler(sgd(0.1, 0.3), make());
    ratesOf(half, 7);
    const saved = JSON.parse(JSON.stringify(half.stateDict()));
    const other = new Scheduler(sgd(5, 6), make());
    other.loadStateDict(saved);
    expect(other.stateDict()).toEqual(half.stateDict());
    expect(other.optimizer.lrs).toEqual(all[6]);
    expect(ratesOf(other, 11, (i) => (i + 7) % 3)).toEqual(all.slice(7));
    expect(ratesOf(half, 11, (i) => (i + 7) % 3)).toEqual(all.slice(7));
  });

  it('goes back as well', () => {
    const scheduler = new Scheduler(sgd(1), makers.chained());
    const before = ratesOf(scheduler, 2);
    const saved = scheduler.stateDict();
    const after = ratesOf(scheduler, 4);
    scheduler.loadStateDict(saved);
    expect(scheduler.optimizer.lrs).toEqual(before[1]);
    expect(ratesOf(scheduler, 4)).toEqual(after);
  });

  it.each([
    [null, 'expected what stateDict() returns, { step, bases, memory }, got null'],
    [{ step: 1, bases: [1], memory: null }, 'the state has 1 parameter groups, the optimizer 2'],
    [{ step: 0.5, bases: [1, 1], memory: null }, 'step must be a whole number ≥ 0, got 0.5'],
    [{ step: 1, bases: [1, -1], memory: null }, 'bases must be a number in [0, ∞), got -1'],
    [{ step: 1, bases: [1, 1], memory: null }, 'the memory of a plateau is { best, badSteps'],
    [
      { step: 1, bases: [1, 1], memory: { best: 1, badSteps: -1, cooldown: 0, reductions: 0 } },
      'the memory of a plateau is { best, badSteps',
    ],
  ])('refuses %j, and is as it was', (state, message) => {
    const scheduler = new Scheduler(sgd(1, 2), reduceOnPlateauLr({ patience: 0 }));
    ratesOf(scheduler, 3);
    const before = stateOf(scheduler);
    expect(() => scheduler.loadStateDict(state as never)).toThrow(message);
    expect(stateOf(scheduler)).toEqual(before);
  });
});

describe('a scheduler refuses, and changes nothing:', () => {
  it.each<[string, () => unknown, string]>([
    [
      'what is no optimizer',
      () => new Scheduler(null as never, constantLr()),
      'Scheduler: expected an optimizer, got null',
    ],
    [
      'what is no schedule',
      () => new Scheduler(sgd(1), 'cosine' as never),
      'Scheduler: the schedule must be a function, got cosine',
    ],
    [
      'a momentum for an optimizer that has none',
      () => new Scheduler(new Rprop([parameter(1)]), oneCycleLr({ maxLr: 1, totalSteps: 2 })),
      'Scheduler: the schedule has a momentum but the optimizer has none; switch it off with { cycleMomentum: false }',
    ],
    [
      'a rate that has had its effect',
      () => new Scheduler(new Rprop([parameter(1)]), constantLr()),
      'lr is only what stepSize starts from',
    ],
    [
      'values for other groups',
      () => new Scheduler(sgd(1, 2, 3), lambdaLr([() => 1, () => 2])),
      'lambdaLr: factor has 2 values, none for group 2; give one for each group of the optimizer, or a single one',
    ],
    [
      'no number',
      () => new Scheduler(sgd(1), () => Number.NaN),
      'Scheduler: the schedule gives NaN as lr before update 0; it must be a number in (-∞, ∞)',
    ],
    [
      'a momentum that is none',
      () =>
        new Scheduler(
          sgd(1),
          cyclicLr({
            baseLr: 0,
            maxLr: 1,
            scaleFn: () => -8,
            stepSizeUp: 1,
            baseMomentum: 0.75,
            maxMomentum: 0.875,
          }),
        ).step(),
      'Scheduler: the schedule gives 1.875 as momentum before update 1; it must be a number in [0, 1)',
    ],
  ])('%s', (_, body, message) => {
    expect(body).toThrow(message);
  });

  it('no metric where one is watched, and base rates that do not fit', () => {
    const scheduler = new Scheduler(sgd(1, 2), reduceOnPlateauLr());
    const before = stateOf(scheduler);
    expect(() => scheduler.step()).toThrow(
      'Scheduler.step: expected the metric that the schedule watches, such as loss.item(), got undefined',
    );
    expect(() => scheduler.setBase([1])).toThrow(
      'Scheduler.setBase: expected one rate, or a list of 2, one for each group, got [1]',
    );
    expect(() => scheduler.setBase([1, -1])).toThrow('lr must be a number in [0, ∞), got -1');
    expect(stateOf(scheduler)).toEqual(before);
  });

  it('a step whose schedule throws', () => {
    const scheduler = new Scheduler(sgd(1, 2), (step, base, group) => {
      if (step === 1 && group === 1) throw new Error('no');
      return base;
    });
    const before = stateOf(scheduler);
    expect(() => scheduler.step()).toThrow('no');
    expect(stateOf(scheduler)).toEqual(before);
  });
});

describe('warmupLr', () => {
  it('rises on a straight line, and hands over', () => {
    const schedule = warmupLr({
      steps: 4,
      startFactor: 0.5,
      after: stepLr({ stepSize: 2, gamma: 0.5 }),
    });
    expect([0, 1, 2, 3, 4, 5, 6].map((step) => schedule(step, 8))).toEqual([4, 5, 6, 7, 8, 8, 4]);
  });

  it('stays at the base where nothing follows, and leaves out a warm-up of no steps', () => {
    const schedule = warmupLr({ steps: 2 });
    expect([0, 1, 2, 9].map((step) => schedule(step, 8))).toEqual([0, 4, 8, 8]);
    expect(warmupLr({ steps: 0, after: () => 3 })(0, 8)).toBe(3);
  });
});

describe('options of schedules', () => {
  it.each<[() => unknown, string]>([
    [
      () => stepLr({ stepsize: 3 } as never),
      'stepLr: unknown option stepsize; did you mean stepSize?',
    ],
    [() => stepLr({} as never), 'stepLr: stepSize must be a whole number ≥ 1, got undefined'],
    [
      () => exponentialLr({} as never),
      'exponentialLr: gamma must be a number in [0, ∞), got undefined',
    ],
    [() => cosineLr({ T_max: 3 } as never), 'cosineLr: unknown option T_max; did you mean tMax?'],
    [() => cosineLr({ tMax: 0 }), 'cosineLr: tMax must be a whole number ≥ 1, got 0'],
    [
      () => oneCycleLr({ maxLr: 1 }),
      'oneCycleLr: expected the number of updates: give totalSteps, or epochs and stepsPerEpoch',
    ],
    [
      () => oneCycleLr({ maxLr: 1, totalSteps: 9, annealStrategy: 'cosine' as 'cos' }),
      "oneCycleLr: unknown annealStrategy 'cosine'; known are 'cos', 'linear'",
    ],
    [
      () => oneCycleLr({ totalSteps: 9 } as never),
      'oneCycleLr: maxLr must be a number in [0, ∞), got undefined',
    ],
    [() => cyclicLr({ maxLr: [1, -1] }), 'cyclicLr: maxLr must be a number in [0, ∞), got -1'],
    [() => lambdaLr(3 as never), 'lambdaLr: factor must be a function, got 3'],
    [
      () => reduceOnPlateauLr({ factor: 1 }),
      'reduceOnPlateauLr: factor must be a number in [0, 1), got 1',
    ],
    [() => chainedLr([]), 'chainedLr: expected a list of schedules, got []'],
    [
      () => chainedLr([reduceOnPlateauLr()]),
      'chainedLr: schedule 0 watches a metric, so it cannot be part of another schedule; give it a Scheduler of its own',
    ],
    [
      () => sequentialLr([constantLr(), constantLr()], { milestones: [3, 4] }),
      'sequentialLr: 2 schedules need 1 growing milestones between them, got [3, 4]',
    ],
    [
      () => sequentialLr([constantLr(), constantLr(), constantLr()], { milestones: [4, 4] }),
      'sequentialLr: 3 schedules need 2 growing milestones between them, got [4, 4]',
    ],
    [
      () => sequentialLr([constantLr()], { milestones: 3 as never }),
      'sequentialLr: milestones must be a list of steps such as [30, 60], got 3',
    ],
    [
      () => warmupLr({ steps: 2, startFactor: 1 }),
      'warmupLr: startFactor must be a number in [0, 1), got 1',
    ],
  ])('are checked: case %#', (body, message) => {
    expect(body).toThrow(message);
  });

  it('after its last update a single cycle stays where it is', () => {
    const schedule = oneCycleLr({ maxLr: 1, totalSteps: 10, annealStrategy: 'linear' });
    expect(schedule(9, 0)).toBeCloseTo(1 / 25 / 1e4, 15);
    expect([10, 11, 1000].map((step) => schedule(step, 0))).toEqual(Array(3).fill(schedule(9, 0)));
  });
});
