import { noGrad } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { defaultConfig, type ExperimentConfig, patchConfig } from '../../config';
import { createExperiment, type Experiment } from '../made/experiment';
import type { LayerMask } from '../told';
import { masksOf } from './masks';

const DROPS = { 'net.layers.a.dropout': 0.5, 'net.layers.b.dropout': 0.25, 'data.n': 60 };

const configOf = (changes: Readonly<Record<string, unknown>>): ExperimentConfig =>
  Object.entries(changes).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    defaultConfig(),
  );

/** The loss of the batch that comes next, by hand: what each mask drops is 0, what it keeps grows by 1/(1 − p). */
function lossWith({ blocks, run, loss }: Experiment, masks: readonly LayerMask[]): number {
  const { x, y } = run.trace('batch');
  const p: Readonly<Record<string, number>> = { a: 0.5, b: 0.25 };
  return noGrad(() => {
    let h: Tensor = x;
    for (const { id, linear, activation } of blocks) {
      h = activation.forward(linear.forward(h)) as Tensor;
      const mask = masks.find(({ layer }) => layer === id);
      if (!mask) continue;
      const { samples, units, kept } = mask;
      h = h.mul(tensor(kept, { dtype: 'float32' }).reshape([samples, units])).div(1 - p[id]);
    }
    return loss(h, y).item() as number;
  });
}

describe('masks of dropout', () => {
  it('are those that the run learns with, batch after batch', async () => {
    const of = await createExperiment(configOf(DROPS), undefined, { keepLosses: true });
    const byHand: number[] = [];
    const seen: string[] = [];
    for (let batch = 0; batch < 6; batch++) {
      const masks = masksOf(of);
      expect(masks.map(({ layer, samples, units }) => [layer, samples, units])).toEqual([
        ['a', of.run.trace('batch').x.shape[0], 8],
        ['b', of.run.trace('batch').x.shape[0], 8],
      ]);
      seen.push(masks.map(({ kept }) => kept.join('')).join());
      byHand.push(lossWith(of, masks));
      of.run.step('batch');
    }
    const learned = of.run.history.losses as readonly number[];
    for (const [i, loss] of byHand.entries()) expect(loss).toBeCloseTo(learned[i], 5);
    expect(new Set(seen).size).toBe(6);
  });

  it('are told without another bit of the run', async () => {
    const [looked, plain] = [
      await createExperiment(configOf(DROPS)),
      await createExperiment(configOf(DROPS)),
    ];
    for (let batch = 0; batch < 8; batch++) {
      expect(masksOf(looked)).toEqual(masksOf(looked));
      for (const { run } of [looked, plain]) run.step('batch');
    }
    expect(looked.run.fingerprint).toBe(plain.run.fingerprint);
    await looked.run.play({ epochs: 2 });
    await plain.run.play({ epochs: 2 });
    expect(looked.run.fingerprint).toBe(plain.run.fingerprint);
  });

  it('drop about as many as was asked for', async () => {
    const of = await createExperiment(configOf({ ...DROPS, batch: 'full', 'data.n': 400 }));
    const shares = masksOf(of).map(
      ({ kept }) => kept.reduce((sum, one) => sum + one, 0) / kept.length,
    );
    expect(shares[0]).toBeCloseTo(0.5, 1);
    expect(shares[1]).toBeCloseTo(0.75, 1);
  });

  it('are none where nothing is dropped', async () => {
    expect(masksOf(await createExperiment(defaultConfig()))).toEqual([]);
  });
});
