import { BpError } from '../process/errors';

/**
 * Refuses what is no function.
 *
 * @param op - the name of the called function, for the message
 * @param name - what the function is for
 * @throws BpError `BP_OPTION`
 */
export function checkFunction(op: string, name: string, value: unknown): void {
  if (typeof value === 'function') return;
  throw new BpError('BP_OPTION', op, '{name} must be a function, got {value}', { name, value });
}
