import type { StateDict, StateSource } from '@bp/module';
import { BpError, isTensor, type PlainTensor, type Tensor, tensor } from '@bp/tensor';
import { isPlainObject, sizeOf } from '@bp/tensor/engine';
import { readState } from '../state/read-state';
import { parseJson } from './strict-json';

const FILE = 'the file';
const KEYS = 'data,dtype,shape';

/** A state dict as JSON: what `JSON.stringify(model.stateDict())` gives. */
export function jsonBytes(op: string, state: StateSource): Uint8Array {
  const values = Object.entries(readState(op, state)).map(([name, value]) => [
    name,
    isTensor(value) ? value : tensor(value as PlainTensor),
  ]);
  return new TextEncoder().encode(`${JSON.stringify(Object.fromEntries(values))}\n`);
}

/**
 * The state dict in a JSON file.
 *
 * @throws BpError `BP_FORMAT` for what is no JSON, or no object of tensors by name
 */
export function jsonState(op: string, bytes: Uint8Array): StateDict {
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // No JSON either.
  }
  const state = parseJson(op, FILE, text);
  if (!isPlainObject(state)) {
    throw new BpError('BP_FORMAT', op, 'expected an object of tensors by name, got {state}', {
      state,
    });
  }
  return Object.fromEntries(
    Object.entries(state).map(([name, value]) => [name, readTensor(op, name, value)]),
  );
}

function readTensor(op: string, name: string, value: unknown): Tensor {
  if (isPlainObject(value)) checkFields(op, name, value);
  try {
    return tensor(value as PlainTensor);
  } catch (cause) {
    throw new BpError('BP_FORMAT', op, '{name} is not made of numbers: {cause}', {
      name,
      cause: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

/** A tensor as JSON has its type, shape and numbers, and nothing that would repeat them. */
function checkFields(op: string, name: string, value: Record<string, unknown>): void {
  const { shape, data } = value;
  const right =
    Object.keys(value).sort().join() === KEYS &&
    Array.isArray(data) &&
    Array.isArray(shape) &&
    sizeOf(shape) === data.length;
  if (right) return;
  throw new BpError(
    'BP_FORMAT',
    op,
    '{name} must be nested lists of numbers, or dtype, shape and as many data, got {keys}',
    { name, keys: Object.keys(value) },
  );
}
