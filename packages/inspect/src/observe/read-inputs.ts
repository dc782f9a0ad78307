import { isTensor } from '@bp/tensor';
import { isList } from '@bp/tensor/engine';

/** What a model is called with: a list of tensors are several inputs, everything else is one. */
export function readInputs(input: unknown): readonly unknown[] {
  return isList(input) && input.length > 0 && input.every(isTensor) ? input : [input];
}
