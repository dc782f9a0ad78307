import { Rng } from '@bp/tensor';
import type { Trial } from './trial';

/** Every distribution of a source that is made once and keeps its place, by its name. */
export function randomTrials(dtype: 'float32' | 'float64'): Readonly<Record<string, Trial>> {
  const drawing = (
    name: string,
    draw: (rng: Rng) => ReturnType<ReturnType<Trial['make']>>,
  ): Trial => ({
    name,
    make: () => {
      const rng = new Rng(7);
      return () => draw(rng);
    },
    inputs: [],
  });
  return {
    uniform: drawing('uniform', (rng) => [
      rng.uniform([1031], { dtype }),
      rng.uniform([5, 3], { dtype }),
    ]),
    normal: drawing('normal', (rng) => [
      rng.normal([1031], { dtype }),
      rng.normal([5, 3], { dtype }),
    ]),
    truncatedNormal: drawing('truncatedNormal', (rng) => rng.truncatedNormal([1031], { dtype })),
    integers: drawing('integers', (rng) => rng.integers([133], { low: -3, high: 9 })),
    bernoulli: drawing('bernoulli', (rng) => rng.bernoulli([133], { p: 0.3 })),
    permutation: drawing('permutation', (rng) => rng.permutation(37)),
    'several in turn': drawing('several in turn', (rng) => [
      rng.integers([133], { low: -3, high: 9 }),
      rng.bernoulli([133], { p: 0.3 }),
      rng.permutation(37),
    ]),
  };
}
