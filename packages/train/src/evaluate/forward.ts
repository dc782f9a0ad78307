import type { Module } from '@bp/module';
import { BpError, isTensor, type Tensor } from '@bp/tensor';

/**
 * What a model gives for some inputs.
 *
 * @throws BpError `BP_OPTION` for anything but one tensor
 */
export function forwardOf(op: string, model: Module, x: Tensor): Tensor {
  const prediction: unknown = model.forward(x);
  if (isTensor(prediction)) return prediction;
  throw new BpError(
    'BP_OPTION',
    op,
    'the model must give one tensor, got {got}; wrap it in a module that gives the one to be measured',
    { got: Array.isArray(prediction) ? 'an array' : typeof prediction },
  );
}
