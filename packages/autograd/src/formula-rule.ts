import {
  type Formula,
  type FormulaOperation,
  input,
  makeFormula,
  type Node,
  substitute,
  topological,
} from '@bp/tensor/engine';
import { differentiate } from './differentiate';

/** A value that a derivative needs: the output's gradient, the output, or an input by its number. */
export type RuleOperand = 'grad' | 'output' | number;

/** The gradient with respect to one input of a formula: itself a formula, so it can be differentiated again. */
export interface FormulaRule {
  readonly operation: FormulaOperation;
  readonly operands: readonly RuleOperand[];
  /** The derivative is 1: the gradient passes as it is. */
  readonly passes: boolean;
}

const rules = /* @__PURE__ */ new WeakMap<Formula, readonly (FormulaRule | null)[]>();

/** The rule for each input of a formula operation, derived once; null where the derivative is 0 everywhere. */
export function formulaRules({ name, formula }: FormulaOperation): readonly (FormulaRule | null)[] {
  let found = rules.get(formula);
  if (found === undefined) {
    const adjoints = formula.adjoints ?? differentiate(formula);
    found = adjoints.map((node) => node && makeRule(name, formula, node));
    rules.set(formula, found);
  }
  return found;
}

function makeRule(
  name: string,
  { outputs: [output], inputs }: Formula,
  adjoint: Node,
): FormulaRule {
  const grad = input(inputs);
  const saved = input(inputs + 1);
  // Read the output where it was kept instead of computing it anew.
  const [read] = substitute([adjoint], (n) => (n === output && n.args.length > 0 ? saved : null));
  const used = topological([read]).filter((n) => n.op === 'input');
  // The gradient comes first: it has the full shape and type.
  used.sort((a, b) => Number(b === grad) - Number(a === grad) || a.value - b.value);
  const [renumbered] = substitute([read], (n) =>
    n.op === 'input' ? input(used.indexOf(n)) : null,
  );
  return {
    operation: {
      kind: 'formula',
      name: `${name}′`,
      formula: makeFormula([renumbered]),
      result: 'same',
    },
    operands: used.map((n) => (n === grad ? 'grad' : n === saved ? 'output' : n.value)),
    passes: read === grad,
  };
}
