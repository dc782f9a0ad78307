import { gradients, variable } from '@bp/autograd';
import { gelu } from '@bp/layers';
import { leakyRelu, relu, sigmoid, softplus, type Tensor, tanh, tensor } from '@bp/tensor';

/** An activation function and its derivatives, as the packages compute them. */
export interface Activation {
  readonly at: (z: number) => number;
  readonly slope: (z: number) => number;
  readonly values: (z: readonly number[]) => number[];
  readonly slopes: (z: readonly number[]) => number[];
  /** σ″ and its like. */
  readonly bends: (z: readonly number[]) => number[];
}

export function activationOf(f: (z: Tensor) => Tensor): Activation {
  const values = (z: readonly number[]) => numbers(f(tensor([...z], { dtype: 'float64' })));
  const slopes = (z: readonly number[]) => {
    const x = variable([...z], { dtype: 'float64' });
    return numbers(gradients([f(x).sum()], [x])[0]);
  };
  const bends = (z: readonly number[]) => {
    const x = variable([...z], { dtype: 'float64' });
    const [slope] = gradients([f(x).sum()], [x], { createGraph: true });
    return numbers(gradients([slope.sum()], [x])[0]);
  };
  return { values, slopes, bends, at: (z) => values([z])[0], slope: (z) => slopes([z])[0] };
}

export const SIGMOID = activationOf(sigmoid);
export const TANH = activationOf(tanh);
export const RELU = activationOf(relu);
export const LEAKY_RELU = activationOf((z) => leakyRelu(z, { negativeSlope: 0.1 }));
export const SOFTPLUS = activationOf(softplus);
export const GELU = activationOf((z) => gelu(z));

function numbers(x: Tensor): number[] {
  return Array.from(x.data as ArrayLike<number>, Number);
}
