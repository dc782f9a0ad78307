import { isBpError } from '@bp/tensor';
import type { DeepNet } from './deep-net';

/** The gradients of every layer over a run: what the strip shows. */
export interface Film {
  /** Rows of the strip: hidden layers and the output. */
  readonly layers: number;
  /** ‖∂L/∂W‖ of layer l at step s at [s · layers + l]; NaN from where the run could not go on. */
  readonly norms: Float64Array;
  readonly losses: Float64Array;
  /** The last step that is finite, where one was not; null otherwise. */
  readonly brokenAt: number | null;
}

/**
 * Trains, and keeps the norm of each layer's gradient as the run itself computed it: step s is before the s-th update.
 *
 * @param goOn - asked now and then, so that another question can be answered first; ends the film where it says no
 */
export async function filmOf(
  { blocks, run }: DeepNet,
  steps: number,
  goOn: () => Promise<boolean> = async () => true,
): Promise<Film | null> {
  const layers = blocks.length;
  const norms = new Float64Array((steps + 1) * layers).fill(Number.NaN);
  const losses = new Float64Array(steps + 1).fill(Number.NaN);
  let brokenAt: number | null = null;
  for (let step = 0; step <= steps; step++) {
    if (step % 20 === 19 && !(await goOn())) return null;
    try {
      run.step('batch');
    } catch (error) {
      if (!isBpError(error) || error.code !== 'BP_NUMERIC') throw error;
      brokenAt = step - 1;
      break;
    }
    for (const [l, { linear }] of blocks.entries()) {
      // a run leaves the gradients of its last step to be looked at
      norms[step * layers + l] = lengthOf((linear.weight.grad?.data ?? []) as ArrayLike<number>);
    }
    losses[step] = run.history.epochs[step].loss;
  }
  return { layers, norms, losses, brokenAt };
}

export function lengthOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
}
