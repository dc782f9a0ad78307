import { noteGradient, watchWith } from '../watch/watch';
import type { Tensor } from './tensor';

/** A gradient that lies in the memory of a compiled step until someone reads it. */
export interface DeferredGradient {
  /** A tensor of its own, with the values as they are now. */
  copyOut(): Tensor;
}

/** What keeps the gradient of a parameter or variable. */
export interface GradientHolder {
  held: Tensor | DeferredGradient | null;
  /** Whether an optimizer has used it; known to development builds alone. */
  spent?: boolean;
}

/** The gradient that a holder keeps, copied out of the memory of a compiled step where it lies there. */
export function readGradient(holder: GradientHolder): Tensor | null {
  noteGradient(holder);
  const { held } = holder;
  if (held === null || !isDeferred(held)) return held;
  const gradient = watchWith(null, () => held.copyOut());
  holder.held = gradient;
  return gradient;
}

/** Replaces the gradient that a holder keeps. */
export function writeGradient(holder: GradientHolder, gradient: Tensor | null): void {
  noteGradient(holder);
  holder.held = gradient;
}

/** Whether what a holder keeps still lies in the memory of a compiled step. */
export function isDeferred(held: Tensor | DeferredGradient): held is DeferredGradient {
  return 'copyOut' in held;
}
