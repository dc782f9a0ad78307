import { BatchNorm1d, Linear, Sequential } from '@bp/layers';
import { Rng, seed } from '@bp/tensor';

seed(7);
const fc = new Linear(3, 4);
const block = new Sequential(fc, new BatchNorm1d(4));
const x = new Rng('x').normal([32, 3]);

const before = block.forward(x);
fc.weight.assign(fc.weight.detach().mul(100));
fc.bias?.assign([5, -5, 1000, 0]);
const after = block.forward(x);
console.log(after.sub(before).abs().max().item() < 1e-3); // → true
