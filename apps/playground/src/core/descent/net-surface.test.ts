import { gradients, parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { expect, it } from 'vitest';
import { defaultConfig, type ExperimentConfig, patchConfig } from '../config';
import { createExperiment } from '../experiment/made/experiment';
import { netSurface } from './net-surface';
import { raceOf } from './race';
import { readRacer } from './racers';

const CONFIGS: Record<string, ExperimentConfig> = {
  'a classifier of spirals': defaultConfig(),
  'three classes': {
    ...defaultConfig(),
    data: { kind: 'generated', name: 'spirals3', n: 60, noise: 0.1 },
    net: { ...defaultConfig().net, out: 'softmax' },
    loss: 'crossEntropy',
  },
  'a curve': {
    ...defaultConfig(),
    data: { kind: 'generated', name: 'sine', n: 50, noise: 0.1 },
    prep: { ...defaultConfig().prep, features: ['x1'] },
    net: { ...defaultConfig().net, out: 'identity' },
    loss: 'halfSse',
  },
};

it.each(Object.entries(CONFIGS))(
  '%s: height and slope are those of the network itself',
  async (_, given) => {
    const config: ExperimentConfig = { ...given, dtype: 'f64' };
    const surface = await netSurface(config);
    const { model, blocks, loss, parts } = await createExperiment(config);
    const { x, y } = parts[0] as NonNullable<(typeof parts)[0]>;
    const { weight, bias } = blocks[0].linear;
    const atStart = surface.loss(
      tensor([surface.start[0]], { dtype: 'float64' }),
      tensor([surface.start[1]], { dtype: 'float64' }),
    );
    expect(atStart.item()).toBeCloseTo(loss(model.forward(x), y).item(), 10);

    const [w1, w2] = [0.7, -1.3];
    const changed = Float64Array.from(weight.data as ArrayLike<number>);
    changed[0] = w1;
    const isWide = x.shape[1] > 1;
    if (isWide) changed[1] = w2;
    weight.assign(tensor(changed, { dtype: 'float64' }).reshape([...weight.shape]));
    if (!isWide && bias) {
      const moved = Float64Array.from(bias.data as ArrayLike<number>);
      moved[0] = w2;
      bias.assign(tensor(moved, { dtype: 'float64' }));
    }
    const direct = loss(model.forward(x), y);
    const [gw, gb] = gradients([direct], [weight, bias as NonNullable<typeof bias>]);
    const [p, q] = [w1, w2].map((v) => parameter([v], { dtype: 'float64' }));
    const height = surface.loss(p, q);
    expect(height.item()).toBeCloseTo(direct.item(), 10);
    const found = gradients([height.sum()], [p, q]).map((g) => g.item());
    expect(found[0]).toBeCloseTo(gw.data[0] as number, 9);
    expect(found[1]).toBeCloseTo((isWide ? gw.data[1] : gb.data[0]) as number, 9);
  },
);

it('many points at once have the heights that they have alone', async () => {
  const surface = await netSurface(patchConfig(defaultConfig(), 'data.n', 40));
  const n = 300;
  const at = (from: number) => Float64Array.from({ length: n }, (_, i) => from + i / 60);
  const [x, y] = [tensor(at(-2), { dtype: 'float64' }), tensor(at(1), { dtype: 'float64' })];
  const all = surface.loss(x, y);
  for (const i of [0, 127, 128, 299]) {
    const alone = surface.loss(x.narrow(0, i, 1), y.narrow(0, i, 1)).item();
    expect(all.data[i]).toBeCloseTo(alone, 12);
  }
});

it('descends on two weights of a network', async () => {
  const surface = await netSurface(defaultConfig());
  const { losses } = raceOf(
    surface,
    readRacer('adam@0.1') as NonNullable<ReturnType<typeof readRacer>>,
    {
      tuned: false,
      lr: 0.1,
      start: surface.start,
      steps: 100,
      moves: 'both',
      sigma: 0,
      seeds: 1,
      seed: 1,
    },
  );
  expect(losses[100]).toBeLessThan(losses[0]);
});
