// How each number of a problem is computed from those before it.
import { planOf } from './expression/plan';
import type { Operation } from './expression/tree';
import { exact } from './number';
import { joined, type Pair, pair } from './pair';
import type { Activation, Loss } from './problem/problem';

/** Calls that have a sign of their own; all others are written as words. */
const CALLS: Readonly<Record<string, readonly [text: string, latex: string]>> = {
  sigmoid: ['σ', '\\sigma'],
  sin: ['sin', '\\sin'],
  cos: ['cos', '\\cos'],
  tan: ['tan', '\\tan'],
  exp: ['exp', '\\exp'],
  ln: ['ln', '\\ln'],
  tanh: ['tanh', '\\tanh'],
};

export function callOf(name: string, of: Pair): Pair {
  const [text, latex] = CALLS[name] ?? [name, `\\operatorname{${name}}`];
  return pair(`${text}(${of.text})`, `${latex}\\left(${of.latex}\\right)`);
}

export function activationOf(name: Activation, z: Pair): Pair {
  if (name === 'linear') return z;
  if (name === 'relu') {
    return pair(`max(0, ${z.text})`, `\\max\\left(0, ${z.latex}\\right)`);
  }
  return callOf(name, z);
}

/** e^z1 / (e^z1 + e^z2) */
export function softmaxOf(z: Pair, all: readonly Pair[]): Pair {
  const power = (one: Pair): Pair => pair(`exp(${one.text})`, `e^{${one.latex}}`);
  const [over, under] = [power(z), joined(all.map(power), ' + ')];
  return pair(`${over.text}/(${under.text})`, `\\frac{${over.latex}}{${under.latex}}`);
}

/** w1·x1 + w2·x2 + b1 */
export function weightedSum(terms: readonly (readonly [Pair, Pair])[], bias: Pair | null): Pair {
  const products = terms.map(([w, x]) => joined([w, x], '·', ' '));
  return joined(bias ? [...products, bias] : products, ' + ');
}

/** The error of one output. */
export function errorOf(loss: Loss, o: Pair, t: Pair): Pair {
  const difference = pair(`(${t.text} − ${o.text})`, `\\left(${t.latex} - ${o.latex}\\right)`);
  switch (loss) {
    case 'halfSse':
      return pair(`½·${difference.text}²`, `\\tfrac{1}{2}${difference.latex}^{2}`);
    case 'mse':
      return pair(`${difference.text}²`, `${difference.latex}^{2}`);
    case 'mae':
      return pair(`|${t.text} − ${o.text}|`, `\\left|${t.latex} - ${o.latex}\\right|`);
    case 'bce':
      return pair(
        `−(${t.text}·ln(${o.text}) + (1 − ${t.text})·ln(1 − ${o.text}))`,
        `-\\left(${t.latex} \\ln ${o.latex} + \\left(1 - ${t.latex}\\right) \\ln\\left(1 - ${o.latex}\\right)\\right)`,
      );
    case 'hinge':
      return pair(
        `max(0, 1 − ${t.text}·${o.text})`,
        `\\max\\left(0, 1 - ${t.latex} ${o.latex}\\right)`,
      );
    case 'crossEntropy':
      return pair(`−ln(${o.text})`, `-\\ln ${o.latex}`);
    case 'huber':
      return callOf('huber', pair(`${o.text} − ${t.text}`, `${o.latex} - ${t.latex}`));
  }
}

/** The error of one output as a number, by its textbook formula. */
export function errorValue(loss: Loss, o: number, t: number): number {
  const off = t - o;
  switch (loss) {
    case 'halfSse':
      return 0.5 * off * off;
    case 'mse':
      return off * off;
    case 'mae':
      return Math.abs(off);
    case 'bce': {
      const part = (share: number, p: number): number => (share === 0 ? 0 : share * Math.log(p));
      return -(part(t, o) + part(1 - t, 1 - o));
    }
    case 'hinge':
      return Math.max(0, 1 - t * o);
    case 'huber':
      return Math.abs(off) <= 1 ? 0.5 * off * off : Math.abs(off) - 0.5;
    case 'crossEntropy':
      return -Math.log(o);
  }
}

/** Whether the loss is the mean of the errors of its outputs; else it is their sum. */
export function isMean(loss: Loss): boolean {
  return loss === 'mse' || loss === 'mae' || loss === 'huber' || loss === 'hinge';
}

/** The formulas of an expression's values by their names, with what each is computed from. */
export function expressionFormulas(
  source: string,
  symbol: (name: string) => Pair,
): Map<string, { readonly formula: Pair; readonly from: readonly string[] }> {
  return new Map(
    planOf(source).steps.map(({ name, op, operands }) => {
      const shown = operands.map((one) =>
        typeof one === 'string' ? symbol(one) : pair(exact(one), exact(one)),
      );
      const from = operands.filter((one) => typeof one === 'string');
      return [name, { formula: operationOf(op, shown), from: [...new Set(from)] }] as const;
    }),
  );
}

function operationOf(op: Operation, [a, b]: readonly Pair[]): Pair {
  switch (op) {
    case 'add':
      return joined([a, b], ' + ');
    case 'sub':
      return joined([a, b], ' − ', ' - ');
    case 'mul':
      return joined([a, b], '·', ' \\cdot ');
    case 'div':
      return pair(`${a.text}/${b.text}`, `\\frac{${a.latex}}{${b.latex}}`);
    case 'pow':
      return pair(
        /^[2-9]$/.test(b.text) ? a.text + '²³⁴⁵⁶⁷⁸⁹'[Number(b.text) - 2] : `${a.text}^${b.text}`,
        `${a.latex}^{${b.latex}}`,
      );
    case 'neg':
      return pair(`−${a.text}`, `-${a.latex}`);
    case 'sqrt':
      return pair(`√${a.text}`, `\\sqrt{${a.latex}}`);
    case 'abs':
      return pair(`|${a.text}|`, `\\left|${a.latex}\\right|`);
    case 'relu':
      return activationOf('relu', a);
    default:
      return callOf(op, a);
  }
}
