import { MOST_VARIANTS, readVariant, type Variant, writeVariant } from './variant';

export const LEARNERS = ['sgd', 'momentum', 'adam'] as const;
export type Learner = (typeof LEARNERS)[number];
export const PAGES = ['strips', 'activations'] as const;
export type Page = (typeof PAGES)[number];

/** All of the lab's own state; the seed comes from the config. */
export interface VanishingView {
  readonly page: Page;
  /** Hidden layers, and units in each. */
  readonly depth: number;
  readonly width: number;
  readonly variants: readonly Variant[];
  readonly learner: Learner;
  readonly rate: number;
  readonly steps: number;
  /** Where the cursor stands; null for the end. */
  readonly step: number | null;
}

export const MOST_DEPTH = 12;
export const MOST_WIDTH = 32;
export const MOST_STEPS = 500;

const variants = (list: string): readonly Variant[] =>
  list.split(',').flatMap((token) => readVariant(token) ?? []);

const BASE: VanishingView = {
  page: 'strips',
  depth: 8,
  width: 16,
  variants: variants('sigmoid/xavierNormal,sigmoid/uniform,tanh/xavierNormal,relu/kaimingNormal'),
  learner: 'sgd',
  rate: 0.1,
  steps: 200,
  step: null,
};

/** States that the course names. */
export const VANISHING_PRESETS = {
  'sigmoid-depth': BASE,
  activations: { ...BASE, page: 'activations' },
  initialisation: {
    ...BASE,
    depth: 6,
    variants: variants('sigmoid/zeros,tanh/uniform,tanh/xavierNormal,tanh/wide'),
  },
  'batch-norm': {
    ...BASE,
    variants: variants('sigmoid/default,sigmoid/default/bn,relu/default,relu/default/bn'),
  },
  bound: {
    ...BASE,
    variants: variants('sigmoid/default,sigmoid/xavierNormal,sigmoid/wide,relu/kaimingNormal'),
    step: 0,
  },
} satisfies Record<string, VanishingView>;

export type VanishingPreset = keyof typeof VANISHING_PRESETS;
export const DEFAULT_PRESET: VanishingPreset = 'sigmoid-depth';

export type Params = Readonly<Record<string, string>>;

export function presetOf(params: Params): VanishingPreset {
  const name = params.preset ?? '';
  return Object.hasOwn(VANISHING_PRESETS, name) ? (name as VanishingPreset) : DEFAULT_PRESET;
}

/** Reads a view from the parameters of a link; what it does not say, or cannot be, is as the preset has it. */
export function readView(params: Params): VanishingView {
  const base: VanishingView = VANISHING_PRESETS[presetOf(params)];
  const one = <T extends string>(name: string, of: readonly T[], otherwise: T): T =>
    of.find((value) => value === params[name]) ?? otherwise;
  const number = (name: string, low: number, high: number, otherwise: number): number => {
    const text = params[name] ?? '';
    const given = text === '' ? Number.NaN : Number(text);
    return given >= low && given <= high ? given : otherwise;
  };
  const given = variants(params.variants ?? '').slice(0, MOST_VARIANTS);
  const steps = Math.round(number('steps', 1, MOST_STEPS, base.steps));
  const step = Math.round(number('step', 0, steps, -1));
  return {
    page: one('page', PAGES, base.page),
    depth: Math.round(number('depth', 1, MOST_DEPTH, base.depth)),
    width: Math.round(number('width', 1, MOST_WIDTH, base.width)),
    variants: given.length > 0 ? given : base.variants,
    learner: one('learner', LEARNERS, base.learner),
    rate: number('rate', 1e-5, 10, base.rate),
    steps,
    step: params.step === 'end' ? null : step >= 0 ? step : base.step,
  };
}

/** The parameters of a view: what differs from the preset; an empty value takes a parameter out of the link. */
export function writeView(view: VanishingView, preset: VanishingPreset): Record<string, string> {
  const before = textsOf(VANISHING_PRESETS[preset]);
  const differing = Object.entries(textsOf(view)).map(([name, value]) => [
    name,
    value === before[name] ? '' : value,
  ]);
  return { preset: preset === DEFAULT_PRESET ? '' : preset, ...Object.fromEntries(differing) };
}

function textsOf(view: VanishingView): Record<string, string> {
  return {
    page: view.page,
    depth: String(view.depth),
    width: String(view.width),
    variants: view.variants.map(writeVariant).join(','),
    learner: view.learner,
    rate: String(view.rate),
    steps: String(view.steps),
    step: view.step === null ? 'end' : String(view.step),
  };
}
