import type { Scalar } from '../graph/scalar';
import type { Layer } from '../naming/layers';
import { type NetworkSymbols, symbolIn } from '../naming/network-symbols';
import type { ScalarInfo } from '../naming/scalar-info';
import { explainLayer } from '../network/layer-data';
import type { Pair } from '../print/pair';
import { joined } from '../words/text';
import type { Board } from './board';
import { d } from './pieces';
import { placeOf } from './units';

type Matrix = readonly (readonly number[])[];

/** ∂E/∂W = δᵀx of every layer, from the last to the first, with δ of each from the one above. A sample is a row. */
export function matrixForm(board: Board, asked: Scalar | undefined): boolean {
  const { layers } = board.context;
  const place = asked && placeOf(asked, board);
  if (layers.length === 0 || place === null) return false;
  for (const layer of place ? [place.layer] : [...layers].reverse()) writeLayer(layer, board);
  return true;
}

function writeLayer(layer: Layer, board: Board): void {
  const { context } = board;
  const { run, say, symbol, loss, layers } = context;
  const { from, number, inputs } = layer;
  const { deltas, slopes } = explainLayer(layer, context);
  const x: number[][] = deltas.map(() => new Array(inputs).fill(0));
  for (const { index, value } of run.scalars.all(from)) {
    const { unit, sample } = layer.sourceOf(index);
    x[sample][unit] = value;
  }
  const isFirst = !layers.some(({ output }) => output === from);
  const [w, delta, z] = ['W', 'δ', 'z'].map((letter) => named(letter, number));
  const source = named(isFirst ? 'x' : 'h', isFirst || layers.length < 3 ? 0 : number - 1);
  const write = (of: Pair, formula: Pair, numbers: Pair, value: Matrix, reason: Pair) => {
    const shown = matrixPair(value, board);
    board.lines.push({ label: '', of, isFirst: true, formula, numbers, value, shown, reason });
  };

  const [next, ...others] = layers.filter((one) => one.from === layer.output);
  const above = next && explainLayer(next, context);
  const weights = next && weightsOf(next, board);
  const passed = weights && product(above.deltas, weights);
  const found = passed?.map((row, n) => row.map((one, i) => one * (slopes?.[n][i] ?? Number.NaN)));
  if (found && others.length === 0 && isNear(found, deltas)) {
    const slope: Pair = { text: `φ′(${z.text})`, latex: `\\varphi'\\left(${z.latex}\\right)` };
    const circled = (a: Pair, b: Pair): Pair => ({
      text: `(${a.text}) ⊙ ${b.text}`,
      latex: `\\left(${a.latex}\\right) \\odot ${b.latex}`,
    });
    const parts = [matrixPair(above.deltas, board), matrixPair(weights, board, true)];
    const symbols = ['δ', 'W'].map((letter) => named(letter, next.number));
    write(
      delta,
      circled(joined(symbols, '·', ' '), slope),
      circled(joined(parts, ' × ', ' '), matrixPair(slopes as Matrix, board)),
      found,
      say('delta-hidden'),
    );
  } else {
    const own = matrixPair(deltas, board);
    write(delta, d(symbol(loss), z), own, deltas, say('derive-named', { of: z }));
  }
  const transposed = deltas[0].map((_, j) => deltas.map((row) => row[j]));
  const { text, latex } = delta;
  write(
    d(symbol(loss), w),
    { text: `${text}ᵀ${source.text}`, latex: `{${latex}}^{\\top} ${source.latex}` },
    joined([matrixPair(transposed, board), matrixPair(x, board, isFirst)], ' × ', ' '),
    product(transposed, x),
    say('matrix', { layer: layer.path }),
  );
}

/** A row for each unit, a column for each input. */
function weightsOf({ weight, units, inputs, between }: Layer, { context }: Board): Matrix {
  const rows = Array.from({ length: units }, () => new Array<number>(inputs));
  for (const { index, value } of context.run.scalars.all(weight)) {
    const { from, to } = between(index);
    rows[to][from] = value;
  }
  return rows;
}

/** Whether nothing but weights and activations lies between two layers. */
function isNear(a: Matrix, b: Matrix): boolean {
  return b.every((row, n) =>
    row.every((x, i) => Math.abs(a[n]?.[i] - x) <= 1e-4 * Math.abs(x) + 1e-30),
  );
}

function named(letter: string, layer: number): Pair {
  const matrix = { role: 'sum', sample: null } as ScalarInfo;
  const { text, latex } = symbolIn({ sum: letter } as NetworkSymbols, matrix, 0, layer);
  return { text, latex: latex.replace('δ', '\\delta') };
}

function product(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, one, k) => sum + one * b[k][j], 0)));
}

/** How many rows and columns of a matrix are shown. */
const SHOWN = 6;

/** [[1, 2], [3, 4]]; what is large is cut short. */
function matrixPair(a: Matrix, { context }: Board, isGiven = false): Pair {
  const cut = <T>(all: readonly T[], made: (one: T) => Pair, more: string): Pair[] => {
    const cells = all.slice(0, SHOWN).map(made);
    return all.length > SHOWN ? [...cells, { text: '…', latex: more }] : cells;
  };
  const rows = cut(
    a,
    (row) => {
      const { text, latex } = joined(
        cut(row, (x) => context.shown(x, isGiven), '\\cdots'),
        ', ',
        ' & ',
      );
      return { text: `[${text}]`, latex };
    },
    '\\vdots',
  );
  const { text, latex } = joined(rows, ', ', ' \\\\ ');
  return { text: `[${text}]`, latex: `\\begin{pmatrix} ${latex} \\end{pmatrix}` };
}
