import type { Pair } from '@bp/autograd/explain';
import type { Formula, Node } from '@bp/tensor/engine';
import { vi } from 'vitest';

type Values = (n: Node) => number | undefined;

/** The room of explanations that prints formulas. It has no door: users see what it has printed. */
interface PrintRoom {
  evaluate(formula: Node, leaf: Values): number;
  simplify(formula: Node, kept?: (n: Node) => boolean): Node;
  resolve(formula: Node, leaf: Values): { node: Node; conditions: readonly Node[] };
  printFormula(formula: Node, symbol: (n: Node) => Pair | undefined): Pair;
  asFactor(pair: Pair): Pair;
  joinProduct(factors: readonly Pair[], by: ' · ' | ' × '): Pair;
  joinSum(terms: readonly Pair[]): Pair;
}

export async function printRoom(): Promise<PrintRoom> {
  const parts = await Promise.all([
    vi.importActual('../../../autograd/src/explain/print/evaluate'),
    vi.importActual('../../../autograd/src/explain/print/simplify'),
    vi.importActual('../../../autograd/src/explain/print/resolve'),
    vi.importActual('../../../autograd/src/explain/print/formula-text'),
    vi.importActual('../../../autograd/src/explain/print/join'),
  ]);
  return Object.assign({}, ...parts) as PrintRoom;
}

/** The derivatives of a formula, by the rules of the chain rule. */
export async function derivativesOf(formula: Formula): Promise<readonly (Node | null)[]> {
  const { differentiate } = await vi.importActual<{
    differentiate: (formula: Formula) => readonly (Node | null)[];
  }>('../../../autograd/src/rules/differentiate');
  return differentiate(formula);
}
