import { gradients } from '@bp/autograd';
import { BpError, isTensor, type Tensor, tensor } from '@bp/tensor';
import { readList } from '@bp/tensor/engine';

/** What the gradient of a batch is to those of its samples. */
export type Reduction = 'mean' | 'sum' | null;

/** The gradients of one number of a parameter, one for each sample. */
export interface SampleGradients {
  readonly values: readonly number[];
  /** Null where the gradient is neither their mean nor their sum. */
  readonly reduction: Reduction;
}

/**
 * The gradient of each loss alone, by a backward pass for each.
 *
 * @param losses - recorded losses, not yet reduced; or the gradients themselves
 */
export function sampleGradients(
  op: string,
  losses: unknown,
  { parameter, index, gradient }: { parameter: Tensor; index: number; gradient: number },
): SampleGradients {
  const values = isTensor(losses) ? ofLosses(losses, parameter, index) : readList(losses);
  if (!values?.length || !values.every((value) => typeof value === 'number')) {
    throw new BpError(
      'BP_OPTION',
      op,
      'losses must be the recorded losses of the samples, or a list of their gradients, got {losses}',
      { losses },
    );
  }
  const sum = values.reduce((a, b) => a + b, 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  // Sums of as many numbers as a batch has samples, in another order.
  const near = (x: number, by: number): boolean =>
    Math.abs(gradient - x) <= (size / by) * (parameter.dtype === 'float64' ? 1e-12 : 1e-4);
  const { length } = values;
  return { values, reduction: near(sum / length, length) ? 'mean' : near(sum, 1) ? 'sum' : null };
}

function ofLosses(losses: Tensor, parameter: Tensor, index: number): number[] {
  return Array.from({ length: losses.size }, (_, sample) => {
    const one = new Float64Array(losses.size);
    one[sample] = 1;
    const upstream = [tensor(one, { dtype: losses.dtype as 'float64' }).reshape(losses.shape)];
    return gradients([losses], [parameter], { upstream })[0].data[index];
  });
}
