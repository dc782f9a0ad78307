import { type Node, substitute, topological } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import { simplify } from '../print/simplify';
import type { Board, Row } from './board';
import {
  alongWays,
  chainOf,
  definitionOf,
  lossBy,
  throughsOf,
  waysTo,
  writePieces,
} from './pieces';
import { wholeOf } from './units';

/** ∂loss/∂x along all paths of any computation: multiplied along each, then added. */
export function chainRule(board: Board, asked: Scalar | undefined): boolean {
  const { context } = board;
  const { run } = context;
  const named = [...context.roles.owners()].find(
    (x) => context.stepOf(run.scalars.at(x, 0)) === undefined && run.gradients.has(x),
  );
  const x = asked ?? (named && run.scalars.at(named, 0));
  if (x === undefined || x === context.loss) return false;
  const ways = waysTo(x, board);
  const of = lossBy(x, board);
  if (ways.length === 0) {
    // Too many to be listed: by what is computed from x in one step.
    const all = throughsOf(x, board);
    if (all.length > 0)
      board.write(of, [[wholeOf({ of: x, sums: all }, board).byDelta, chainOf(all)]]);
    return all.length > 0;
  }
  board.write(of, [[alongWays(ways, 'partial', board), chainOf(ways)]]);
  writePieces(ways.flat(), board);
  const all = alongWays(ways, 'slope', board);
  const rows: Row[] = [[all, 'put-in']];
  const deeper = simplify(inLeaves(all.node, board), (n) => board.scalarOf(n) !== undefined);
  const isShort = topological([deeper]).length < 30 && context.layers.length === 0;
  if (isShort && board.symbol(deeper).text !== all.formula.text) {
    rows.push([deeper, 'substituted']);
  }
  board.write(of, rows);
  return true;
}

/** A formula in which numbers that were computed stand as what they were computed from, all the way down. */
function inLeaves(node: Node, board: Board): Node {
  const { stepOf } = board.context;
  const replaced = new Map<Node, Node>();
  for (const n of topological([node])) {
    const from = board.scalarOf(n);
    const step = from && stepOf(from);
    const definition = step && definitionOf({ from, step }, board);
    if (definition) replaced.set(n, definition);
  }
  if (replaced.size === 0 || topological([node]).length > 100) return node;
  return inLeaves(substitute([node], (n) => replaced.get(n) ?? null)[0], board);
}
