import { describe, expect, it } from 'vitest';
import { ACTIVATIONS } from '../config';
import { curveOf } from './curve-of';
import { deepNet } from './deep-net';
import { filmOf } from './film';
import { measureAt } from './measure';
import { readVariant, type Variant, writeVariant } from './variant';
import { readView, VANISHING_PRESETS, type VanishingPreset, writeView } from './view';

const SETTINGS = { depth: 4, width: 6, learner: 'sgd', rate: 0.5, steps: 10, seed: 7 } as const;
const variant = (token: string) => readVariant(token) as Variant;

it('the film shows the gradients that gradientFlow measures at the same step', async () => {
  const net = await deepNet(variant('tanh/xavierNormal'), SETTINGS);
  const film = await filmOf(net, 10);
  for (const step of [0, 3, 10]) {
    const { layers, loss } = measureAt(net, step);
    expect(film?.losses[step]).toBeCloseTo(loss, 6);
    for (const [l, { gradient }] of layers.entries()) {
      const shown = film?.norms[step * 5 + l] as number;
      expect(Math.abs(shown - gradient)).toBeLessThan(1e-5 * gradient);
    }
  }
});

it('measures what the next update changes, and leaves the run as it was', async () => {
  const net = await deepNet(variant('sigmoid/default'), SETTINGS);
  net.run.at(2);
  const before = net.run.fingerprint;
  const { layers } = measureAt(net, 2);
  expect(net.run.fingerprint).toBe(before);
  const { weight } = net.blocks[4].linear;
  const old = Float64Array.from(weight.data as ArrayLike<number>);
  net.run.step('batch');
  const moved = Math.hypot(...old.map((w, i) => (weight.data[i] as number) - w));
  expect(layers[4].update).toBeCloseTo(moved / Math.hypot(...old), 5);
});

it('a sigmoid’s product of φ′ stays below 0.25ᵏ, whatever the weights, and the signal need not', async () => {
  for (const token of ['sigmoid/default', 'sigmoid/wide']) {
    const { back, bound } = measureAt(await deepNet(variant(token), SETTINGS), 0);
    expect(bound).toBe(0.25);
    for (const { k, slopes } of back) expect(slopes).toBeLessThanOrEqual(0.25 ** k + 1e-12);
  }
  const signal = async (token: string) =>
    measureAt(await deepNet(variant(token), { ...SETTINGS, width: 16 }), 0).back[4].signal;
  expect(await signal('sigmoid/wide')).toBeGreaterThan(await signal('sigmoid/default'));
});

it('the deeper the sigmoids, the less reaches the first layer; ReLU with He keeps it', async () => {
  const first = async (token: string, depth: number) =>
    measureAt(await deepNet(variant(token), { ...SETTINGS, width: 16, depth }), 0).layers[0]
      .gradient;
  expect(await first('sigmoid/xavierNormal', 8)).toBeLessThan(
    1e-2 * (await first('sigmoid/xavierNormal', 2)),
  );
  expect(await first('relu/kaimingNormal', 8)).toBeGreaterThan(1e-3);
  const { verdicts } = measureAt(
    await deepNet(variant('sigmoid/xavierNormal'), { ...SETTINGS, width: 16, depth: 8 }),
    0,
  );
  expect(verdicts).toContain('vanishing');
});

it('units that start equal, as from zeros, stay equal', async () => {
  const net = await deepNet(variant('sigmoid/zeros'), SETTINGS);
  await filmOf(net, 10);
  const { layers } = measureAt(net, 10);
  expect(layers.slice(0, 4).map(({ distinct }) => distinct)).toEqual([1, 1, 1, 1]);
  const drawn = measureAt(await deepNet(variant('sigmoid/default'), SETTINGS), 0);
  expect(drawn.layers[0].distinct).toBe(6);
});

it('variants share data and draws: only what differs is different', async () => {
  const [a, b] = await Promise.all([
    deepNet(variant('tanh/default'), SETTINGS),
    deepNet(variant('sigmoid/default'), SETTINGS),
  ]);
  expect([...a.blocks[2].linear.weight.data]).toEqual([...b.blocks[2].linear.weight.data]);
  expect([...a.run.trace('batch').x.data].sort()).toEqual([...b.run.trace('batch').x.data].sort());
  const wide = await deepNet(variant('tanh/wide'), SETTINGS);
  const sizes = Array.from(wide.blocks[1].linear.weight.data as ArrayLike<number>, Math.abs);
  expect(Math.max(...sizes)).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
});

it('gives the same bits again', async () => {
  const film = async () => filmOf(await deepNet(variant('relu/kaimingNormal/bn'), SETTINGS), 10);
  expect(await film()).toEqual(await film());
});

it('a run that breaks tells where, and keeps what came before', async () => {
  const net = await deepNet(variant('linear/wide'), { ...SETTINGS, rate: 10, steps: 60 });
  const film = await filmOf(net, 60);
  expect(film?.brokenAt).toBeGreaterThanOrEqual(0);
  expect(film?.losses[film.brokenAt as number]).toBeTypeOf('number');
  expect(film?.losses[60]).toBeNaN();
});

it('measures networks with batch norm: a layer for each sum, slopes after the norm', async () => {
  const net = await deepNet(variant('sigmoid/default/bn'), { ...SETTINGS, width: 16, depth: 8 });
  const before = net.run.fingerprint;
  const { layers, bound } = measureAt(net, 0);
  expect(net.run.fingerprint).toBe(before);
  expect([layers.length, bound]).toEqual([9, 0.25]);
  const plain = measureAt(
    await deepNet(variant('sigmoid/default'), { ...SETTINGS, width: 16, depth: 8 }),
    0,
  );
  expect(layers[0].gradient).toBeGreaterThan(100 * plain.layers[0].gradient);
  const film = await filmOf(net, 2);
  expect(Math.abs((film?.norms[0] as number) - layers[0].gradient)).toBeLessThan(
    1e-5 * layers[0].gradient,
  );
});

it('ends early when asked to', async () => {
  const net = await deepNet(variant('tanh/default'), SETTINGS);
  expect(await filmOf(net, 100, async () => false)).toBeNull();
});

describe('activations', () => {
  it.each([
    ['sigmoid', 0.25, 0],
    ['tanh', 1, 0],
    ['linear', 1, 0],
    ['softsign', 1, 0],
  ] as const)('%s is steepest with %d at %d', async (name, slope, at) => {
    const { steepest } = await curveOf(name);
    expect(steepest.slope).toBeCloseTo(slope, 12);
    expect(steepest.at).toBeCloseTo(at, 10);
  });

  it('ReLU is steepest all over the right, hardtanh in its middle, linear everywhere', async () => {
    expect((await curveOf('relu')).steepest).toEqual({ slope: 1, at: 0.025, from: 0.025, to: 5 });
    expect((await curveOf('linear')).steepest).toMatchObject({ from: -5, to: 5 });
    const { from, to } = (await curveOf('hardtanh')).steepest;
    expect([Math.abs(from + 1) < 0.03, Math.abs(to - 1) < 0.03]).toEqual([true, true]);
  });

  it.each(ACTIVATIONS)('%s has the slope that central differences show', async (name) => {
    const { x, values, slopes } = await curveOf(name);
    const h = x[1] - x[0];
    for (let i = 20; i < x.length - 20; i += 7) {
      // not at a kink
      if (Math.abs(x[i]) < 0.1 || Math.abs(Math.abs(x[i]) - 1) < 0.1) continue;
      const difference = (values[i + 1] - values[i - 1]) / (2 * h);
      expect(Math.abs(difference - slopes[i])).toBeLessThan(h * h);
    }
  });
});

describe('links', () => {
  const filled = (params: Record<string, string>) =>
    Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));

  it.each(Object.keys(VANISHING_PRESETS) as VanishingPreset[])(
    '%s is its own name alone',
    (preset) => {
      expect(readView({ preset })).toEqual(VANISHING_PRESETS[preset]);
      const written = Object.keys(filled(writeView(readView({ preset }), preset)));
      expect(written).toEqual(preset === 'sigmoid-depth' ? [] : ['preset']);
    },
  );

  it('a view survives its link', () => {
    const view = {
      ...VANISHING_PRESETS['batch-norm'],
      depth: 12,
      width: 4,
      rate: 0.03,
      learner: 'adam',
      step: 17,
      variants: [variant('gelu/wide/bn')],
    } as const;
    expect(readView(filled(writeView(view, 'batch-norm')))).toEqual(view);
  });

  it.each([
    { depth: '13' },
    { depth: '' },
    { width: '0' },
    { variants: 'sigmoid' },
    { variants: 'sigmoid/nothing' },
    { variants: 'sigmoid/default/bn/bn' },
    { rate: '-1' },
    { step: '-2' },
    { preset: 'toString' },
  ] as Record<string, string>[])('what cannot be, %j, is as the preset has it', (params) => {
    expect(readView(params)).toEqual(VANISHING_PRESETS['sigmoid-depth']);
  });

  it.each(['sigmoid/default', 'relu/kaimingNormal/bn'])('%s is read as it is written', (token) => {
    expect(writeVariant(variant(token))).toBe(token);
  });
});
