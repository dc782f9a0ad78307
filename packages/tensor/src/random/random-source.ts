import { BpError } from '../process/errors';
import { isTensor } from '../value/tensor';
import { defaultRng } from './default-rng';
import type { Rng } from './rng';

/**
 * The random source an `rng` option means: the given one, or the default where it is null.
 *
 * @param op - the function the option was given to, for the message
 * @throws BpError `BP_OPTION` for what is no random source, such as a bare seed
 * @example
 * randomSource('dropout', null).bernoulli([4]);
 */
export function randomSource(op: string, rng: Rng | null): Rng {
  if (rng === null) return defaultRng();
  // By form, not by class: the source may come from another copy of the library.
  if (!isSource(rng)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'rng must be a random source such as new Rng(7), got {got}',
      { got: rng },
    );
  }
  return rng;
}

function isSource(rng: unknown): rng is Rng {
  try {
    return typeof (rng as Rng).stream === 'function' && isTensor((rng as Rng).words);
  } catch {
    return false;
  }
}
