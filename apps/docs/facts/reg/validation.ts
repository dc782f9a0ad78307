import { Rng } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { lowestOf, overfit } from '../../given/overfit.ts';

let run: ReturnType<typeof overfit> | null = null;

const facts: FactsOfPage = async () => {
  run ??= overfit();
  const { train, validation } = await run;
  const deviation = (p: number, n: number) => Math.sqrt((p * (1 - p)) / n);
  const shares = coins(20, 50);
  const lowest = lowestOf(validation);
  return {
    best: Math.max(...shares),
    average: shares.reduce((a, b) => a + b) / shares.length,
    again: coins(1, 1000, 'again')[0],
    lowestEpoch: lowest.epoch,
    lowest: lowest.value,
    trainLast: train[train.length - 1],
    se100: deviation(0.9, 100),
    se400: deviation(0.9, 400),
    se10000: deviation(0.9, 10_000),
    low: 0.9 - 2 * deviation(0.9, 100),
    high: 0.9 + 2 * deviation(0.9, 100),
    needed: Math.round((0.9 * 0.1) / 0.01 ** 2),
    fold: 60 - 60 / 5,
    folds: 5 * 4,
    chance: 1 - 0.95 ** 20,
  };
};

/** The shares that guessers get right by tossing coins. */
function coins(guessers: number, labels: number, name = 'guesses'): number[] {
  const rng = new Rng(name);
  return Array.from({ length: guessers }, () => {
    const hits = rng.uniform([labels]).lt(0.5).cast('float32');
    return hits.mean().item();
  });
}

export default facts;
