import { isModule, type Module } from '@bp/module';
import { BpError } from '@bp/tensor';

/**
 * The model that was given to a function.
 *
 * @throws BpError `BP_OPTION` for anything but a module
 */
export function readModel(op: string, value: unknown): Module {
  if (isModule(value)) return value;
  throw new BpError('BP_OPTION', op, 'expected a model, got {value}', { value });
}
