import { BpError, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor } from '@bp/tensor/engine';

/** Samples as a user gives them: inputs, targets, and where they do not count alike, their weights. */
export interface SamplesLike {
  /** Inputs, [n, …]. */
  readonly x: TensorLike;
  /** Targets, [n, …]. */
  readonly y: TensorLike;
  /** How much each sample counts, [n], ≥ 0; 1 where nothing is said. */
  readonly w?: TensorLike | undefined;
}

/** Samples as tensors with as many rows. */
export interface Samples {
  readonly x: Tensor;
  readonly y: Tensor;
  readonly w?: Tensor | undefined;
}

/**
 * Samples as tensors.
 *
 * @throws BpError `BP_OPTION` for anything else; `BP_SHAPE` where x, y and w do not have as many rows; `BP_NUMERIC` for
 *   negative weights
 */
export function readSamples(op: string, data: SamplesLike): Samples {
  if (typeof data !== 'object' || data === null || !('x' in data && 'y' in data)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'data must be samples { x, y }, or batches of them, got {got}',
      { got: data === null ? 'null' : typeof data },
    );
  }
  const { x, y, w } = data;
  const input = asTensor(op, x);
  const target = asTensor(op, y);
  const weights = w === undefined ? undefined : asTensor(op, w);
  const n = input.shape[0];
  const fit = input.rank > 0 && target.rank > 0 && target.shape[0] === n;
  if (!fit) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'x and y must have one row for each sample, got x of shape {x} and y of shape {y}',
      { x: input.shape, y: target.shape },
    );
  }
  if (weights !== undefined && (weights.rank !== 1 || weights.shape[0] !== n)) {
    throw new BpError(
      'BP_SHAPE',
      op,
      'w must be one weight for each of the {n} samples, shape [{n}], got {w}',
      { n, w: weights.shape },
    );
  }
  if (weights !== undefined) checkWeights(op, weights);
  return { x: input, y: target, w: weights };
}

/** @throws BpError `BP_NUMERIC` for a weight that is negative or not finite */
function checkWeights(op: string, { data }: Tensor): void {
  for (let i = 0; i < data.length; i++) {
    if (data[i] >= 0 && data[i] < Infinity) continue;
    throw new BpError(
      'BP_NUMERIC',
      op,
      'a weight must be a number ≥ 0, got {weight} at position {i}',
      { weight: data[i], i },
    );
  }
}

/**
 * Samples in their order, in pieces that share their numbers; the last may be smaller.
 *
 * @param batch - rows in a piece, ≥ 1
 */
export function inPieces({ x, y, w }: Samples, batch: number): Samples[] {
  const [ys, ws] = [y, w].map((of) => of && rowsInPieces(of, batch));
  return rowsInPieces(x, batch).map((x, i) => ({ x, y: (ys as Tensor[])[i], w: ws?.[i] }));
}

/** The rows of a tensor in their order, in pieces that share its numbers. */
export function rowsInPieces(x: Tensor, batch: number): Tensor[] {
  const n = x.shape[0];
  if (n <= batch) return [x];
  return Array.from({ length: Math.ceil(n / batch) }, (_, i) =>
    x.narrow(0, i * batch, Math.min(batch, n - i * batch)),
  );
}
