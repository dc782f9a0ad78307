import { shared } from '../process/state';
import { noteChange } from '../watch/all-or-nothing';
import { noteState } from '../watch/watch';
import { Rng } from './rng';
import type { Seed } from './seed';

const source = /* @__PURE__ */ shared('random', () => ({ current: null as Rng | null }));

/**
 * Seeds everything that draws random numbers without being given a source: initial weights, dropout, shuffling.
 *
 * A program that never calls it runs with the seed 0, so that every run can be repeated.
 *
 * @param value - a finite number, a string or a bigint; 7, '7' and 7n are one seed
 * @throws BpError `BP_OPTION` for any other seed
 * @example
 * seed(7);
 */
export function seed(value: Seed): void {
  noteState(source, 'current');
  const { current } = source;
  noteChange(() => () => {
    source.current = current;
  });
  source.current = new Rng(value);
}

/**
 * The source used where none is given; set by {@link seed}.
 *
 * @example
 * seed(7);
 * defaultRng().seed; // '7'
 */
export function defaultRng(): Rng {
  source.current ??= new Rng(0);
  noteState(source, 'current');
  return source.current;
}

/**
 * Runs `body` with a source of its own in the place of the default one, which is back afterwards. What draws without being
 * given a source then depends on that one alone.
 */
export function withRng<T>(rng: Rng, body: () => T): T {
  const { current } = source;
  noteState(source, 'current');
  source.current = rng;
  try {
    return body();
  } finally {
    source.current = current;
  }
}
