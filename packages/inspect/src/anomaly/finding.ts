import type { Sentence } from '../words/sentence';
import type { LargestPart } from './largest-part';

/** Where in a step something happened. */
export type Phase = 'forward' | 'backward' | 'update';

/** An operand of the operation that failed, as it was just before. */
export interface AnomalyOperand {
  /** Such as `fc1.weight`, or the name in `inputs`; of what was computed, the operation it came from; else empty. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Its value at the place of the failure; null where one element of the output depends on many of it. */
  readonly value: number | null;
  /** Of the many, as far as they are known, the one largest in absolute value; else null. */
  readonly largest: LargestPart | null;
  /** The smallest of its values that are finite; null where none is. */
  readonly min: number | null;
  /** The largest of its values that are finite; null where none is. */
  readonly max: number | null;
}

/** The first value that is not finite. */
export interface AnomalyFinding {
  /** Whether an operation made it from finite numbers, or it was there before: in data, a parameter, a constant. */
  readonly kind: 'operation' | 'given';
  readonly phase: Phase;
  /** The operation, such as `log`; of a backward pass, the one whose gradient it is. Of what was given, the first that read it. */
  readonly operation: string;
  /** The path of the layer, empty in the outermost one; null outside of any. */
  readonly layer: string | null;
  /** Of what was given: what it is, such as `x` or `fc1.weight`; else null. */
  readonly name: string | null;
  /** How many steps had been watched, this one included. */
  readonly step: number;
  /** NaN, Infinity or −Infinity. */
  readonly value: number;
  /** The shape of the tensor in which it appeared. */
  readonly shape: readonly number[];
  /** Its index along each axis. */
  readonly position: readonly number[];
  /** Its example in the batch; null where the tensor has no axis of examples. */
  readonly row: number | null;
  /** How many values of the tensor are not finite. */
  readonly count: number;
  readonly operands: readonly AnomalyOperand[];
  /** Whether a result of the step is no longer finite because of it: what it returned, gradients, parameters, buffers. */
  readonly reached: boolean;
  readonly cause: Sentence;
  readonly advice: Sentence;
}
