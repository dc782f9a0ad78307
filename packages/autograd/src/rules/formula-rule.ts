import {
  type Formula,
  type FormulaOperation,
  formulaOperation,
  input,
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
export function formulaRules(operation: FormulaOperation): readonly (FormulaRule | null)[] {
  const { formula } = operation;
  let found = rules.get(formula);
  if (found === undefined) {
    const adjoints = formula.adjoints ?? differentiate(formula);
    found = adjoints.map((node) => node && makeRule(operation, node));
    rules.set(formula, found);
  }
  return found;
}

function makeRule(
  { name, operands, scalars, formula }: FormulaOperation,
  adjoint: Node,
): FormulaRule {
  const {
    outputs: [output],
    inputs,
  } = formula;
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
  // The rule of a rule has two gradients: the second is called grad′.
  const order = name.replace(/[^′]+/, '');
  const names = [...operands, `grad${order}`, `output${order}`];
  return {
    operation: formulaOperation(`${name}′`, () => renumbered, {
      operands: used.map((n) => names[n.value]),
      scalars,
      result: 'same',
    }),
    operands: used.map((n) => (n === grad ? 'grad' : n === saved ? 'output' : n.value)),
    passes: read === grad,
  };
}
