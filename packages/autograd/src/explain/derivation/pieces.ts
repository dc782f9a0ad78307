import { constant, f, type Node, shownFormula, substitute, topological } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { contributionsTo } from '../chain/contributions';
import { begun, type FactorStep, factorsOf, partial } from '../chain/factors';
import { pathsTo } from '../chain/paths';
import { reasonOf } from '../chain/reasons';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import type { Pair } from '../print/pair';
import { resolve } from '../print/resolve';
import { type Board, type Expression, type Row, total } from './board';

/** A derivative of the chain rule on the board: ∂from/∂to as a leaf, and what it is. */
export interface Piece {
  readonly step: FactorStep;
  readonly from: Scalar;
  readonly to: Scalar;
  readonly partial: Node;
  readonly slope: Node;
}

/** A part of a gradient: δ of a number that was computed from another one, and its derivative by that one. */
export interface Through {
  /** A weighted sum with its bias, where it is one. */
  readonly at: Scalar;
  readonly delta: number;
  readonly piece: Piece;
}

/** What comes to ∂loss/∂x through each number that was computed from x, in the order of these. */
export function throughsOf(x: Scalar, board: Board): Through[] {
  const { context } = board;
  const order = new Map(context.steps.map(({ output }, i) => [output, i]));
  const place = ({ tensor, index }: Scalar): number => (order.get(tensor) ?? 0) * 2 ** 32 + index;
  return contributionsTo(x, context)
    .sort((a, b) => place(a.through) - place(b.through))
    .map(({ through, delta, edge }) => {
      const from = sumOf(through, context);
      return { at: from, delta, piece: pieceOf({ ...begun(edge), from }, board) };
    });
}

/** The weighted sum that a product becomes when its bias is added. */
function sumOf(x: Scalar, { layers, run }: Context): Scalar {
  const layer = layers.find(({ product }) => product === x.tensor);
  return layer === undefined ? x : run.scalars.at(layer.sums, x.index);
}

/** The paths from the loss to a number, each as its factors; none where they are too many to be listed. */
export function waysTo(x: Scalar, board: Board): Piece[][] {
  const { context } = board;
  const list = pathsTo(x, context).list;
  return list.map(({ edges }) => factorsOf(edges, context).map((step) => pieceOf(step, board)));
}

function pieceOf(step: FactorStep, board: Board): Piece {
  const { from, to, edge } = step;
  const slope = board.slope(edge);
  return { step, from, to, slope, partial: board.partial(from, to, slope) };
}

/** Σ Π of the derivatives along the ways, by their names or as what they are; `and` are more factors of each. */
export function alongWays(
  ways: readonly (readonly Piece[])[],
  part: 'partial' | 'slope',
  board: Board,
  ...and: readonly Node[]
): Expression {
  return board.sum(ways.map((way) => board.product([...way.map((piece) => piece[part]), ...and])));
}

/** Why the derivatives are multiplied, and added where there are several ways. */
export function chainOf(ways: readonly unknown[]): string {
  return ways.length > 1 ? 'paths' : 'chain';
}

/** Writes what each derivative is, one that comes again only once. */
export function writePieces(pieces: readonly Piece[], board: Board, numbered = false): void {
  const told = new Set<string>();
  for (const piece of pieces) {
    const of = board.symbol(piece.partial);
    if (told.has(of.text)) continue;
    told.add(of.text);
    board.write(of, rowsOf(piece, board), numbered ? `(${told.size})` : '');
  }
}

/** ∂o/∂z = ∂/∂z [what o is] = what comes of it. */
export function rowsOf({ step, from, to, slope }: Piece, board: Board): Row[] {
  const { context } = board;
  const { say, symbol, roles } = context;
  const { edge } = step;
  const rows: Row[] = [];
  const by = board.of(to);
  const [error, of] = [symbol(edge.from), symbol(to)];
  // E = E_o1 + E_o2, of which one depends on o1.
  const isError = edge.from !== from && roles.infoOf(edge.from).role === 'error';
  if (from === context.loss && isError && edge.from.tensor.size > 1) {
    rows.push([board.partial(edge.from, to, slope), say('derive-alone', { error, of })]);
  }
  const { name } = edge.step.operation;
  const target = [...edge.leaves.values()].find((leaf) => roles.infoOf(leaf).role === 'target');
  const square = target && SQUARES[name];
  const definition = square
    ? f.mul(square, f.pow(f.sub(board.of(target), by), 2))
    : definitionOf(edge, board, to);
  if (definition !== null && definition !== slope && topological([definition]).includes(by)) {
    const what = roles.isNamed(edge.from) ? error : symbol(from);
    rows.push([board.derived(definition, by), 'definition', what]);
  }
  if (square && target) {
    const factors = [f.sub(board.of(target), by), constant(-1)];
    if (square !== 0.5) factors.unshift(constant(2 * square));
    rows.push([board.product(factors), 'inner']);
  }
  return [...rows, [slope, reasonOf(step, context)]];
}

/** What a square of the error t − o is multiplied by. */
const SQUARES: Readonly<Record<string, number>> = { halfSse: 0.5, mse: 1 };

/**
 * What a number was computed as, where that fits on a line.
 *
 * @param to - which of its operands is differentiated by; a product with weights then stands for the sum with its bias
 */
export function definitionOf(
  { from, step }: Pick<Edge, 'from' | 'step'>,
  board: Board,
  to?: Scalar,
): Node | null {
  const { operation } = step;
  const { context } = board;
  const edges = context.edges(from);
  if (operation.kind === 'formula') {
    // The result itself stands among the leaves, which it is not to be written in.
    const leaves = new Map<Node, Scalar>();
    for (const [leaf, scalar] of edges[0]?.leaves ?? []) {
      // A copy goes by the same name.
      const isCopy = to && context.symbol(scalar).text === context.symbol(to).text;
      if (scalar !== from) leaves.set(leaf, isCopy ? to : scalar);
    }
    const numbers = step.params as readonly number[];
    const [given] = substitute([shownFormula(operation).value], (n) =>
      n.op === 'scalar' ? constant(numbers[n.value]) : null,
    );
    return board.moved(resolve(given, (n) => leaves.get(n)?.value).node, leaves);
  }
  const layer = context.layers.find(({ product }) => product === from.tensor);
  const weights = edges.filter(({ to }) => to.tensor === layer?.weight);
  if (layer === undefined || weights.length === 0 || weights.length > 4) return null;
  const terms = weights.map((one) => f.mul(board.of(one.to), board.slope(one)));
  if (to !== undefined && layer.bias !== null) {
    const { unit } = layer.unitOf(from.index);
    terms.push(board.of(context.run.scalars.at(layer.bias, unit)));
  }
  return total(terms);
}

/** The name of ∂loss/∂z: δ_o1, after what comes of z; ∂E/∂h1 of what is no sum, as an output that a softmax shares. */
export function deltaOf(z: Scalar, board: Board, is?: number | Node): Node {
  const { layers, symbol, run, gradient } = board.context;
  const layer = layers.find(({ sums }) => sums === z.tensor);
  if (layer === undefined) return board.name(lossBy(z, board), is ?? gradient(z));
  const { text, latex } = symbol(run.scalars.at(layer.output, z.index));
  return board.name({ text: `δ_${text}`, latex: `\\delta_{${latex}}` }, is ?? gradient(z));
}

/** ∂a/∂b */
export function d(a: Pair, b: Pair): Pair {
  return {
    text: `∂${a.text}/∂${b.text}`,
    latex: `\\frac{\\partial ${a.latex}}{\\partial ${b.latex}}`,
  };
}

/** ∂loss/∂x */
export function lossBy(x: Scalar, { context }: Board): Pair {
  return partial(context.loss, x, context);
}
