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

/** Where the gradients of the samples come from; null where they are not asked for. */
export interface SampleSource {
  /** Recorded losses, not yet reduced, the samples along the first axis. */
  readonly losses: Tensor | null;
  /** The gradients themselves. */
  readonly perSample: Tensor | readonly number[] | null;
}

/** A number of a parameter, and its gradient. */
interface Target {
  readonly parameter: Tensor;
  readonly index: number;
  readonly gradient: number;
}

/**
 * The gradient of each sample alone: as it is given, or by a backward pass for each.
 *
 * @throws BpError `BP_OPTION` for what is neither
 */
export function sampleGradients(op: string, source: SampleSource, target: Target): SampleGradients {
  const { losses, perSample } = source;
  const { parameter, gradient } = target;
  if (perSample === null && !(isTensor(losses) && losses.shape.length > 0)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'losses must be a recorded tensor, one number per sample, got {losses}',
      { losses },
    );
  }
  const values =
    perSample === null ? ofLosses(losses as Tensor, target) : readNumbers(op, perSample);
  const { length } = values;
  const sum = values.reduce((a, b) => a + b, 0);
  const size = values.reduce((a, b) => a + Math.abs(b), 0);
  // Sums of as many numbers as a batch has samples, in another order.
  const isSumOver = (count: number): boolean =>
    Math.abs(gradient - sum / count) <=
    (size / count) * (parameter.dtype === 'float64' ? 1e-12 : 1e-4);
  if (isSumOver(length)) return { values, reduction: 'mean' };
  if (isSumOver(1)) return { values, reduction: 'sum' };
  // Of several losses per sample the mean is taken, too.
  const each = (losses?.size ?? 0) / length;
  if (each > 1 && isSumOver(length * each)) {
    return { values: values.map((value) => value / each), reduction: 'mean' };
  }
  return { values, reduction: null };
}

function readNumbers(op: string, perSample: Tensor | readonly number[]): number[] {
  const values = isTensor(perSample) ? Array.from(perSample.data, Number) : readList(perSample);
  if (values?.length && values.every((value) => typeof value === 'number'))
    return values as number[];
  throw new BpError(
    'BP_OPTION',
    op,
    'perSample must be the gradients of this number, one per sample, got {perSample}',
    { perSample },
  );
}

function ofLosses(losses: Tensor, { parameter, index }: Target): number[] {
  const { shape, size, dtype } = losses;
  const count = shape[0] ?? 1;
  const each = size / count;
  return Array.from({ length: count }, (_, sample) => {
    const one = new Float64Array(size).fill(1, sample * each, (sample + 1) * each);
    const upstream = [tensor(one, { dtype: dtype as 'float64' }).reshape(shape)];
    return gradients([losses], [parameter], { upstream })[0].data[index];
  });
}
