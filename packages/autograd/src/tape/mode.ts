import { BpError } from '@bp/tensor';
import { checkFunction } from '@bp/tensor/engine';
import { isRecording as recording, withoutRecording, withRecording } from './tape';

/**
 * Runs a function without recording: for evaluation and for updates by hand.
 *
 * @param body - what to run; synchronous, since recording resumes when it returns
 * @returns what it returns
 * @throws BpError `BP_GRAD` when it returns a promise: what follows its first `await` would be recorded
 * @example
 * const w = parameter(2);
 * noGrad(() => w.square()).requiresGrad; // false
 */
export function noGrad<T>(body: () => T): T {
  checkFunction('noGrad', 'body', body);
  const result = withoutRecording(body);
  if (typeof (result as { then?: unknown } | null)?.then === 'function') {
    throw new BpError(
      'BP_GRAD',
      'noGrad',
      'the function must be synchronous, since recording resumes at its first await; call noGrad inside it',
    );
  }
  return result;
}

/**
 * Runs a function with recording on, also inside {@link noGrad}.
 *
 * @param body - what to run; synchronous, since the mode outside resumes when it returns
 * @returns what it returns
 * @example
 * noGrad(() => enableGrad(() => parameter(2).square().requiresGrad)); // true
 */
export function enableGrad<T>(body: () => T): T {
  checkFunction('enableGrad', 'body', body);
  return withRecording(body);
}

/**
 * Whether operations are being recorded now.
 *
 * @example
 * noGrad(isRecording); // false
 */
export function isRecording(): boolean {
  return recording();
}
