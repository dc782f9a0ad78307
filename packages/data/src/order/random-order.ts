import { Rng } from '@bp/tensor';
import { allocate, createState, fillPermutation } from '@bp/tensor/engine';
import { TOO_MANY_TO_KEEP } from '../split/rows';
import { farOrder } from './far-order';
import type { Epoch } from './sampler';

/** The positions from `start` to before `end` of an order. */
export type Piece = (start: number, end: number) => Int32Array;

/** How often the order of very many rows is stirred. */
const ROUNDS = 8;

/**
 * The numbers 0 … n − 1 in the random order of an epoch: a permutation of its own stream.
 *
 * It draws from the state itself and not through an Rng: an epoch of a small set must cost some microseconds.
 *
 * @throws BpError `BP_OPTION` for a seed that is none
 */
export function randomOrder(n: number, stream: string, { seed, epoch }: Epoch): Int32Array {
  const order = allocate('int32', n) as Int32Array;
  fillPermutation(createState(seed, streamOf(stream, epoch)), order);
  return order;
}

/** The random source of an epoch. */
export function epochRng(stream: string, { seed, epoch }: Epoch): Rng {
  return new Rng(seed, streamOf(stream, epoch));
}

function streamOf(stream: string, epoch: number): string {
  return `${stream}/epoch/${epoch}`;
}

/** The pieces of an order that is kept. */
export function piecesOf(order: Int32Array): Piece {
  return (start, end) => {
    const piece = allocate('int32', end - start) as Int32Array;
    piece.set(order.subarray(start, end));
    return piece;
  };
}

/** The pieces of an order that is computed where it is asked for. */
export function piecesAt(positionAt: (position: number) => number): Piece {
  return (start, end) => {
    const piece = allocate('int32', end - start) as Int32Array;
    for (let k = 0; k < piece.length; k++) piece[k] = positionAt(start + k);
    return piece;
  };
}

/** The pieces of {@link randomOrder}, for any n; of very many rows the order is another one, which is kept nowhere. */
export function randomPieces(n: number, stream: string, epoch: Epoch): Piece {
  if (n < TOO_MANY_TO_KEEP) return piecesOf(randomOrder(n, stream, epoch));
  const words = { low: -(2 ** 31), high: 2 ** 31 - 1 };
  return piecesAt(farOrder(n, epochRng(stream, epoch).integers([ROUNDS], words).data));
}
