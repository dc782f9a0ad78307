import { tensor } from '@bp/tensor';

const small = tensor([1e-10]);
console.log(small.exp().sub(1).item(), small.expm1().item()); // → 0 1e-10
console.log(small.add(1).log().item(), small.log1p().item()); // → 0 1e-10

// The variance as "mean of squares minus square of the mean" loses everything here.
const far = tensor([10_000, 10_001, 10_002]);
const naive = far.square().mean().sub(far.mean().square());
console.log(naive.item());
console.log(far.variance({ correction: 0 }).item()); // → 0.6666667
