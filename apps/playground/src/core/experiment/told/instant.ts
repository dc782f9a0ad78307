import type { Prepared } from './prepared';
import type { Curve, Ended, LayerMask, Maps, Snapshot } from './snapshot';
import type { Views } from './views';

export interface InstantOptions {
  /** Points of the curve, evenly spread over the epochs; 200 by default. */
  readonly points?: number;
  /** Maps on the way, for a film; 25 by default, 0 for none. */
  readonly frames?: number;
  /** Their side; 32 by default. */
  readonly frameSide?: number;
  /** What the last snapshot shows; with `masks`, the frames do, too. */
  readonly views?: Views;
}

/** A run at the end of an epoch. */
export interface Frame {
  readonly epoch: number;
  readonly map: Maps;
  /** As in a snapshot. */
  readonly masks: readonly LayerMask[] | null;
}

/** A whole run at once. */
export interface Instant {
  readonly prepared: Prepared;
  readonly curve: Curve;
  /** The outputs over the plane at some epochs, the first at 0. */
  readonly frames: readonly Frame[];
  readonly final: Snapshot;
  readonly fingerprint: string;
  readonly ended: Ended | null;
  /** How long it took. */
  readonly ms: number;
}
