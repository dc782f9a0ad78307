import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { readList } from '@bp/tensor/engine';

/**
 * A list of tensors, read once.
 *
 * @param name - what they are, for the message
 * @throws BpError `BP_OPTION` for anything else
 */
export function readTensors(op: string, name: string, value: unknown): Tensor[] {
  const list = readList(value);
  if (list?.every(isTensor)) return list;
  throw new BpError('BP_OPTION', op, '{name} must be a list of tensors, got {value}', {
    name,
    value,
  });
}

/**
 * A list of anything, read once.
 *
 * @throws BpError `BP_OPTION` for what is no list
 */
export function readItems<T>(op: string, name: string, value: readonly T[]): T[] {
  const list = readList(value);
  if (list !== null) return list as T[];
  throw new BpError('BP_OPTION', op, '{name} must be a list, got {value}', { name, value });
}
