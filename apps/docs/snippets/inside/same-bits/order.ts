import { tensor } from '@bp/tensor';

// Addition of rounded numbers is not associative.
console.log(0.1 + 0.2 + 0.3, 0.1 + (0.2 + 0.3)); // → 0.6000000000000001 0.6

// Ten million times 0.1, one after the other, rounded to float32 each time …
let sum = 0;
for (let i = 0; i < 10_000_000; i++) sum = Math.fround(sum + Math.fround(0.1));
console.log(sum); // → 1087937

// … and by lanes, blocks and a pairwise tree, which bp always does in the same order.
console.log(tensor(0.1).expand([10_000_000]).sum().item()); // → 1000001
