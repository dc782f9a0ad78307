import type { Node } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import type { Layer } from '../naming/layers';
import type { Pair } from '../print/pair';
import type { Board, Expression } from './board';
import {
  alongWays,
  deltaOf,
  lossBy,
  type Piece,
  rowsOf,
  type Through,
  throughsOf,
  waysTo,
} from './pieces';

/** Where a weight or a bias stands: its layer, and the weighted sums its gradient comes through, one of each sample. */
export interface Place {
  readonly of: Scalar;
  readonly layer: Layer;
  readonly sums: readonly Through[];
}

/** The place of a weight or a bias; of the first weight of the first layer that fits, where none is asked for. */
export function placeOf(
  of: Scalar | undefined,
  board: Board,
  fits: (layer: Layer) => boolean = () => true,
): Place | null {
  const { layers, run } = board.context;
  const layer = layers.find(
    (one) => fits(one) && (of === undefined || one.weight === of.tensor || one.bias === of.tensor),
  );
  if (layer === undefined) return null;
  const found = of ?? run.scalars.at(layer.weight, 0);
  const sums = throughsOf(found, board).filter(({ at }) => at.tensor === layer.sums);
  return sums.length === 0 ? null : { of: found, layer, sums };
}

/** What a unit makes of its weighted sum: h with ∂h/∂z, or z itself where there is no activation of one number. */
export function activationOf(z: Scalar, board: Board): { h: Scalar; slope: Piece | null } {
  const layer = board.context.layers.find(({ sums }) => sums === z.tensor);
  const [only, ...others] = throughsOf(z, board);
  const isActive = only && others.length === 0 && only.at.tensor === layer?.output;
  return isActive ? { h: only.at, slope: only.piece } : { h: z, slope: null };
}

/** A hidden unit and what it takes part in. */
export interface Unit {
  readonly h: Scalar;
  readonly slope: Piece | null;
  readonly parts: readonly Part[];
  /** ∂E/∂h = Σ δ·w over the units above. */
  readonly weighted: Expression;
  /** ∂E/∂h · ∂h/∂z */
  readonly delta: Expression;
}

export function unitOf(z: Scalar, board: Board): Unit {
  const { h, slope } = activationOf(z, board);
  const all = throughsOf(h, board).map((one) => partOf(one, board));
  // Outputs that share an error, as those of a softmax do, are told apart by their sums alone.
  const isShared = new Set(all.map(({ error }) => error)).size < all.length;
  const parts = isShared ? all.map((part) => ({ ...part, error: board.context.loss })) : all;
  const weighted = added(parts, (part) => board.product([part.delta, part.piece.slope]), board);
  const factors = slope ? [weighted.node, slope.slope] : [weighted.node];
  return { h, slope, parts, weighted, delta: board.product(factors, weighted.node) };
}

/** What comes to a hidden unit from one above. */
interface Part {
  readonly piece: Piece;
  /** δ of the unit above. */
  readonly delta: Node;
  /** The same along every way; none where it is taken for known. */
  readonly ways: readonly (readonly Piece[])[];
  /** The error of the one output that the unit above leads to; else the loss. */
  readonly error: Scalar;
}

function partOf({ at, delta, piece }: Through, board: Board): Part {
  const { layers, loss, roles } = board.context;
  const isLast = layers.some((layer) => layer.isLast && layer.sums === at.tensor);
  const ways = isLast ? waysTo(at, board) : [];
  const [error, ...others] = new Set(ways.map(([{ step }]) => step.edge.from));
  const known = deltaOf(at, board, ways.length > 0 ? alongWays(ways, 'slope', board).node : delta);
  const isAlone = others.length === 0 && error && roles.infoOf(error).role === 'error';
  return { piece, delta: known, ways, error: isAlone ? error : loss };
}

/** The name of what comes to h by a part: ∂E_o1/∂h1, or ∂E/∂z3 · ∂z3/∂h1. */
export function nameOf({ piece, delta, error }: Part, board: Board): Expression {
  const { loss } = board.context;
  if (error === loss) return board.product([board.partial(loss, piece.from, delta), piece.partial]);
  const { node } = board.product([delta, piece.slope]);
  return board.product([board.partial(error, piece.to, node)]);
}

/** (a), (b), …: what comes to h from one unit above. */
export function writePart(part: Part, label: string, board: Board): void {
  const { piece, delta, error } = part;
  const { context } = board;
  const ways = part.ways.map(([first, ...rest]) => [
    { ...first, partial: board.partial(error, first.to, first.slope) },
    ...rest,
  ]);
  const { symbol } = context;
  const z = board.partial(error, piece.from, delta);
  const name = nameOf(part, board);
  const byDelta = [board.product([delta, piece.slope]), 'delta', board.symbol(delta)] as const;
  if (error !== context.loss) {
    const chain = board.product([z, piece.partial]);
    board.write(name.formula, [[chain, 'chain']], `(${label})`);
  }
  board.write(
    board.symbol(z),
    ways.length > 0
      ? [
          [alongWays(ways, 'partial', board), 'chain'],
          [alongWays(ways, 'slope', board), 'put-in'],
        ]
      : [[delta, 'known', symbol(piece.from)]],
    `(${label})-1`,
  );
  board.write(board.symbol(piece.partial), rowsOf(piece, board), `(${label})-2`);
  board.write(
    name.formula,
    ways.length > 0
      ? [[alongWays(ways, 'slope', board, piece.slope), 'put-in'], byDelta]
      : [byDelta],
    `(${label})`,
  );
}

/** Terms added up; those beyond what is listed are one number. */
export function added<T extends { readonly piece: Piece; readonly delta: number | Node }>(
  all: readonly T[],
  term: (one: T) => Expression,
  board: Board,
): Expression {
  const { maxPaths } = board.context;
  const listed = all.slice(0, Math.max(maxPaths, 1));
  const rest = all.slice(listed.length).reduce((sum, { piece, delta }) => {
    return sum + piece.step.value * (typeof delta === 'number' ? delta : board.value(delta));
  }, 0);
  const terms = listed.map(term);
  if (listed.length < all.length) {
    terms.push(board.product([board.name({ text: '…', latex: '\\dots ' }, rest)]));
  }
  return board.sum(terms);
}

/** ∂E/∂w, which is δ · x, or the sum of that over the samples. */
export function wholeOf(
  { of, sums }: Omit<Place, 'layer'>,
  board: Board,
): { name: Pair; byDelta: Expression } {
  const byDelta = added(
    sums,
    ({ at, delta, piece }) => board.product([deltaOf(at, board, delta), piece.slope]),
    board,
  );
  return { name: lossBy(of, board), byDelta };
}
