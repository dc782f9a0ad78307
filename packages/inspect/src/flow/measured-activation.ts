import type { Tensor } from '@bp/tensor';
import type { ActivationUse } from './activation-uses';

/** What an activation function does to the gradient of a batch, over all its uses behind one layer. */
export interface FlowActivation {
  /** The name of the operation: `sigmoid`. */
  readonly name: string;
  /** How often it was used behind the layer, as in a recurrence. */
  readonly uses: number;
  /** The mean of |φ′| over all elements. */
  readonly meanSlope: number;
  /** The largest |φ′| that φ has anywhere: 0.25 for the sigmoid; ∞ where there is none. */
  readonly bound: number;
  /**
   * The share of elements that are nearer to a limit of φ than 5 % of the largest limit: below 0.05 or above 0.95 for the
   * sigmoid, above 0.95 in size for tanh. Null for a function that has no two limits.
   */
  readonly saturated: number | null;
  /** The share of elements that are near a limit while their gradient pulls them away from it; null as above. */
  readonly stuck: number | null;
  /** The share of units with a slope of 0 for the whole batch and in every use: relu of nothing but negative sums. */
  readonly dead: number;
  /** How many elements each unit has in the batch. */
  readonly samples: number;
}

/** Which part of the largest limit is near it. */
const NEAR = 0.05;

/**
 * Measures the uses of one function behind one layer.
 *
 * @param gradientOf - ∂E/∂φ of what a use gave
 */
export function measuredActivation(
  uses: readonly ActivationUse[],
  gradientOf: (x: Tensor) => Tensor | null,
): FlowActivation {
  const [{ name, profile }] = uses;
  const middle = profile.limits.reduce((a, limit) => a + limit / profile.limits.length, 0);
  const near = NEAR * Math.max(...profile.limits.map(Math.abs));
  let [count, sum, saturated, stuck] = [0, 0, 0, 0];
  const alive = new Map<number, boolean>();
  for (const { values, slopes, output } of uses) {
    const unitOf = units(values);
    const [heights, steepness, pulls] = [values.data, slopes.data, gradientOf(output)?.data];
    for (let i = 0; i < steepness.length; i++) {
      const size = Math.abs(steepness[i] as number);
      count++;
      sum += size;
      const height = heights[i] as number;
      const limit = profile.limits.find((one) => Math.abs(height - one) < near);
      if (limit !== undefined) {
        saturated++;
        // Descent goes against the gradient.
        if (((pulls?.[i] ?? 0) as number) * Math.sign(limit - middle) > 0) stuck++;
      }
      const unit = unitOf(i);
      alive.set(unit, size !== 0 || alive.get(unit) === true);
    }
  }
  const dead = [...alive.values()].filter((lives) => !lives).length;
  return {
    name,
    uses: uses.length,
    meanSlope: sum / count,
    bound: profile.bound,
    saturated: profile.limits.length > 0 ? saturated / count : null,
    stuck: profile.limits.length > 0 ? stuck / count : null,
    dead: dead / alive.size,
    samples: count / alive.size,
  };
}

/** Which unit each element belongs to: channels stand on axis 1 of images, units on the last axis of all others. */
function units({ shape }: Tensor): (i: number) => number {
  const axis = shape.length > 3 ? 1 : shape.length - 1;
  const inner = shape.slice(axis + 1).reduce((a, b) => a * b, 1);
  return (i) => Math.floor(i / inner) % shape[axis];
}
