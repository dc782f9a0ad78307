import { Linear } from '@bp/layers';
import { fingerprint } from '@bp/module';
import { Rng, seed } from '@bp/tensor';

seed(7);
const a = fingerprint(new Linear(3, 2).stateDict());
seed('7'); // the text and the number are one seed
const b = fingerprint(new Linear(3, 2).stateDict());
console.log(a === b); // → true
console.log(a.slice(0, 8));

// A stream of its own: what others draw does not change it.
const noise = new Rng(7).fork('noise');
console.log(noise.normal([2]).toArray());
