import { decode, toNumber } from './decode.mjs';
import { required, Unsupported } from './outcome.mjs';

/** @import { Trial } from './trial.mjs' */
/** @import { ClipCase } from './contract/schema' */

/**
 * Gradient clipping: the norm before, the gradients after.
 *
 * @param {ClipCase} judged
 * @param {Trial} trial
 */
export function runClip(judged, trial) {
  const clip = required(trial.adapter.clip, 'clip');
  const { norm_type: normType } = judged.options;
  const options = {
    ...judged.options,
    norm_type: normType === undefined ? undefined : toNumber(normType), // may be "Infinity"
  };
  const clipped = clip(judged.op, judged.inputs.map(decode), options);
  if (!clipped) throw new Unsupported(judged.op);
  if (judged.total !== undefined) {
    trial.expectNumber('total norm', toNumber(judged.total), clipped.total);
  }
  judged.outputs.forEach((want, i) => {
    trial.expect(`grad${i}`, want, clipped.grads[i]);
  });
}
