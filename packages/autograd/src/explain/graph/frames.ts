import type { Frame } from '@bp/tensor/engine';

/** The modules that steps ran in, from the inside out, each with its frame. */
export function framesOf(steps: Iterable<{ readonly frame: Frame | null }>): Map<object, Frame> {
  const frames = new Map<object, Frame>();
  for (const { frame } of steps) {
    for (let at = frame; at; at = at.outer) frames.set(at.module, at);
  }
  return frames;
}
