import { BpError } from '@bp/tensor';

/** The activations whose gain is known. */
export type Nonlinearity = 'linear' | 'sigmoid' | 'tanh' | 'relu' | 'leakyRelu' | 'selu';

/**
 * The factor by which weights must be larger so that an activation keeps the spread of its inputs, as in PyTorch:
 * 1 for linear and sigmoid, 5/3 for tanh, √2 for relu, √(2 / (1 + a²)) for leakyRelu, 3/4 for selu.
 *
 * @param nonlinearity - the activation behind the weights
 * @param negativeSlope - a, of leakyRelu alone; 0.01 by default
 * @throws BpError `BP_OPTION` for another activation
 * @example
 * calculateGain('relu'); // 1.4142135623730951
 * @see K. He et al., "Delving Deep into Rectifiers", 2015, equation 10
 */
export function calculateGain(nonlinearity: Nonlinearity, negativeSlope = 0.01): number {
  switch (nonlinearity) {
    case 'linear':
    case 'sigmoid':
      return 1;
    case 'tanh':
      return 5 / 3;
    case 'relu':
      return Math.sqrt(2);
    case 'leakyRelu':
      return Math.sqrt(2 / (1 + negativeSlope * negativeSlope));
    case 'selu':
      return 3 / 4;
    default:
      throw new BpError(
        'BP_OPTION',
        'calculateGain',
        'no gain is known for {nonlinearity}; known are linear, sigmoid, tanh, relu, leakyRelu and selu',
        { nonlinearity },
      );
  }
}
