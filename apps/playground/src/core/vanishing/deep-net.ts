import { Run } from '@bp/train';
import { loadData } from '../experiment/data/load-data';
import { prepareData } from '../experiment/data/prepare-data';
import { type Block, buildModel } from '../experiment/model/build-model';
import { lossFor } from '../experiment/model/losses';
import { optimizerFor } from '../experiment/model/optimizers';
import { type DeepSettings, deepConfig, WIDENED } from './deep-config';
import type { Variant } from './variant';

/** A variant come to life. */
export interface DeepNet {
  /** The hidden layers, and the output last. */
  readonly blocks: readonly Block[];
  readonly run: Run;
}

export async function deepNet(variant: Variant, settings: DeepSettings): Promise<DeepNet> {
  const config = deepConfig(variant, settings);
  const { x, targets } = prepareData(config, await loadData(config));
  const { model, blocks } = await buildModel(config, {
    inputs: x.shape[1],
    outputs: targets.outputs,
  });
  if (variant.init === 'wide') {
    for (const { linear } of blocks) linear.weight.assign(linear.weight.detach().mul(WIDENED));
  }
  const makeOptimizer = await optimizerFor(config);
  const run = new Run({
    model,
    loss: await lossFor(config.loss),
    optimizer: makeOptimizer(model),
    data: { x, y: targets.y },
    batch: 'full',
    seed: config.seed,
  });
  return { blocks, run };
}
