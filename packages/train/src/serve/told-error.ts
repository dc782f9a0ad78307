import { BpError, getLanguage, isBpError } from '@bp/tensor';
import { define } from '@bp/tensor/engine';
import type { ToldError } from './protocol';

/** An error as a message to another thread. */
export function toldError(error: unknown): ToldError {
  if (!isBpError(error)) return { thrown: sendable(error) };
  const { code, op, template, values, path, message, stack = '' } = error;
  const told = Object.entries(values).map(([name, value]) => [name, sendable(value)]);
  return { code, op, template, values: Object.fromEntries(told), path, message, stack };
}

/** A value, or in words what cannot be sent. */
function sendable(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value instanceof Error ? new Error(value.message) : String(value);
  }
}

/** The error that was told, with the stack that it had; in the language of this thread, where that is not English. */
export function errorFromTold(told: ToldError): unknown {
  if ('thrown' in told) return told.thrown;
  const { code, op, template, values, path, message, stack } = told;
  // Its template is none of this package.
  const error: BpError = Reflect.construct(BpError, [code, op, template, values]).at(path);
  if (getLanguage() === 'en') {
    error.message = message;
    define(error, 'stack', stack);
  }
  return error;
}
