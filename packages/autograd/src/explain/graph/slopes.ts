import {
  constant,
  type FormulaOperation,
  input,
  makeFormula,
  type Node,
  shownFormula,
  substitute,
} from '@bp/tensor/engine';
import { differentiate } from '../../rules/differentiate';
import { remembered } from '../print/remembered';
import { simplify } from '../print/simplify';

/** The derivative of a formula by one of its tensors, in the tensors, the plain numbers and, where it helps, the result. */
export interface FormulaSlope {
  /** As it is computed. */
  readonly computed: Node;
  /** As a textbook has it. */
  readonly shown: Node;
}

const known = /* @__PURE__ */ new WeakMap<FormulaOperation, readonly (FormulaSlope | null)[]>();

/** The derivative by each tensor, found once; null where it is 0 everywhere. */
export function formulaSlopes(operation: FormulaOperation): readonly (FormulaSlope | null)[] {
  return remembered(known, operation, derive);
}

function derive(operation: FormulaOperation): (FormulaSlope | null)[] {
  const { formula } = operation;
  const { value, slope } = shownFormula(operation);
  const computed = formula.adjoints ?? differentiate(formula);
  const shown = value === formula.outputs[0] ? computed : differentiate(makeFormula([value]));
  return operation.operands.map((_, i) => {
    const own = computed[i];
    if (own === null || own === undefined) return null;
    const number = alone(own, formula.inputs);
    const seen = slope[i] ?? (shown[i] ? alone(shown[i], makeFormula([value]).inputs) : number);
    return { computed: number, shown: simplify(seen) };
  });
}

/** A derivative by itself: where the gradient that comes in is 1. */
function alone(adjoint: Node, inputs: number): Node {
  const gradient = input(inputs);
  return substitute([adjoint], (n) => (n === gradient ? constant(1) : null))[0];
}
