import { gradients, parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { arithmeticOf } from './arithmetic';
import { basinsOf } from './basins';
import { chanceOf } from './chance';
import { Descender, heightsAlong } from './descender';
import { fishCakes } from './fish-cakes';
import { optimizerOf } from './optimizer-of';
import { RATES, type RaceSpec, raceOf } from './race';
import { RACERS, readRacer, writeRacer } from './racers';
import { stopsOf } from './stopping';
import type { Surface } from './surface';
import { SURFACES } from './surface-names';
import { surfaceOf } from './surfaces';
import { verdictOf } from './verdict';

const NAMES = SURFACES.filter((name) => name !== 'net');
const at = (surface: Surface, x: number, y: number): number =>
  surface.loss(tensor([x], { dtype: 'float64' }), tensor([y], { dtype: 'float64' })).item();
const SPEC: RaceSpec = {
  tuned: false,
  lr: 0.01,
  start: [-1.4, 2.2],
  steps: 60,
  moves: 'both',
  sigma: 0,
  seeds: 1,
  seed: 7,
};
const racer = (token: string) => readRacer(token) as NonNullable<ReturnType<typeof readRacer>>;
const none = chanceOf(7, 0, { sigma: 0, steps: 10, samples: 1 });

describe.each(NAMES)('%s', (name) => {
  const surface = surfaceOf(name);

  it('has the gradient that central differences show', () => {
    const [x, y] = [0.37, -0.61];
    const [px, py] = [x, y].map((v) => parameter([v], { dtype: 'float64' }));
    const found = gradients([surface.loss(px, py).sum()], [px, py]).map((g) => g.item());
    const h = 1e-5;
    const slopes = [
      (at(surface, x + h, y) - at(surface, x - h, y)) / (2 * h),
      (at(surface, x, y + h) - at(surface, x, y - h)) / (2 * h),
    ];
    for (const i of [0, 1])
      expect(Math.abs(found[i] - slopes[i])).toBeLessThan(1e-6 * (1 + Math.abs(slopes[i])));
  });

  it('is level and lowest at each of its known minima', () => {
    for (const [x, y] of surface.minima) {
      const { losses, slopes } = heightsAlong(surface, Float64Array.of(x, y));
      expect(losses[0]).toBeCloseTo(surface.lowest, 10);
      expect(slopes[0]).toBeLessThan(1e-6);
    }
  });
});

it('w goes from 1 to 5 at a rate of 2, where the slope is −2', () => {
  const parabola = surfaceOf('parabola');
  const course = { lr: 2, start: [1, 0], steps: 3, moves: 'w', chance: none } as const;
  expect([...new Descender(parabola, racer('sgd')).path(course)].slice(0, 4)).toEqual([1, 0, 5, 0]);
  const [w, b] = arithmeticOf(parabola, racer('sgd'), 0, course) ?? [];
  expect([w?.value, w?.gradient, w?.change, w?.next, w?.ok]).toEqual([1, -2, 4, 5, true]);
  expect(w?.lines.map(({ numbers }) => numbers.text).join('\n')).toContain('2 × (−2)');
  expect(b?.next).toBe(0);
});

it('the cost of a line is lowest where least squares says, and descent comes there', () => {
  const surface = fishCakes(7);
  const result = raceOf(surface, racer('sgd'), {
    ...SPEC,
    start: surface.start,
    lr: 0.2,
    steps: 400,
  });
  const [w, b] = surface.minima[0];
  expect(w).toBeCloseTo(-1, 1);
  expect(b).toBeCloseTo(4, 0);
  expect(result.path.at(-2)).toBeCloseTo(w, 6);
  expect(result.path.at(-1)).toBeCloseTo(b, 6);
});

it('moves w alone first, and then b alone', () => {
  const surface = fishCakes(7);
  const course = {
    lr: 0.1,
    start: surface.start,
    steps: 20,
    moves: 'w-then-b',
    chance: none,
  } as const;
  const path = new Descender(surface, racer('sgd')).path(course);
  const [w, b] = [0, 1].map((k) => path.filter((_, i) => i % 2 === k));
  expect(new Set(b.slice(0, 11)).size).toBe(1);
  expect(new Set(w.slice(10)).size).toBe(1);
  expect(new Set(w.slice(0, 11)).size).toBe(11);
});

it.each(RACERS)('a path of %s is what its optimizer makes step by step', (name) => {
  const surface = surfaceOf('rosenbrock');
  const course = { lr: 0.01, start: [-1.4, 2.2], steps: 8, moves: 'both', chance: none } as const;
  const path = new Descender(surface, racer(name)).path(course);
  const point = parameter([-1.4, 2.2], { dtype: 'float64' });
  const optimizer = optimizerOf(name, [point], 0.01);
  for (let i = 0; i < 8; i++) {
    optimizer.zeroGrad();
    surface
      .loss(point.narrow(0, 0, 1), point.narrow(0, 1, 1))
      .sum()
      .backward();
    optimizer.step();
  }
  expect(path[16]).toBeCloseTo(point.data[0] as number, 12);
  expect(path[17]).toBeCloseTo(point.data[1] as number, 12);
});

describe('a race', () => {
  const surface = surfaceOf('rosenbrock');

  it('starts everyone at the same place with as many gradients', () => {
    const all = RACERS.map((name) => raceOf(surface, racer(name), SPEC));
    for (const { path, losses } of all) {
      expect([path[0], path[1]]).toEqual([-1.4, 2.2]);
      expect([path.length, losses.length]).toEqual([122, 61]);
    }
  });

  it('has everyone meet the same noise: what two SGDs add to their gradients is equal', () => {
    const noisy = { ...SPEC, sigma: 0.5, steps: 5 };
    const plain = raceOf(surface, racer('sgd@0'), noisy);
    expect(plain.path[2]).toBe(-1.4);
    const first = (token: string, sigma: number) =>
      raceOf(surface, racer(token), { ...noisy, sigma }).path;
    // one step of momentum equals one of SGD, so the noise that moved them is the same
    expect(first('momentum@0.01', 0.5).slice(0, 4)).toEqual(first('sgd@0.01', 0.5).slice(0, 4));
    expect(first('sgd@0.01', 0.5)[2]).not.toBe(first('sgd@0.01', 0)[2]);
  });

  it('gives the same bits again, and others with another seed', () => {
    const noisy = { ...SPEC, sigma: 0.5, seeds: 3, tuned: true, steps: 30 };
    const once = raceOf(surface, racer('adam'), noisy);
    expect(raceOf(surface, racer('adam'), noisy)).toEqual(once);
    expect(raceOf(surface, racer('adam'), { ...noisy, seed: 8 }).path).not.toEqual(once.path);
  });

  it('takes the rate of the grid that comes lowest without climbing on the way', () => {
    const { lr, grid, above } = raceOf(surface, racer('momentum'), {
      ...SPEC,
      tuned: true,
      steps: 200,
    });
    expect(grid.map((one) => one.lr)).toEqual(RATES);
    const best = Math.min(...grid.filter(({ calm }) => calm).map(({ final }) => final));
    expect(grid.some(({ calm }) => !calm)).toBe(true);
    expect(grid.find((one) => one.lr === lr)?.final).toBe(best);
    expect(above.at(-1)).toBeLessThan(1e-3);
  });

  it('tells who was lost, and when', () => {
    const { lostAt, path, reached } = raceOf(surface, racer('sgd@1'), SPEC);
    expect(lostAt).toBeGreaterThanOrEqual(0);
    expect(lostAt).toBeLessThan(10);
    expect(path.at(-1)).toBeNaN();
    expect(reached).toBeNull();
  });

  it('gradients of single samples differ from that of all, and those of all samples do not', () => {
    const cakes = fishCakes(7);
    const spec = { ...SPEC, start: cakes.start, lr: 0.05, steps: 20 };
    const full = raceOf(cakes, racer('sgd'), spec).path;
    expect(raceOf(cakes, racer('sgd:1'), spec).path).not.toEqual(full);
    const all = raceOf(cakes, racer('sgd:64'), spec).path;
    expect(all.at(-1)).toBeCloseTo(full.at(-1) as number, 10);
  });
});

it('tells that a local minimum is none of the lowest', () => {
  const surface = surfaceOf('rastrigin');
  const spec = { ...SPEC, start: surface.start, lr: 0.002, steps: 200 };
  expect(verdictOf(raceOf(surface, racer('sgd'), spec))).toBe('rests');
});

it('many starts of Himmelblau end at its four minima, those of Rastrigin mostly not at the lowest', () => {
  const four = basinsOf(surfaceOf('himmelblau'), 'sgd', { lr: 0.005, steps: 400, n: 21 });
  expect(four.found).toHaveLength(4);
  for (const [x, y] of surfaceOf('himmelblau').minima) {
    expect(four.found.some(({ at: [a, b] }) => Math.hypot(a - x, b - y) < 1e-3)).toBe(true);
  }
  expect(four.found.reduce((sum, { share }) => sum + share, four.rest)).toBeCloseTo(1, 10);
  const many = basinsOf(surfaceOf('rastrigin'), 'sgd', { lr: 0.002, steps: 200, n: 27 });
  expect(many.found.length).toBeGreaterThan(20);
  expect(many.found[0].loss).toBeCloseTo(0, 6);
  expect(many.found[0].share).toBeLessThan(0.2);
});

it('stops at a level slope, without improvement, or after a count', () => {
  const losses = Float64Array.from({ length: 101 }, (_, i) => (i < 40 ? 1 / (1 + i) : 1 / 40));
  const slopes = Float64Array.from({ length: 101 }, (_, i) => (i < 70 ? 1 : 1e-4));
  expect(stopsOf(losses, slopes)).toEqual({ slope: 70, improvement: 59, count: 100 });
  expect(stopsOf(Float64Array.of(3, 2, 1), Float64Array.of(1, 1, 1))).toEqual({
    slope: null,
    improvement: null,
    count: 2,
  });
});

it.each(['sgd', 'adam@0.01', 'sgd@0.1:32', 'momentum:1'])(
  '%s is read as it is written',
  (token) => {
    expect(writeRacer(racer(token))).toBe(token);
  },
);
it.each(['', 'sgdd', 'sgd@-1', 'sgd@x', 'sgd@1e9', 'sgd:0', 'sgd:1.5'])(
  '%j is no racer',
  (token) => {
    expect(readRacer(token)).toBeNull();
  },
);

it('tells a rate that is too small, right, too large, and far too large', () => {
  const surface = surfaceOf('quadratic', { kappa: 10 });
  const spec = { ...SPEC, start: [-2.5, 1] as const, steps: 60 };
  const verdicts = ['sgd@0.0005', 'sgd@0.1', 'sgd@0.19', 'sgd@0.21', 'sgd@5'].map((token) =>
    verdictOf(raceOf(surface, racer(token), spec)),
  );
  expect(verdicts).toEqual(['crawls', 'arrives', 'overshoots', 'climbs', 'lost']);
});
