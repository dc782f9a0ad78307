import { defaultConfig, type ExperimentConfig } from '../config';
import type { Variant } from './variant';
import type { VanishingView } from './view';

/** What all variants share. */
export type DeepSettings = Pick<VanishingView, 'depth' | 'width' | 'learner' | 'rate' | 'steps'> & {
  readonly seed: number;
};

/** The samples of the lab: two moons, all of them in every batch, so that no noise hides the gradient. */
const SAMPLES = 160;

/**
 * The config of a variant. Layers are named by their number, so that equal layers of two variants start from equal draws.
 * `wide` is drawn as `uniform` is, and then widened: no config knows it, see {@link WIDENED}.
 */
export function deepConfig(variant: Variant, settings: DeepSettings): ExperimentConfig {
  const base = defaultConfig();
  const { depth, width, learner, rate, steps, seed } = settings;
  const { activation, init, batchNorm } = variant;
  const layers = Array.from({ length: depth }, (_, i) => ({
    id: `l${i + 1}`,
    units: width,
    activation,
    batchNorm,
    dropout: 0,
  }));
  return {
    ...base,
    seed,
    data: { kind: 'generated', name: 'moons', n: SAMPLES, noise: 0.2 },
    prep: { ...base.prep, split: [100, 0, 0] },
    net: { layers, out: 'sigmoid', init: init === 'wide' ? 'uniform' : init },
    optimizer: {
      ...base.optimizer,
      name: learner === 'adam' ? 'adam' : 'sgd',
      lr: rate,
      momentum: learner === 'momentum' ? 0.9 : 0,
    },
    batch: 'full',
    stop: { ...base.stop, epochs: steps + 1 },
  };
}

/** From (−½, ½) to (−2, 2). */
export const WIDENED = 4;
