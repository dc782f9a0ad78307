import { formulaSlopes, printFormula, simplify } from '@bp/autograd/engine';
import { type FormulaOperation, type Node, shownFormula } from '@bp/tensor/engine';

/** A formula and its derivatives, set by the formula itself. */
export interface FormulaLatex {
  /** `f = \frac{1}{1 + e^{-x}}` */
  readonly value: string;
  /** By each tensor: `\frac{\partial f}{\partial x} = …` */
  readonly slopes: readonly string[];
}

/** Names that are read as Greek letters, or belong below another one. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: '\\alpha',
  beta: '\\beta',
  delta: '\\delta',
  eps: '\\varepsilon',
  epsilon: '\\varepsilon',
  gamma: '\\gamma',
  lambda: '\\lambda',
  lambd: '\\lambda',
  sigma: '\\sigma',
};

export function symbolLatex(name: string): string {
  if (Object.hasOwn(SYMBOLS, name)) return SYMBOLS[name];
  return name.length === 1 ? name : `\\mathrm{${name}}`;
}

/** How a formula operation and its derivatives are written; its output is called f. */
export function formulaLatex(operation: FormulaOperation, output = 'f'): FormulaLatex {
  const { value } = shownFormula(operation);
  const slopes = formulaSlopes(operation);
  return {
    value: `${output} = ${printed(simplify(value), operation, output)}`,
    slopes: operation.operands.map((name, i) => {
      const slope = slopes[i];
      const over = `\\frac{\\partial ${output}}{\\partial ${symbolLatex(name)}}`;
      return `${over} = ${slope ? printed(slope.shown, operation, output) : '0'}`;
    }),
  };
}

function printed(formula: Node, operation: FormulaOperation, output: string): string {
  const { operands, scalars } = operation;
  return printFormula(formula, ({ op, value }) => {
    if (op === 'scalar') return pair(scalars[value]);
    if (op !== 'input') return undefined;
    return value < operands.length ? pair(operands[value]) : { text: output, latex: output };
  }).latex;
}

function pair(name: string): { readonly text: string; readonly latex: string } {
  return { text: name, latex: symbolLatex(name) };
}
