import { digits } from '@bp/data';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import { accuracy, type RunOptions } from '@bp/train';
import { CONFIG, makeModel } from './run/model';

export { CONFIG, makeModel } from './run/model';

/** What tells one run of the digits from another. */
export interface RecipeOptions {
  readonly seed: string;
  /** At most so many passes over the training data. */
  readonly epochs: number;
}

/**
 * Everything a run of the digits is made of: whoever trains it, here or in a page, gets the same bits.
 *
 * @returns `new Run(options)` is the run; `test` is what its network is tested with in the end, once
 */
export async function prepareRun({ seed: number, epochs }: RecipeOptions) {
  const { train, validation, test } = await digits({ validation: CONFIG.validation });
  // right before the weights are drawn: in a page others draw numbers, too
  seed(number);
  const model = makeModel();
  const { lr, weightDecay, batchSize, patience } = CONFIG;
  const options = {
    model,
    data: train,
    loss: crossEntropy,
    optimizer: new Adam(model.parameters(), { lr, weightDecay }),
    batch: batchSize,
    validation,
    metrics: [accuracy],
    seed: number,
    stop: { epochs, patience },
  } satisfies RunOptions;
  return { options, test };
}
