import { BpError } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { find, type ScalarName } from '../chain/find';
import { Explanation } from '../explanation/explanation';
import type { Scalar } from '../graph/scalar';
import type { Pair } from '../print/pair';
import { equation, joined, type Text, textOf } from '../words/text';
import { Board } from './board';
import { chainRule } from './chain-rule';
import { sigmoidCrossEntropy, softmaxCrossEntropy } from './cross-entropy';
import { english } from './english';
import type { DerivationLine } from './line';
import { matrixForm } from './matrix';
import { deltaRule, hiddenLayer, logisticRegression, outputLayer } from './network';
import { sigmoid } from './sigmoid';

/** What can be derived: each writes its lines, or gives false where the run has no place for it. */
const DERIVATIONS = {
  sigmoid,
  'output-layer': outputLayer,
  'hidden-layer': hiddenLayer,
  'delta-rule': deltaRule,
  matrix: matrixForm,
  'sigmoid-cross-entropy': sigmoidCrossEntropy,
  'softmax-cross-entropy': softmaxCrossEntropy,
  'logistic-regression': logisticRegression,
  'chain-rule': chainRule,
} satisfies Record<string, (board: Board, asked: Scalar | undefined) => boolean>;

/** The names of what can be derived. */
export type DerivationId = keyof typeof DERIVATIONS;

/** Options of `derivation`. */
export interface DerivationOptions {
  /** What is derived by: `'w5'`; by default the first weight of the first layer that fits. */
  of?: ScalarName | undefined;
}

/** A derivation with the numbers of a run, line by line. */
export interface Derivation extends Text {
  readonly id: DerivationId;
  readonly lines: readonly DerivationLine[];
  /** What was derived: the value of the last line. */
  readonly value: DerivationLine['value'];
  /** What is to be said of the numbers, such as why the textbook's product is none. */
  readonly notes: readonly Pair[];
  toJSON(): object;
}

/**
 * Derives a formula of the course with the numbers of a run, line by line with reasons.
 *
 * @throws BpError `BP_OPTION` where the run has no place for it, with what it has a place for
 * @example
 * const [x, y] = [parameter(3), parameter(4)];
 * const t = x.add(y);
 * derivation(explain(t.square(), { inputs: { x, y, t } }), 'chain-rule', { of: 'x' }).value; // 14
 */
export function derivation(
  explanation: Explanation,
  id: DerivationId,
  options?: DerivationOptions,
): Derivation {
  const context = Explanation.contextIn('derivation', explanation, english);
  const { of } = readOptions('explain', options, { of: undefined as ScalarName | undefined }, null);
  const asked = of === undefined ? undefined : find(of, context);
  const write = (name: DerivationId): Board | null => {
    const board = new Board(context);
    return DERIVATIONS[name](board, asked) ? board : null;
  };
  const board = Object.hasOwn(DERIVATIONS, id) ? write(id) : null;
  if (board === null) {
    const names = Object.keys(DERIVATIONS) as DerivationId[];
    throw new BpError(
      'BP_OPTION',
      'explain',
      'there is no {id} to derive here; what can be derived: {ids}',
      { id, ids: names.filter((name) => write(name) !== null).join(', ') || '–' },
    );
  }
  const { lines, notes } = board;
  const written = (): readonly Pair[] => [...lines.map((line) => lineOf(line)), ...notes];
  return {
    id,
    lines,
    notes,
    value: lines[lines.length - 1].value,
    toText: () => textOf(written()).toText(),
    toLatex: () => textOf(written()).toLatex(),
    toJSON: () => ({
      id,
      lines: lines.map((line) => ({ ...line, value: plain(line.value) })),
      notes,
    }),
  };
}

/** (1) ∂E/∂o1 = o1 − t1 = 0.60944600 − 0.4 = 0.20944600: why */
function lineOf(line: DerivationLine): Pair {
  const { of, isFirst, formula, numbers, shown, reason, label } = line;
  const sides = [formula, numbers, shown].filter(
    ({ text }, i, all) => !all[i + 1]?.text.startsWith(text),
  );
  const right = equation(...sides);
  const left = isFirst
    ? equation(of, right)
    : { text: `  = ${right.text}`, latex: `\\quad = ${right.latex}` };
  const { text, latex } = joined([left, reason], ': ', ': \\; ');
  return label === ''
    ? { text, latex }
    : { text: `${label} ${text}`, latex: `\\text{${label}}\\; ${latex}` };
}

/** JSON has no NaN and no infinities. */
function plain(value: DerivationLine['value'] | readonly number[]): unknown {
  if (typeof value !== 'number') return value.map(plain);
  return Number.isFinite(value) ? value : String(value);
}
