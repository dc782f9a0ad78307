import { BpError } from '../process/errors';
import { isClass } from '../process/show';

/**
 * Refuses what is no function that can be called, as a class cannot.
 *
 * @param op - the name of the called function, for the message
 * @param name - what the function is for
 * @throws BpError `BP_OPTION`
 */
export function checkFunction(op: string, name: string, value: unknown): void {
  if (isCallable(value)) return;
  throw new BpError('BP_OPTION', op, '{name} must be a function, got {value}', { name, value });
}

/** Whether a value is a function that can be called without `new`. */
export function isCallable(value: unknown): boolean {
  return typeof value === 'function' && !isClass(value);
}
