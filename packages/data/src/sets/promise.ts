import { isCallable } from '@bp/tensor/engine';

/** Whether a value is there only later. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && isCallable(value.then);
}
