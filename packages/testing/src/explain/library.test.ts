import type { Pair } from '@bp/autograd/explain';
import {
  constant,
  type FormulaOperation,
  input,
  makeFormula,
  type Node,
  shownFormula,
  substitute,
} from '@bp/tensor/engine';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { primary } from '../formulas/made';
import { makeAll } from '../formulas/make-all';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';
import { derivativesOf, printRoom } from './print-room';
import { magnification } from './rounding';

vi.mock('../../../tensor/src/operation/formula-operation', async (original) =>
  (await import('../formulas/made')).listing(await original()),
);

const { evaluate, printFormula, simplify } = await printRoom();

/** Values of operands; whole ones are those of labels. */
const POINTS = [
  [0.3, 0.7, 0.2, 0.9, 0.4, 0.6],
  [0.8, 0.25, 0.55, 0.1, 0.35, 0.45],
  [0.4, 1, 0.6, 3, 0.8, 2],
  [0.6, 0, 0.7, 1, 1, 1],
];

/** What an operation is shown as, and its slopes, with 1 as the gradient of the result. */
async function shownForms(operation: FormulaOperation): Promise<Node[]> {
  const { value, slope } = shownFormula(operation);
  const inputs = operation.operands.length;
  const derivatives = await derivativesOf({ ...makeFormula([value]), inputs });
  const slopes = derivatives.map((derivative, i) => slope[i] ?? derivative);
  const given = slopes.filter((each): each is Node => each !== null);
  return [value, ...substitute(given, (n) => (n === input(inputs) ? constant(1) : null))];
}

function symbolsOf({ operands, scalars }: FormulaOperation): (n: Node) => Pair | undefined {
  const named = (name: string): Pair => ({ text: name, latex: `\\mathit{${name}}` });
  return ({ op, value }) =>
    op === 'input' ? named(operands[value]) : op === 'scalar' ? named(scalars[value]) : undefined;
}

describe('every formula of the library and its slopes', () => {
  beforeAll(makeAll);

  it('are printed, as they are and simplified, as what has their values', async () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const operation of primary()) {
      const symbol = symbolsOf(operation);
      const names = [...operation.operands, ...operation.scalars];
      for (const form of await shownForms(operation)) {
        for (const node of [form, simplify(form)]) {
          const { text, latex } = printFormula(node, symbol);
          parsesInKatex(latex);
          for (const point of POINTS) {
            const at = ({ op, value }: Node) =>
              op === 'input'
                ? point[value]
                : op === 'scalar'
                  ? point[operation.operands.length + value]
                  : undefined;
            const scale = magnification(form, (n) => evaluate(n, at));
            if (scale === Number.POSITIVE_INFINITY) continue;
            compared++;
            const table = (of: (name: string) => string): Record<string, number> =>
              Object.fromEntries(names.map((name, i) => [of(name), point[i]]));
            const expected = evaluate(form, at);
            const found = [
              evaluate(node, at),
              evaluateText(
                text,
                table((name) => name),
              ),
              evaluateLatex(
                latex,
                table((name) => `\\mathit{${name}}`),
              ),
            ];
            if (
              !found.every((v) => Math.abs(v - expected) <= 1e-12 * Math.max(1, Math.abs(expected)))
            )
              wrong.push(`${operation.name}: ${text} = ${expected}, got ${found}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
  });

  it('are printed without what only keeps digits', async () => {
    const machinery: string[] = [];
    for (const operation of primary()) {
      for (const form of await shownForms(operation)) {
        const { text } = printFormula(simplify(form), symbolsOf(operation));
        if (/round\((?!x\)$)|64|1\.128|0\.564|2\.302|0\.693|6\.283/.test(text))
          machinery.push(text);
      }
    }
    expect(machinery).toEqual([]);
  });
});
