import { Rng } from '@bp/tensor';

// Twenty "models" that toss coins, measured on 50 labels.
const rng = new Rng('guesses');
const shares = Array.from({ length: 20 }, () =>
  rng.uniform([50]).lt(0.5).cast('float32').mean().item(),
);
const best = Math.max(...shares);
console.log('the best of twenty:', best);
console.log(best > 0.58); // → true

// The winner, measured again on data that did not choose it.
const again = new Rng('again').uniform([1000]).lt(0.5).cast('float32').mean().item();
console.log('on new data:', again);
console.log(Math.abs(again - 0.5) < 0.05); // → true
