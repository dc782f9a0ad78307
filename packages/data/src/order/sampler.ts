import { BpError } from '@bp/tensor';
import { isCallable } from '@bp/tensor/engine';
import { readRows } from '../split/rows';

/** What the order of one pass over the data depends on. */
export interface Epoch {
  /** The seed of the run. */
  readonly seed: number | string;
  /** The number of the pass, from 0. */
  readonly epoch: number;
}

/** Says which examples come in an epoch, and in which order: a function of seed and epoch alone, so that it can be repeated. */
export interface Sampler {
  /** Positions of examples, from 0; some may come more often than once, and some not at all. */
  rows(epoch: Epoch): Int32Array;
}

/**
 * The positions that a sampler gives for an epoch.
 *
 * @param n - how many examples there are
 * @throws BpError `BP_OPTION` for what is no sampler, and for positions that are none among the examples
 */
export function sampled(op: string, sampler: unknown, epoch: Epoch, n: number): Int32Array {
  const { rows } = (sampler ?? {}) as Partial<Sampler>;
  if (!isCallable(rows)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'sampler must have a method rows({ seed, epoch }), as weightedSampler([…]) has, got {sampler}',
      { sampler },
    );
  }
  const given = (sampler as Sampler).rows(epoch);
  const order = readRows(op, Array.isArray(given) || ArrayBuffer.isView(given) ? given : null).rows;
  const far = (order as Int32Array).find((row) => row >= n);
  if (far === undefined) return order as Int32Array;
  throw new BpError(
    'BP_OPTION',
    op,
    'the sampler gave position {row}, but there are only {n} examples; make it for these examples',
    { row: far, n },
  );
}
