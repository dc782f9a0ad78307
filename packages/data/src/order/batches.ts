import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isPlainObject, readOptions, wholeNumber } from '@bp/tensor/engine';
import { type Rows, readRows } from '../split/rows';
import { type Piece, piecesAt, piecesOf, randomPieces } from './random-order';
import { type Sampler, sampled } from './sampler';

/** What becomes of a last batch that is smaller than the others. */
export type LastBatch = 'keep' | 'drop' | 'merge';

/** Options of {@link batches}. */
export interface BatchOptions {
  /** Seed of the run; 0 where nothing is said. */
  seed?: number | string | undefined;
  /** Which pass over the data this is, from 0; every pass has an order of its own. */
  epoch?: number | undefined;
  /**
   * What becomes of a last batch that is smaller than the others: it is kept (the default), dropped, or merged into the one
   * before, so that batch normalisation never sees a batch of one.
   */
  lastBatch?: LastBatch | undefined;
  /** Another way to say `lastBatch: 'drop'`. */
  dropLast?: boolean | undefined;
  /** False takes the examples as they come; true by default. */
  shuffle?: boolean | undefined;
  /** Says which examples come, and in which order, such as `weightedSampler`; its positions count among the given examples. */
  sampler?: Sampler | undefined;
}

/** Batches that are made as they are asked for, in the same order each time. */
export interface Batches<T> extends Iterable<T> {
  /** How many there are. */
  readonly length: number;
}

/** Tensors by the names of `E`, with an example in each row. */
export type Examples<E> = { readonly [K in keyof E]: TensorLike };

const DEFAULTS = {
  seed: 0 as number | string,
  epoch: 0,
  lastBatch: undefined as LastBatch | undefined,
  dropLast: false,
  shuffle: true,
  sampler: undefined as Sampler | undefined,
};

/**
 * The mini-batches of one epoch: all examples in random order, in pieces of `batchSize`.
 *
 * Rows give rows and tensors give tensors, so a batch can be used as it comes. The order is a function of seed, epoch and the
 * number of examples alone: an interrupted run finds its batches again without replaying the epochs before. Nothing is drawn
 * before the first batch is asked for, and no batch before it is.
 *
 * @param examples - rows of the data, as {@link split} gives them; tensors by name, such as `{ x, y }`, whose axis 0 are the
 *   examples; or a number n, which stands for the rows 0 … n − 1
 * @param batchSize - examples in a batch, ≥ 1
 * @param options.seed - seed of the run
 * @param options.epoch - number of the pass, ≥ 0
 * @param options.lastBatch - what becomes of a smaller last batch: `'keep'`, `'drop'` or `'merge'`
 * @param options.dropLast - true says `lastBatch: 'drop'`
 * @param options.shuffle - false takes the examples as they come
 * @param options.sampler - says which examples come, and in which order; n is then their number
 * @returns ⌈n / batchSize⌉ batches (⌊n / batchSize⌋ without a smaller one) to go through with `for … of`, and their number as
 *   `length`: int32 rows, or tensors by name
 * @throws BpError `BP_OPTION` for what are no rows, sizes or epochs, or where dropping would leave nothing; `BP_SHAPE` for
 *   tensors with different numbers of examples
 * @example
 * const { train, all } = await digits();
 * for (const { x, y } of batches(train, 32, { seed: 7, epoch: 1, lastBatch: 'drop' })) {
 *   [x.shape, y.shape]; // [[32, 64], [32]]
 * }
 * const [rest] = split(1797, [0.8, 0.2], { stratify: all.y });
 * for (const rows of batches(rest, 32, { lastBatch: 'drop' })) {
 *   all.x.indexSelect(0, rows).shape; // [32, 64]
 * }
 */
export function batches(
  examples: Rows,
  batchSize: number,
  options?: BatchOptions,
): Batches<Int32Array>;
export function batches<E extends Examples<E>>(
  examples: E,
  batchSize: number,
  options?: BatchOptions,
): Batches<{ readonly [K in keyof E]: Tensor }>;
export function batches(
  examples: Rows | object,
  batchSize: number,
  options?: BatchOptions,
): Batches<Int32Array | Readonly<Record<string, Tensor>>> {
  const { seed, epoch, shuffle, sampler, ...last } = readOptions('batches', options, DEFAULTS, {
    seed: null,
    epoch: null,
  });
  const tensors = typeof examples === 'object' && isNamed(examples) ? readTensors(examples) : null;
  const { n, rows } = readRows('batches', tensors === null ? examples : tensors[0][1].shape[0]);
  wholeNumber('batches', 'batchSize', batchSize, 1);
  wholeNumber('batches', 'epoch', epoch, 0);
  const order = sampler === undefined ? undefined : sampled('batches', sampler, { seed, epoch }, n);
  if (order !== undefined && !shuffle) refuseBoth();
  const { length, end } = cut(order?.length ?? n, batchSize, last);
  return {
    length,
    *[Symbol.iterator]() {
      let pieces: Piece;
      if (order !== undefined) pieces = piecesOf(order);
      else if (shuffle) pieces = randomPieces(n, 'batches', { seed, epoch });
      else pieces = piecesAt((position) => position);
      for (let i = 1; i <= length; i++) {
        const batch = pieces((i - 1) * batchSize, i < length ? i * batchSize : end);
        if (rows !== null) for (let k = 0; k < batch.length; k++) batch[k] = rows[batch[k]];
        yield tensors === null ? batch : rowsOf(tensors, batch);
      }
    },
  };
}

function refuseBoth(): never {
  throw new BpError(
    'BP_OPTION',
    'batches',
    'a sampler decides on the order by itself; leave out shuffle: false',
  );
}

/** How many batches there are, and where the last one ends. */
function cut(
  n: number,
  batchSize: number,
  { lastBatch, dropLast }: Pick<BatchOptions, 'lastBatch' | 'dropLast'>,
): { length: number; end: number } {
  const kind = lastBatch ?? (dropLast ? 'drop' : 'keep');
  if (!['keep', 'drop', 'merge'].includes(kind) || (dropLast && kind !== 'drop')) {
    throw new BpError(
      'BP_OPTION',
      'batches',
      "lastBatch must be 'keep', 'drop' or 'merge', got {lastBatch} with dropLast {dropLast}",
      { lastBatch: kind, dropLast },
    );
  }
  const whole = Math.floor(n / batchSize);
  if (kind === 'keep') return { length: Math.ceil(n / batchSize), end: n };
  if (kind === 'merge') return { length: Math.max(whole, 1), end: n };
  if (whole > 0) return { length: whole, end: whole * batchSize };
  throw new BpError(
    'BP_OPTION',
    'batches',
    '{option} leaves no batch, {n} examples do not fill one of {batchSize}; use a smaller batchSize',
    { option: dropLast ? 'dropLast' : "lastBatch 'drop'", n, batchSize },
  );
}

/** Whether there is something in braces, or a tensor in its place. */
function isNamed(examples: object): boolean {
  return isTensor(examples) || isPlainObject(examples);
}

/**
 * The tensors by name.
 *
 * @throws BpError `BP_OPTION` where there is none by name, `BP_SHAPE` where they do not have as many examples
 */
function readTensors(examples: object): [name: string, x: Tensor][] {
  const entries = isTensor(examples) ? [] : Object.entries(examples as Record<string, TensorLike>);
  if (entries.length === 0) {
    throw new BpError(
      'BP_OPTION',
      'batches',
      'expected rows, their number or tensors by name, got {got}; batches({ x }, size) makes batches of a tensor',
      { got: isTensor(examples) ? 'a tensor' : 'an object with nothing in it' },
    );
  }
  const tensors = entries.map(([name, x]): [string, Tensor] => [name, asTensor('batches', x)]);
  const [[first, { shape }]] = tensors;
  for (const [name, x] of tensors) {
    if (x.shape[0] === undefined || x.shape[0] !== shape[0]) {
      throw new BpError(
        'BP_SHAPE',
        'batches',
        'along axis 0 all must have as many examples, got {shape} of {first} and {other} of {name}',
        { shape, first, other: x.shape, name },
      );
    }
  }
  return tensors;
}

/** Some examples of each tensor. */
function rowsOf(
  tensors: readonly (readonly [name: string, x: Tensor])[],
  rows: Int32Array,
): Readonly<Record<string, Tensor>> {
  return Object.fromEntries(tensors.map(([name, x]) => [name, x.indexSelect(0, rows)]));
}
