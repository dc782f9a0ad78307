import type { Emission } from '@bp/tensor/wasm';
import type { GraphCall } from './graph';

/** A call with its code; without code it is done by its reference. */
export interface PlannedCall {
  readonly call: GraphCall;
  readonly emission: Emission | null;
  readonly scalars: readonly number[];
  /** Where its plain numbers lie among the constants, in bytes. */
  readonly scalarsAt: number;
}
