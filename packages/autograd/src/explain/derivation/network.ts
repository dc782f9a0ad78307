import type { Node } from '@bp/tensor/engine';
import type { Scalar } from '../graph/scalar';
import type { Layer } from '../naming/layers';
import type { Pair } from '../print/pair';
import type { Board, Expression, Row } from './board';
import { sigmoidCrossEntropy } from './cross-entropy';
import {
  alongWays,
  chainOf,
  deltaOf,
  lossBy,
  type Piece,
  rowsOf,
  waysTo,
  writePieces,
} from './pieces';
import {
  activationOf,
  added,
  nameOf,
  type Place,
  placeOf,
  unitOf,
  wholeOf,
  writePart,
} from './units';

/**
 * Derives the gradient of a weight from what is derived of its weighted sum. Of a batch, one sample shows how.
 *
 * @param derive - writes down the factors before ∂z/∂w, given what they are factors of, and those after; gives δ
 */
function deriveWeight(
  place: Place,
  kind: 'output' | 'hidden',
  board: Board,
  derive: (z: Scalar, of: Pair, last: Piece | null) => Expression,
): void {
  const { say } = board.context;
  const { piece, at } = place.sums[0];
  const { name, byDelta } = wholeOf(place, board);
  const isAlone = place.sums.length === 1;
  if (!isAlone) {
    const term = (one: { at: Scalar; delta: number; piece: Piece }): Expression =>
      board.product([board.partial(board.context.loss, one.at, one.delta), one.piece.partial]);
    board.write(name, [[added(place.sums, term, board), 'samples']]);
  }
  const of = isAlone ? name : lossBy(at, board);
  const delta = derive(at, of, isAlone ? piece : null);
  if (!isAlone) board.write(board.symbol(piece.partial), rowsOf(piece, board));
  board.write(board.symbol(deltaOf(at, board, delta.node)), [[delta, say(`delta-${kind}`)]]);
  board.write(name, [[byDelta, 'input']]);
}

/** ∂E/∂w of an output: error times slope times input. */
export function outputLayer(board: Board, asked: Scalar | undefined): boolean {
  const place = placeOf(asked, board, ({ isLast }) => isLast);
  const ways = place && waysTo(place.sums[0].at, board);
  if (!place || !ways?.length) return false;
  deriveWeight(place, 'output', board, (_, of, last) => {
    const and = (part: 'partial' | 'slope'): Node[] => (last ? [last[part]] : []);
    const chain = alongWays(ways, 'partial', board, ...and('partial'));
    board.write(of, [[chain, chainOf(ways)]]);
    writePieces([...ways.flat(), ...(last ? [last] : [])], board, true);
    board.write(of, [[alongWays(ways, 'slope', board, ...and('slope')), 'put-in']]);
    return alongWays(ways, 'slope', board);
  });
  return true;
}

/** ∂E/∂w of a hidden unit, by the errors of all units above that it takes part in. */
export function hiddenLayer(board: Board, asked: Scalar | undefined): boolean {
  const place = placeOf(asked, board, ({ isLast }) => !isLast);
  if (!place) return false;
  const { loss, symbol } = board.context;
  deriveWeight(place, 'hidden', board, (z, of, last) => {
    const { h, slope, parts, weighted, delta } = unitOf(z, board);
    const after = [slope, last].filter((piece) => piece !== null);
    const byH = board.partial(loss, h, weighted.node);
    if (after.length > 0) {
      const chain = [byH, ...after.map((piece) => piece.partial)];
      board.write(of, [[board.product(chain), 'chain']]);
    }
    const names = added(parts, (part) => nameOf(part, board), board);
    board.write(lossBy(h, board), [[names, 'split', symbol(h)]], '(1)');
    // Two show how; those after them go the same way.
    parts.slice(0, 2).forEach((part, i) => {
      writePart(part, 'ab'[i], board);
    });
    board.write(lossBy(h, board), [[weighted, 'added']], '(1)');
    after.forEach((piece, i) => {
      board.write(board.symbol(piece.partial), rowsOf(piece, board), `(${i + 2})`);
    });
    const factors = [weighted.node, ...after.map((piece) => piece.slope)];
    if (after.length > 0) {
      board.write(of, [[board.product(factors, weighted.node), 'put-in']]);
    }
    return delta;
  });
  return true;
}

/** δ of the outputs, of a hidden unit of each layer below, and what they make of a weight. */
export function deltaRule(board: Board, asked: Scalar | undefined): boolean {
  const { layers, run, maxPaths } = board.context;
  const place = placeOf(asked, board);
  if (!place) return false;
  const { layer, sums } = place;
  const { at } = sums[0];
  const { sample } = layer.unitOf(at.index);
  for (const one of layers.slice(layers.indexOf(layer)).reverse()) {
    const units = run.scalars.all(one.sums).filter((z) => one.unitOf(z.index).sample === sample);
    const others = units.slice(0, one.isLast ? Math.max(maxPaths, 1) : one === layer ? 0 : 1);
    // The one that was asked for comes last.
    const last = one === layer ? [at] : [];
    for (const z of [...others.filter((z) => z !== at), ...last]) writeDelta(z, one, board);
  }
  const { name, byDelta } = wholeOf(place, board);
  board.write(name, [[byDelta, 'input']]);
  return true;
}

function writeDelta(z: Scalar, layer: Layer, board: Board): void {
  const { say, symbol, loss, layers } = board.context;
  const ways = layer.isLast ? waysTo(z, board) : [];
  if (layer.isLast && ways.length === 0) return;
  const unit = layer.isLast ? null : unitOf(z, board);
  const is = unit ? unit.delta : alongWays(ways, 'slope', board);
  // What leads to no sum of a layer above has no weights on its way: the sums of a softmax, or those that are added first.
  const isRule = !unit?.parts.some(({ piece: { from } }) =>
    layers.every(({ sums }) => sums !== from.tensor),
  );
  const rows: Row[] = [[board.partial(loss, z, is.node), 'named', symbol(z)]];
  if (layer.isLast) rows.push([alongWays(ways, 'partial', board), chainOf(ways)]);
  rows.push([is, isRule ? say(`delta-${unit ? 'hidden' : 'output'}`) : 'chain']);
  board.write(board.symbol(deltaOf(z, board, is.node)), rows);
}

/** ∂J/∂z, then ∂J/∂w of every weight of one layer whose output is a sigmoid. */
export function logisticRegression(board: Board, asked: Scalar | undefined): boolean {
  const { layers, run, loss, gradient } = board.context;
  const place = placeOf(asked, board, ({ isLast }) => isLast);
  if (!place || layers.length > 1) return false;
  if (layers[0].activation !== 'sigmoid') return sigmoidCrossEntropy(board, asked);
  const { layer, sums } = place;
  const { at: z } = sums[0];
  const { h: o, slope } = activationOf(z, board);
  const ways = waysTo(o, board);
  if (slope === null) return false;
  const is = ways.length > 0 ? alongWays(ways, 'slope', board) : null;
  const byO = board.partial(loss, o, is?.node ?? gradient(o));
  writePieces(ways.flat(), board);
  if (is && ways.flat().length > 1) board.write(lossBy(o, board), [[is, chainOf(ways)]]);
  board.write(board.symbol(slope.partial), rowsOf(slope, board));
  board.write(lossBy(z, board), [
    [board.product([byO, slope.partial]), 'chain'],
    [board.product([byO, slope.slope]), 'put-in'],
  ]);
  const { unit } = layer.unitOf(z.index);
  const all = run.scalars.all(layer.weight).filter(({ index }) => layer.between(index).to === unit);
  if (layer.bias) all.push(run.scalars.at(layer.bias, unit));
  // What was asked for comes last.
  if (asked) all.push(...all.splice(all.indexOf(asked), 1));
  for (const of of all) {
    const one = placeOf(of, board);
    if (one === null) continue;
    const { name, byDelta } = wholeOf(one, board);
    const [{ piece }] = one.sums;
    board.write(
      name,
      one.sums.length > 1
        ? [[byDelta, 'samples']]
        : [
            [board.product([byO, slope.partial, piece.partial]), 'chain'],
            [board.product([byO, slope.slope, piece.slope]), 'put-in'],
          ],
    );
  }
  return true;
}
