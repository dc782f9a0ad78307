import type { Emitter } from '../emission';

/** The emitters themselves. */
export type Emitters = typeof import('./all-emitters');

let arrived: Emitters | null = null;

/** Has the late emitters be those that have been loaded. */
export function arrive(emitters: Emitters): void {
  arrived = emitters;
}

/**
 * An emitter that stands for one that is loaded later. Nobody may ask it for anything before: whatever asks is loaded with the
 * emitters.
 */
export function late<P>(of: (emitters: Emitters) => Emitter<P>): Emitter<P> {
  let found: Emitter<P> | null = null;
  const emitter = (): Emitter<P> => {
    found ??= of(arrived as Emitters);
    return found;
  };
  return {
    get elementwise() {
      return emitter().elementwise;
    },
    variant: (params) => emitter().variant(params),
    scalars: (params) => emitter().scalars(params),
    emission: (outputs, inputs, params) => emitter().emission(outputs, inputs, params),
  };
}
