import { shared } from './state';

/** A module whose `forward` is running, and the one that called it. */
export interface Frame {
  /** Where it lies below the outermost module, such as `encoder.fc1`; empty for the outermost one itself. */
  readonly path: string;
  readonly module: object;
  /** Null for the outermost module. */
  readonly outer: Frame | null;
}

const scope = /* @__PURE__ */ shared('frame', () => ({ frame: null as Frame | null }));

/** The module that is running; null outside of any. Records, captures, random streams and errors all read it here. */
export function currentFrame(): Frame | null {
  return scope.frame;
}

/** Runs `body` as a part of what `frame` tells. */
export function withFrame<T>(frame: Frame | null, body: () => T): T {
  const outer = scope.frame;
  scope.frame = frame;
  try {
    return body();
  } finally {
    scope.frame = outer;
  }
}
