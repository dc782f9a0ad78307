import { BpError, isBpError } from '@bp/tensor';
import type { Refusal } from './key-state';
import type { Step } from './step';

/** What became of the latest call of a compiled step. */
export interface StepStatus {
  /**
   * `'compiled'`: a program ran. `'recording'`: the step ran as it is and was captured, to become a program. `'eager'`: it ran
   * as it is, and no program comes of that.
   */
  readonly state: 'compiled' | 'eager' | 'recording';
  /** The reason, a sentence in the language of messages. */
  readonly why: string;
}

/** Its template has its number where it was thrown. */
const Again = BpError;

/** What became of the latest call, told now. */
export function statusOf({ course, keys, settings: { name } }: Step): StepStatus {
  const told = (state: StepStatus['state'], { message }: BpError): StepStatus => ({
    state,
    why: message,
  });
  const [latest] = keys;
  switch (course) {
    case 'none':
      return told(
        'recording',
        new BpError('BP_OPTION', name, 'it has not been called; its first calls will be recorded'),
      );
    case 'program': {
      const kernels = latest.program?.plan.calls.length;
      return told(
        'compiled',
        new BpError('BP_OPTION', name, 'it ran as a program (kernels: {kernels})', { kernels }),
      );
    }
    case 'checked':
      return told(
        'recording',
        new BpError('BP_OPTION', name, 'the call was recorded, to compare its program with it'),
      );
    case 'captured':
      return told(
        'recording',
        latest?.alike
          ? new BpError(
              'BP_OPTION',
              name,
              'the call was recorded and did what the one before did; the next one like it runs as a program',
            )
          : new BpError(
              'BP_OPTION',
              name,
              'the call was recorded; once two like it (shapes, types, plain arguments, modes, missing gradients) have done the same, the next one runs as a program',
            ),
      );
    case 'within':
      return told(
        'eager',
        new BpError(
          'BP_OPTION',
          name,
          'it ran as a part of another step, or of one of its kernels',
        ),
      );
    case 'no wasm':
      return told(
        'eager',
        new BpError('BP_DEVICE', name, 'kernels do not run in WebAssembly here, see backend()'),
      );
    case 'refused': {
      const { error, reason, forGood } = latest.refused as Refusal;
      // As it reads now: the language may be another one than when it was thrown.
      if (isBpError(error))
        return told('eager', new Again(error.code, name, error.template, error.values));
      return told(
        'eager',
        forGood
          ? new BpError('BP_DEVICE', name, 'it cannot become a program: {reason}', { reason })
          : new BpError(
              'BP_DEVICE',
              name,
              'its program could not be made this time ({reason}); the next calls try again',
              { reason },
            ),
      );
    }
  }
}
