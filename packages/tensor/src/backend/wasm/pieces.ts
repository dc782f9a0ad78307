import { sameShape } from '../../layout/shape';
import { isDense } from '../../layout/strided';
import type { Operand } from '../../wasm/emission';
import { OVERLAPPING, type Signature } from './signature';

/** About how many elements of each operand a piece holds: those of a few operands stay in the cache next to the core. */
const PIECE = 8192;

/** The length of a piece of a line is a multiple of this, so that loops over vectors end with it. */
const ROUND = 16;

/** A large elementwise computation cut along one axis into rows, some of which make a piece. */
export interface Pieces {
  /** The operands of one piece. */
  readonly signature: Signature;
  readonly rows: number;
  /** How many rows a piece has; the last may have fewer. */
  readonly each: number;
  /** How many elements a row of each operand has; 0 for those that all rows share. */
  readonly outputs: readonly number[];
  readonly inputs: readonly number[];
}

/** The pieces of an elementwise computation; null where it is small, or its operands lie in different orders. */
export function piecesOf(signature: Signature): Pieces | null {
  const { outputs, inputs, aliases } = signature;
  const [first] = outputs;
  const { shape, size } = first;
  if (size < 4 * PIECE || aliases.includes(OVERLAPPING)) return null;
  const count = Math.ceil(size / PIECE);

  const alike = (x: Operand): boolean =>
    sameShape(x.shape, shape) && sameShape(x.strides, first.strides);
  const isLine = (x: Operand): boolean => x.size === 1 || alike(x);
  if (isDense(shape, first.strides) && outputs.every(alike) && inputs.every(isLine)) {
    const each = Math.ceil(size / count / ROUND) * ROUND;
    return cut(signature, size, each, (x) =>
      alike(x) ? { row: 1, piece: { shape: [each], strides: [1] } } : null,
    );
  }

  const each = Math.ceil(shape[0] / count);
  const ofRows = (x: Operand): boolean =>
    x.shape.length === shape.length &&
    x.shape[0] === shape[0] &&
    x.strides[0] * x.shape[0] === x.size &&
    isDense(x.shape, x.strides);
  // What all rows share is copied for each piece, so it has to be small.
  const isShared = (x: Operand): boolean =>
    (x.shape.length < shape.length || x.shape[0] === 1) && x.size <= PIECE / 8;
  if (!outputs.every(ofRows) || !inputs.every((x) => ofRows(x) || isShared(x))) return null;
  return cut(signature, shape[0], each, (x) =>
    ofRows(x)
      ? { row: x.strides[0], piece: { shape: [each, ...x.shape.slice(1)], strides: x.strides } }
      : null,
  );
}

/** @param cutting - how long a row of an operand is and how a piece lies; null for what all rows share */
function cut(
  { variant, outputs, inputs, aliases }: Signature,
  rows: number,
  each: number,
  cutting: (x: Operand) => { row: number; piece: Pick<Operand, 'shape' | 'strides'> } | null,
): Pieces {
  const pieceOf = (x: Operand): Operand => {
    const found = cutting(x);
    return found === null ? x : { ...x, ...found.piece, size: found.row * each };
  };
  const rowOf = (x: Operand): number => cutting(x)?.row ?? 0;
  return {
    signature: { variant, outputs: outputs.map(pieceOf), inputs: inputs.map(pieceOf), aliases },
    rows,
    each,
    outputs: outputs.map(rowOf),
    inputs: inputs.map(rowOf),
  };
}
