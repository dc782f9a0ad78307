import { Rng } from '@bp/tensor';

/** One number after the other from a seed. */
export interface Dice {
  /** A whole number from `low` up to, but without, `high`. */
  int(low: number, high: number): number;
  chance(p: number): boolean;
}

export function diceOf(seed: number): Dice {
  const rng = new Rng(seed);
  const int = (low: number, high: number): number =>
    Number(rng.integers([1], { low, high }).data[0]);
  return { int, chance: (p) => int(0, 1000) < 1000 * p };
}
