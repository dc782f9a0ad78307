import type { Scene } from './scene';

/** A kind of line: how often it is chosen, and its code, or null where it does not fit in. */
export interface Kind {
  readonly weight: number;
  /** Whether it gives a value. */
  readonly gives: boolean;
  readonly write: (scene: Scene) => string | null;
}

/** A kind that gives a value. */
export function value(weight: number, write: Kind['write']): Kind {
  return { weight, gives: true, write };
}

/** A kind that changes something. */
export function effect(weight: number, write: Kind['write']): Kind {
  return { weight, gives: false, write };
}
