import { noGrad } from '@bp/autograd';
import { full, isBpError, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';

/** How a target of one column says no and yes: by 0 and 1, or by −1 and 1. */
export type Signs = 0 | -1;

const known = /* @__PURE__ */ new WeakMap<LossFunction, Map<Signs, number | null>>();

/** How far from the threshold the loss is looked at. */
const DISTANCES = [-0.3, -0.1, 0.1, 0.3, 0.4];

/**
 * From where on one output means yes to a loss: the point c about which its two sides mirror each other,
 * L(c + d, yes) = r L(c − d, no) for all d, with any factor r of weighted classes. That is 0 for logits and margins, ½ for
 * probabilities, and the middle of the two targets for squared and absolute errors.
 *
 * @param no - the target that means no, 0 or −1; yes is 1
 * @param like - a prediction, for its type and the number of its axes
 * @returns 0 or ½; null for a loss that does not tell, or that refuses these targets
 */
export function thresholdOf(loss: LossFunction, no: Signs, like: Tensor): number | null {
  const thresholds = known.get(loss) ?? new Map<Signs, number | null>();
  known.set(loss, thresholds);
  let threshold = thresholds.get(no);
  if (threshold === undefined) {
    const { dtype } = like;
    const one = (x: number): Tensor => full([1], x, { dtype }).reshape(like.shape.map(() => 1));
    const lossAt = (output: number, target: number): number =>
      noGrad(() => loss(one(output), one(target))).item();
    const candidates = no === 0 ? [0.5, 0] : [0];
    threshold = candidates.find((c) => mirrors(lossAt, c, no)) ?? null;
    thresholds.set(no, threshold);
  }
  return threshold;
}

function mirrors(lossAt: (p: number, t: number) => number, c: number, no: Signs): boolean {
  try {
    const ratios = DISTANCES.map((d) => lossAt(c + d, 1) / lossAt(c - d, no));
    const rises = lossAt(c - 0.3, 1) > lossAt(c + 0.3, 1);
    return rises && ratios.every((ratio) => Math.abs(ratio / ratios[0] - 1) < 1e-4);
  } catch (error) {
    // Outputs or targets that the loss refuses are none of its own.
    if (isBpError(error)) return false;
    throw error;
  }
}
