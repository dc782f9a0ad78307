import { constant, f, type Node } from '@bp/tensor/engine';
import { partial } from '../chain/factors';
import type { Scalar } from '../graph/scalar';
import type { Pair } from '../print/pair';
import type { Board, Expression } from './board';
import { d, deltaOf } from './pieces';
import { placeOf, wholeOf } from './units';

/** A loss that a cross-entropy gave, and the weighted sums it came from. */
interface Site {
  readonly loss: Scalar;
  /** Each with the output it became, which is known by value where the reading gave way. */
  readonly sums: readonly { readonly z: Scalar; readonly o: Node; readonly symbol: Pair }[];
  /** With a sigmoid the target, with a softmax the weight of the sample. */
  readonly other: Node;
  /** With a softmax the place of the true class. */
  readonly truth: number;
}

/** −(t/o − (1 − t)/(1 − o)) · o(1 − o) = o − t */
export function sigmoidCrossEntropy(board: Board, asked: Scalar | undefined): boolean {
  const { site, place } = chosen(sigmoidSites(board), asked, board) ?? {};
  if (!site || place === undefined) return false;
  const { say } = board.context;
  const { loss, other: t } = site;
  const [{ z, o, symbol }] = site.sums;
  const not = (x: Node): Node => f.sub(1, x);
  const entropy = f.neg(f.add(f.mul(t, f.log(o)), f.mul(not(t), f.log(not(o)))));
  const slope = f.mul(o, not(o));
  const error = f.neg(f.sub(f.div(t, o), f.div(not(t), not(o))));
  const over = (above: Node): Node => f.neg(f.div(above, slope));
  const [of, at] = [board.context.symbol(loss), board.context.symbol(z)];
  const [byO, byZ] = [d(of, symbol), d(symbol, at)];
  board.write(byO, [
    [board.derived(entropy, o), 'definition', of],
    [error, 'logarithms'],
  ]);
  board.write(byZ, [[slope, say('why-sigmoid')]]);
  const product = board.product([error, slope]);
  const multiplied = f.add(f.sub(f.sub(t, f.mul(t, o)), o), f.mul(t, o));
  const result = f.sub(o, t);
  board.write(partial(loss, z, board.context), [
    [board.product([board.name(byO, error), board.name(byZ, slope)]), 'chain'],
    [product, 'put-in'],
    [board.product([over(f.sub(f.mul(t, not(o)), f.mul(o, not(t)))), slope]), 'denominator'],
    [board.product([over(multiplied), slope]), 'multiplied'],
    [f.neg(f.sub(t, o)), 'cancels', board.symbol(slope)],
    [result, 'sign'],
  ]);
  noteGivenWay(z, symbol, o, product, result, board);
  finish(site, z, result, place, board);
  return true;
}

/** −1/p_c · p_c(δ_cj − p_j) = p_j − y_j */
export function softmaxCrossEntropy(board: Board, asked: Scalar | undefined): boolean {
  const { site, place } = chosen(softmaxSites(board), asked, board) ?? {};
  if (!site || place === undefined) return false;
  const { say, maxPaths, symbol: symbolOf } = board.context;
  const { loss, sums, other: weight, truth } = site;
  const { o: p, symbol, z: trueSum } = sums[truth];
  const error = f.neg(f.div(weight, p));
  const byP = d(symbolOf(loss), symbol);
  board.write(byP, [
    [board.derived(f.neg(f.mul(weight, f.log(p))), p), 'definition', symbolOf(loss)],
    [error, say('why-nll', { p: symbol })],
  ]);
  let result = p;
  for (const [j, { z, o }] of sums.entries()) {
    if (j >= maxPaths && z !== place.z) continue;
    const isTrue = j === truth;
    const slope = isTrue ? f.mul(p, f.sub(1, p)) : f.neg(f.mul(p, o));
    const byZ = d(symbol, symbolOf(z));
    const product = board.product([error, slope]);
    const difference = f.mul(weight, f.sub(o, isTrue ? 1 : 0));
    board.write(partial(loss, z, board.context), [
      [board.product([board.name(byP, error), board.name(byZ, slope)]), 'chain'],
      [product, isTrue ? 'own-class' : 'other-class'],
      [isTrue ? f.neg(f.mul(weight, f.sub(1, p))) : f.mul(weight, o), 'cancels', symbol],
      [difference, 'one-hot'],
    ]);
    if (z !== place.z) continue;
    result = difference;
    noteGivenWay(trueSum, symbol, p, product, result, board);
  }
  finish(site, place.z, result, place, board);
  return true;
}

/** Says why the numbers of the textbook's product are none, where they are not those of the result. */
function noteGivenWay(
  z: Scalar,
  symbol: Pair,
  o: Node,
  product: Expression,
  result: Node,
  board: Board,
): void {
  const { say, symbol: symbolOf, shown } = board.context;
  const [textbook, stable] = [board.value(product.node), board.value(result)];
  if (Math.abs(textbook - stable) <= 1e-9 * Math.abs(stable)) return;
  board.notes.push(
    say('gave-way', {
      z: symbolOf(z),
      at: shown(z),
      function: symbol,
      rounded: shown(board.value(o)),
      product: product.numbers,
      value: shown(stable),
    }),
  );
}

/** From ∂L/∂z of one loss to δ and the gradient of the weight. */
function finish(site: Site, z: Scalar, result: Node, place: Chosen, board: Board): void {
  const { loss, gradient, symbol } = board.context;
  const scale = gradient(site.loss);
  const factors = [result];
  if (scale !== 1) factors.unshift(board.partial(loss, site.loss, scale));
  const delta = board.product(factors);
  // What else is computed of z has a part of its own.
  if (Math.abs(board.value(delta.node) - gradient(z)) > 1e-5 * Math.abs(gradient(z))) return;
  const named = deltaOf(z, board, delta.node);
  const why = scale === 1 ? 'delta-is' : 'named';
  board.write(board.symbol(named), [[delta, why, symbol(z)]]);
  if (place.weight === null) return;
  const { name, byDelta } = wholeOf(place.weight, board);
  board.write(name, [[byDelta, 'input']]);
}

interface Chosen {
  readonly z: Scalar;
  readonly weight: ReturnType<typeof placeOf>;
}

/** The first place that was asked for: of a weight that leads to one of the sums, or of one of them. */
function chosen(
  sites: Iterable<Site>,
  asked: Scalar | undefined,
  board: Board,
): { site: Site; place: Chosen } | null {
  const { layers, run } = board.context;
  const weight = asked && placeOf(asked, board);
  for (const site of sites) {
    for (const { z } of site.sums) {
      if (asked !== undefined && asked !== z && !weight?.sums.some(({ at }) => at === z)) continue;
      const layer = layers.find(({ sums }) => sums === z.tensor);
      const unit = layer?.unitOf(z.index).unit;
      const first =
        layer &&
        run.scalars.all(layer.weight).find(({ index }) => layer.between(index).to === unit);
      return { site, place: { z, weight: weight || (first ? placeOf(first, board) : null) } };
    }
  }
  return null;
}

function* sigmoidSites(board: Board): Iterable<Site> {
  const { steps, stepOf, run, symbol } = board.context;
  const { scalars } = run;
  for (const { operation, inputs, output } of steps) {
    const isRead = operation.name === 'bce';
    if ((!isRead && operation.name !== 'bceWithLogits') || inputs.length !== 2) continue;
    if (inputs.some(({ size }) => size !== output.size)) continue;
    for (let i = 0; i < output.size; i++) {
      const y = scalars.at(inputs[0], i);
      const source = stepOf(y);
      if (isRead && source?.operation.name !== 'sigmoid') continue;
      const z = isRead && source ? scalars.at(source.inputs[0], y.index) : y;
      const known = f.sigmoid(board.of(z));
      const o = isRead ? board.of(y) : board.name(board.symbol(known), known);
      yield {
        loss: scalars.at(output, i),
        sums: [{ z, o, symbol: isRead ? symbol(y) : board.symbol(o) }],
        other: board.of(scalars.at(inputs[1], i)),
        truth: 0,
      };
    }
  }
}

function* softmaxSites(board: Board): Iterable<Site> {
  const { steps, stepOf, run, edges, symbol } = board.context;
  const { scalars } = run;
  for (const { operation, inputs, output } of steps) {
    if (operation.name !== 'nll' || inputs[0].size !== output.size) continue;
    for (let i = 0; i < output.size; i++) {
      const picked = scalars.at(inputs[0], i);
      const [truth] = edges(picked);
      const softmax = truth && stepOf(truth.to);
      const isRead = softmax?.operation.name === 'softmax';
      if (!softmax || (!isRead && softmax.operation.name !== 'logSoftmax')) continue;
      const loss = scalars.at(output, i);
      // An ignored sample has no derivative.
      if (!edges(loss).some(({ value }) => value !== 0)) continue;
      const outputs = scalars.all(softmax.output);
      const places = new Map(scalars.all(softmax.inputs[0]).map((z, k) => [z, outputs[k]]));
      const row = edges(truth.to).map(({ to }) => to);
      const sums = row.map((z, j) => {
        const y = places.get(z) as Scalar;
        const known = { text: `p${j + 1}`, latex: `p_{${j + 1}}` };
        const o = isRead ? board.of(y) : board.name(known, f.exp(constant(y.value)));
        return { z, o, symbol: isRead ? symbol(y) : known };
      });
      const weight =
        inputs[2] && inputs[2].size === output.size
          ? board.of(scalars.at(inputs[2], i))
          : constant(1);
      yield { loss, sums, other: weight, truth: row.findIndex((z) => places.get(z) === truth.to) };
    }
  }
}
