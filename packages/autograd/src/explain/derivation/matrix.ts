import type { Scalar } from '../graph/scalar';
import type { Layer } from '../naming/layers';
import { marked } from '../naming/marked';
import type { Pair } from '../print/pair';
import { joined } from '../words/text';
import type { Board } from './board';
import { placeOf } from './units';

export type Matrix = readonly (readonly number[])[];

/** ∂E/∂W = δᵀx of every layer, from the last to the first, with δ of each from the one above. */
export function matrixForm(board: Board, asked: Scalar | undefined): boolean {
  const { layers } = board.context;
  const place = asked && placeOf(asked, board);
  if (layers.length === 0 || place === null) return false;
  for (const layer of place ? [place.layer] : [...layers].reverse()) writeLayer(layer, board);
  return true;
}

function writeLayer(layer: Layer, board: Board): void {
  const { context } = board;
  const { run, gradient, say, symbol, loss, layers } = context;
  const { units, inputs, sums, from, number, weight, between } = layer;
  const samples = sums.size / units;
  const [delta, x] = [zeros(samples, units), zeros(samples, inputs)];
  for (const z of run.scalars.all(sums)) {
    const { unit, sample } = layer.unitOf(z.index);
    delta[sample][unit] = gradient(z);
  }
  for (const one of run.scalars.all(from)) {
    const { unit, sample } = layer.sourceOf(one.index);
    if (x[sample]) x[sample][unit] = one.value;
  }
  const below = layers.find(({ output }) => output === from);
  const source = named(below ? 'h' : 'x', below && layers.length > 2 ? below.number : 0);
  const [w, d, z] = ['W', 'δ', 'z'].map((letter) => named(letter, number));
  const e = symbol(loss);
  const by = (of: Pair): Pair => ({
    text: `∂${e.text}/∂${of.text}`,
    latex: `\\frac{\\partial ${e.latex}}{\\partial ${of.latex}}`,
  });
  // Samples in columns, as in W · x, or in rows, as one alone; and which of both a row of W belongs to.
  const isAcross =
    samples > 1 && (sums.shape.at(-1) !== units || (units > 1 && layer.unitOf(1).unit === 0));
  const width = weight.rank === 2 ? weight.shape[1] : inputs;
  const byUnit = width === 1 ? between(weight.size - 1).from === 0 : between(1).from === 1;
  const side = (a: Matrix): Matrix => (isAcross ? transposed(a) : a);
  const write = (of: Pair, formula: Pair, numbers: Pair | null, value: Matrix, reason: Pair) =>
    board.lines.push({
      label: '',
      of,
      isFirst: true,
      formula,
      numbers: numbers ?? matrixPair(value, board),
      value,
      shown: matrixPair(value, board),
      reason,
    });

  const above = aboveOf(layer, board);
  if (above === null) write(d, by(z), null, side(delta), say('derive-deltas'));
  else {
    const { slopes, deltas, weights, next } = above;
    const [nextW, nextD] = ['W', 'δ'].map((letter) => named(letter, next.number));
    const slope: Pair = { text: `φ′(${z.text})`, latex: `\\varphi'\\left(${z.latex}\\right)` };
    const passed = product(deltas, weights);
    const value = passed.map((row, n) => row.map((one, i) => one * slopes[n][i]));
    const parts = isAcross ? [transposed(weights), side(deltas)] : [deltas, weights];
    const turned = next.isByUnit === isAcross;
    const symbols = isAcross ? [nextW, nextD] : [nextD, nextW];
    const at = isAcross ? 0 : 1;
    if (turned) symbols[at] = top(symbols[at]);
    const inner = joined(symbols, '·', ' ');
    const numbers = joined(
      parts.map((one) => matrixPair(one, board)),
      ' × ',
      ' ',
    );
    const circled = (a: Pair, b: Pair): Pair => ({
      text: `(${a.text}) ⊙ ${b.text}`,
      latex: `\\left(${a.latex}\\right) \\odot ${b.latex}`,
    });
    write(
      d,
      circled(inner, slope),
      circled(numbers, matrixPair(side(slopes), board)),
      side(value),
      say('delta-hidden'),
    );
  }
  const value = product(transposed(byUnit ? delta : x), byUnit ? x : delta);
  const [a, b] = byUnit ? [delta, x] : [x, delta];
  const [first, second] = byUnit ? [d, source] : [source, d];
  write(
    by(w),
    isAcross ? joined([first, top(second)], '·', ' ') : joined([top(first), second], '', ' '),
    joined([matrixPair(transposed(a), board), matrixPair(b, board)], ' × ', ' '),
    value,
    say('matrix', { layer: layer.path }),
  );
}

interface Above {
  readonly next: { readonly number: number; readonly isByUnit: boolean };
  readonly slopes: Matrix;
  readonly deltas: Matrix;
  /** Units of the next layer by those of this one. */
  readonly weights: Matrix;
}

/** What δ of a hidden layer comes from; null for the last one, and where more than weights lies between. */
function aboveOf(layer: Layer, board: Board): Above | null {
  const { layers, run, edges, gradient } = board.context;
  const takers = layers.filter(({ from }) => from === layer.output);
  const [next] = takers;
  if (takers.length !== 1 || next.sums.size / next.units !== layer.sums.size / layer.units)
    return null;
  const samples = layer.sums.size / layer.units;
  const slopes = zeros(samples, layer.units);
  for (const h of run.scalars.all(layer.output)) {
    const { unit, sample } = layer.unitOf(h.index);
    const found = layer.output === layer.sums ? [] : edges(h);
    if (found.length > 1) return null;
    slopes[sample][unit] = layer.output === layer.sums ? 1 : (found[0]?.value ?? 0);
  }
  const deltas = zeros(samples, next.units);
  for (const z of run.scalars.all(next.sums)) {
    const { unit, sample } = next.unitOf(z.index);
    deltas[sample][unit] = gradient(z);
  }
  const weights = zeros(next.units, next.inputs);
  for (const w of run.scalars.all(next.weight)) {
    const { from, to } = next.between(w.index);
    weights[to][from] = w.value;
  }
  const own = layer.sums;
  const passed = product(deltas, weights);
  const isAll = run.scalars.all(own).every((z) => {
    const { unit, sample } = layer.unitOf(z.index);
    const is = passed[sample][unit] * slopes[sample][unit];
    return Math.abs(is - gradient(z)) <= 1e-4 * Math.abs(gradient(z)) + 1e-30;
  });
  const width = next.weight.rank === 2 ? next.weight.shape[1] : next.inputs;
  const isByUnit =
    width === 1 ? next.between(next.weight.size - 1).from === 0 : next.between(1).from === 1;
  return isAll ? { next: { number: next.number, isByUnit }, slopes, deltas, weights } : null;
}

function named(letter: string, layer: number): Pair {
  const { text, latex } = marked(letter, { layer, sample: null });
  return { text, latex: latex.replace('δ', '\\delta') };
}

function top({ text, latex }: Pair): Pair {
  return {
    text: `${text}ᵀ`,
    latex: latex.includes('^') ? `\\left(${latex}\\right)^{\\top}` : `${latex}^{\\top}`,
  };
}

function zeros(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
}

function transposed(a: Matrix): Matrix {
  return a[0].map((_, j) => a.map((row) => row[j]));
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, one, k) => sum + one * b[k][j], 0)));
}

/** How many rows or columns are shown. */
const SHOWN = 6;

/** [[1, 2], [3, 4]]; what is large is cut short. */
export function matrixPair(a: Matrix, { context }: Pick<Board, 'context'>): Pair {
  const more: Pair = { text: '…', latex: '\\cdots' };
  const cut = <T>(all: readonly T[]): readonly T[] => all.slice(0, SHOWN);
  const rows = cut(a).map((row) => {
    const cells = cut(row).map((x) => context.shown(x));
    return row.length > SHOWN ? [...cells, more] : cells;
  });
  const texts = rows.map((row) => `[${row.map(({ text }) => text).join(', ')}]`);
  const latexes = rows.map((row) => row.map(({ latex }) => latex).join(' & '));
  if (a.length > SHOWN) {
    texts.push('…');
    latexes.push('\\vdots');
  }
  return {
    text: `[${texts.join(', ')}]`,
    latex: `\\begin{pmatrix} ${latexes.join(' \\\\ ')} \\end{pmatrix}`,
  };
}
