import { batches } from '@bp/data';
import { Rng } from '@bp/tensor';

/** Everything that chance decides in one descent; all racers meet the same. */
export interface Chance {
  /** What is added to the gradient, two numbers for each step; null for nothing. */
  readonly noise: Float64Array | null;
  /** The rows that the gradient of each step is taken from; null for all of them. */
  rows(batch: number, steps: number): readonly Int32Array[];
}

/**
 * The chance of the descent with a number: streams of their own for noise and for rows, so that neither the optimizer nor the
 * other one changes them.
 */
export function chanceOf(
  seed: number,
  descent: number,
  { sigma, steps, samples }: { sigma: number; steps: number; samples: number },
): Chance {
  const noise =
    sigma > 0
      ? Float64Array.from(
          new Rng(seed, `noise/${descent}`).normal([2 * steps], { std: sigma, dtype: 'float64' })
            .data as Float64Array,
        )
      : null;
  return {
    noise,
    rows(batch, count) {
      const drawn: Int32Array[] = [];
      // each epoch in another order; a smaller last batch would be another noise
      for (let epoch = 0; drawn.length < count; epoch++) {
        const order = { seed: `${seed}/${descent}`, epoch, lastBatch: 'drop' } as const;
        for (const rows of batches(samples, Math.min(batch, samples), order)) {
          drawn.push(Int32Array.from(rows));
        }
      }
      return drawn.slice(0, count);
    },
  };
}
