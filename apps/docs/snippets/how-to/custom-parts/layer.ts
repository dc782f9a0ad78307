import { parameter } from '@bp/autograd';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { Module } from '@bp/module';
import { ones, seed, type Tensor, zeros } from '@bp/tensor';

/** y = x · g + b, with a gain and a shift for each feature. */
class Affine extends Module {
  gain: Tensor;
  shift: Tensor;

  constructor(features: number) {
    super();
    this.gain = parameter(ones([features]));
    this.shift = parameter(zeros([features]));
  }

  override forward(x: Tensor): Tensor {
    return x.mul(this.gain).add(this.shift);
  }
}

seed(7);
const model = new Sequential(
  new Linear(2, 4),
  new Affine(4),
  new ReLU(),
  new Linear(4, 1),
);
console.log(Object.keys(model.stateDict()));
console.log(model.forward([[1, 2]]).shape); // → [1, 1]
