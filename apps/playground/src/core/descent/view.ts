import { MOVES, type Moves } from './moves';
import { MOST_RACERS, MOST_RATE, type Racer, readRacer, writeRacer } from './racers';
import { STOP_RULES, type StopRule } from './stopping';
import type { Point } from './surface';
import { MOST_KAPPA, SURFACES, type SurfaceName } from './surface-names';

/** All of the lab's own state; the seed and "this net" come from the config. */
export interface DescentView {
  readonly surface: SurfaceName;
  readonly kappa: number;
  /** Null for the surface's own. */
  readonly start: Point | null;
  readonly racers: readonly Racer[];
  /** Each at the best rate of its own, or all at `rate`. */
  readonly rates: 'own' | 'same';
  readonly rate: number;
  readonly steps: number;
  readonly sigma: number;
  readonly seeds: number;
  readonly moves: Moves;
  readonly stop: StopRule;
  readonly basins: boolean;
  /** The racer that is looked at, by its place in the list. */
  readonly pick: number;
  /** Where the cursor stands; null for the end. */
  readonly step: number | null;
}

export const MOST_STEPS = 2000;
export const MOST_SEEDS = 15;

const racers = (list: string): readonly Racer[] =>
  list.split(',').flatMap((token) => readRacer(token) ?? []);

const BASE: DescentView = {
  surface: 'rosenbrock',
  kappa: 20,
  start: null,
  racers: racers('sgd,momentum,nesterov,rmsprop,adam'),
  rates: 'own',
  rate: 0.01,
  steps: 400,
  sigma: 0,
  seeds: 5,
  moves: 'both',
  stop: 'count',
  basins: false,
  pick: 0,
  step: null,
};

/** States that the course names. */
export const DESCENT_PRESETS = {
  race: BASE,
  'fish-cake': {
    ...BASE,
    surface: 'fish-cake',
    racers: racers('sgd'),
    rates: 'same',
    rate: 0.1,
    steps: 24,
    moves: 'w-then-b',
    step: 0,
  },
  'one-to-five': {
    ...BASE,
    surface: 'parabola',
    racers: racers('sgd'),
    rates: 'same',
    rate: 2,
    steps: 8,
    moves: 'w',
    step: 0,
  },
  'learning-rate': {
    ...BASE,
    surface: 'quadratic',
    kappa: 10,
    racers: racers('sgd@0.01,sgd@0.1,sgd@0.19,sgd@0.21'),
    rates: 'same',
    steps: 60,
    pick: 2,
  },
  'local-minima': {
    ...BASE,
    surface: 'himmelblau',
    racers: racers('sgd@0.01,momentum@0.005,adam@0.1'),
    rates: 'same',
    steps: 200,
    basins: true,
  },
  saddle: { ...BASE, surface: 'saddle', rates: 'same', rate: 0.05, steps: 300 },
  'batch-sizes': {
    ...BASE,
    surface: 'fish-cake',
    racers: racers('sgd@0.1,sgd@0.1:16,sgd@0.1:1'),
    rates: 'same',
    steps: 120,
    seeds: 5,
  },
  stopping: {
    ...BASE,
    surface: 'fish-cake',
    racers: racers('sgd@0.2,momentum@0.05'),
    rates: 'same',
    steps: 300,
    stop: 'slope',
  },
  optimizers: {
    ...BASE,
    surface: 'ravine',
    racers: racers('sgd,momentum,nesterov,adagrad,rmsprop,adam'),
    steps: 200,
  },
} satisfies Record<string, DescentView>;

export type DescentPreset = keyof typeof DESCENT_PRESETS;
export const DEFAULT_PRESET: DescentPreset = 'race';

export type Params = Readonly<Record<string, string>>;

/** Which preset a link starts from; an unknown name gives the first. */
export function presetOf(params: Params): DescentPreset {
  const name = params.preset ?? '';
  return Object.hasOwn(DESCENT_PRESETS, name) ? (name as DescentPreset) : DEFAULT_PRESET;
}

/** Reads a view from the parameters of a link; what it does not say, or cannot be, is as the preset has it. */
export function readView(params: Params): DescentView {
  const base: DescentView = DESCENT_PRESETS[presetOf(params)];
  const one = <T extends string>(name: string, of: readonly T[], otherwise: T): T =>
    of.find((value) => value === params[name]) ?? otherwise;
  const number = (name: string, low: number, high: number, otherwise: number): number => {
    const given =
      params[name] === undefined || params[name] === '' ? Number.NaN : Number(params[name]);
    return given >= low && given <= high ? given : otherwise;
  };
  const given = params.racers === undefined ? [] : racers(params.racers).slice(0, MOST_RACERS);
  const list = given.length > 0 ? given : base.racers;
  const steps = Math.round(number('steps', 1, MOST_STEPS, base.steps));
  const step = Math.round(number('step', 0, steps, -1));
  return {
    surface: one('surface', SURFACES, base.surface),
    kappa: number('kappa', 1, MOST_KAPPA, base.kappa),
    start: readPoint(params.start) ?? base.start,
    racers: list,
    rates: one('rates', ['own', 'same'], base.rates),
    rate: number('rate', 0, MOST_RATE, base.rate),
    steps,
    sigma: number('sigma', 0, 10, base.sigma),
    seeds: Math.round(number('seeds', 1, MOST_SEEDS, base.seeds)),
    moves: one('moves', MOVES, base.moves),
    stop: one('stop', STOP_RULES, base.stop),
    basins: one('basins', ['on', 'off'], base.basins ? 'on' : 'off') === 'on',
    pick: Math.min(list.length - 1, Math.round(number('pick', 0, MOST_RACERS, base.pick))),
    step: params.step === 'end' ? null : step >= 0 ? step : base.step,
  };
}

/** The parameters of a view: what differs from the preset; an empty value takes a parameter out of the link. */
export function writeView(view: DescentView, preset: DescentPreset): Record<string, string> {
  const base = DESCENT_PRESETS[preset];
  const written = textsOf(view);
  const before = textsOf(base);
  const differing = Object.entries(written).map(([name, value]) => [
    name,
    value === before[name] ? '' : value,
  ]);
  return { preset: preset === DEFAULT_PRESET ? '' : preset, ...Object.fromEntries(differing) };
}

function textsOf(view: DescentView): Record<string, string> {
  return {
    surface: view.surface,
    kappa: String(view.kappa),
    start: view.start === null ? '' : view.start.map((v) => Number(v.toPrecision(4))).join(','),
    racers: view.racers.map(writeRacer).join(','),
    rates: view.rates,
    rate: String(view.rate),
    steps: String(view.steps),
    sigma: String(view.sigma),
    seeds: String(view.seeds),
    moves: view.moves,
    stop: view.stop,
    basins: view.basins ? 'on' : 'off',
    pick: String(view.pick),
    step: view.step === null ? 'end' : String(view.step),
  };
}

function readPoint(text: string | undefined): Point | null {
  const [x, y, ...rest] = (text ?? '')
    .split(',')
    .map((part) => (part === '' ? Number.NaN : Number(part)));
  const isPoint = rest.length === 0 && Math.abs(x) <= 100 && Math.abs(y) <= 100;
  return isPoint ? [x, y] : null;
}
