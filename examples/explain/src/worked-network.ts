import { Linear } from '@bp/layers';
import { Module } from '@bp/module';
import { type Tensor, tensor } from '@bp/tensor';

/** The numbers of the worked example: two inputs, two hidden units, two outputs, no biases. */
export const INPUTS = tensor([[0.1, 0.2]], { dtype: 'float64' });
export const TARGETS = tensor([[0.4, 0.6]], { dtype: 'float64' });
export const LEARNING_RATE = 0.5;

/** w1 … w4 lead to the hidden units, w5 … w8 to the outputs. */
const WEIGHTS = [
  [
    [0.3, 0.25],
    [0.4, 0.35],
  ],
  [
    [0.45, 0.4],
    [0.7, 0.6],
  ],
];

/** The 2-2-2 network of the course, up to the weighted sums of its outputs. */
export class WorkedNetwork extends Module {
  fc1 = layer(WEIGHTS[0]);
  fc2 = layer(WEIGHTS[1]);

  forward(x: Tensor): Tensor {
    return this.fc2.forward(this.fc1.forward(x).sigmoid());
  }
}

function layer(weights: number[][]): Linear {
  const made = new Linear(2, 2, { bias: false, dtype: 'float64' });
  made.weight.assign(weights);
  return made;
}
