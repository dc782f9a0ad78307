import { printFormula, simplify } from '@bp/autograd/engine';
import { tensor } from '@bp/tensor';
import { type DispatchTap, givesTruth, isFormulaKernel, tapDispatch } from '@bp/tensor/engine';
import { OPERATIONS } from '@bp/testing/operations';
import { type Checked, checked } from './checked.ts';
import { OPERATION_FAMILIES } from './families.ts';
import { type FormulaLatex, formulaLatex, symbolLatex } from './formula-latex.ts';
import { functionOf } from './function-of.ts';
import { formulaBehind, recordedBy } from './recorded.ts';
import { type ShapeRow, shapeRows } from './shapes.ts';
import { toldLatex } from './told-latex.ts';

/** All that is computed about an operation for its page. */
export interface Description {
  readonly name: string;
  readonly family: string;
  /** `'unary'` and `'binary'` are formulas of one and of two tensors; `'vector'` folds axes. */
  readonly form: 'unary' | 'binary' | 'vector' | 'other';
  /** The formula that it is, where it is one; its derivatives follow from it. */
  readonly formula: FormulaLatex | null;
  /** What an operation with a kernel tells of its first element. */
  readonly told: readonly string[];
  /** The operations that it is made of, where these are several or of another name. */
  readonly madeOf: readonly string[];
  readonly checked: Checked | string;
  readonly shapes: readonly ShapeRow[];
}

/** @param parameters the names of its parameters, as it is declared */
export function describe(name: string, parameters: readonly string[]): Description {
  const family = OPERATION_FAMILIES.find(({ names }) => names.includes(name))?.id ?? '';
  const { formula, operands } = formulaOf(name, parameters);
  const sample = sampleOf(name);
  const nodes = sample ? recordedBy(sample.fn, sample.inputs) : [];
  const own = nodes.filter(({ operation: { kind } }) => kind !== 'view');
  const steps = [...new Set(own.map((one) => one.operation.name))];
  return {
    name,
    family,
    form: formOf(operands, family, name),
    formula,
    told: own.length === 1 ? toldLatex(own[0], parameters) : [],
    madeOf: steps.length > 1 || (steps.length === 1 && steps[0] !== name) ? steps : [],
    checked: checked(name),
    shapes: shapeRows(name),
  };
}

/** The formula that an operation is, if it is one, and of how many tensors. */
export function formulaOf(
  name: string,
  parameters: readonly string[],
): { readonly formula: FormulaLatex | null; readonly operands: number } {
  const sample = sampleOf(name);
  if (sample === null) return plainFormula(name, parameters);
  const operation = formulaBehind(sample.fn, sample.inputs);
  // that of outer is the formula of a product, which it is not
  return operation?.name === name
    ? { formula: formulaLatex(operation), operands: operation.operands.length }
    : { formula: null, operands: 0 };
}

function sampleOf(name: string): SmoothCase | null {
  const { smooth } = OPERATIONS[name];
  if (typeof smooth === 'string') return null;
  return smooth.find(({ inputs }) => inputs[0].size > 0) ?? null;
}

type SmoothCase = Exclude<(typeof OPERATIONS)[string]['smooth'], string>[number];

function formOf(operands: number, family: string, name: string): Description['form'] {
  if (operands === 1 && !TAKES_MORE.has(name)) return 'unary';
  if (operands === 2) return 'binary';
  return family === 'reductions' && name !== 'sumTo' && name !== 'cumsum' ? 'vector' : 'other';
}

/** Formulas of one tensor that are not called with a tensor alone. */
const TAKES_MORE = new Set(['clamp', 'maskedFill', 'where', 'cast', 'oneHot', 'tril', 'triu']);

/** The formula of an operation without derivative: what its only kernel computes. */
function plainFormula(
  name: string,
  parameters: readonly string[],
): { readonly formula: FormulaLatex | null; readonly operands: number } {
  const fn = functionOf<unknown>(name);
  let seen: Parameters<DispatchTap>[0][] = [];
  for (const count of [1, 2]) {
    seen = [];
    const inputs = Array.from({ length: count }, (_, i) => tensor([0.5 + i, -1.25]));
    try {
      tapDispatch(
        (kernel) => seen.push(kernel),
        () => fn(...inputs),
      );
    } catch {
      continue;
    }
    const [kernel, ...more] = seen;
    if (kernel === undefined || more.length > 0 || !isFormulaKernel(kernel)) continue;
    const { formula } = kernel;
    if (formula.inputs !== count) continue;
    const { latex } = printFormula(simplify(formula.outputs[0]), ({ op, value }) =>
      op === 'input'
        ? { text: parameters[value] ?? 'x', latex: symbolLatex(parameters[value] ?? 'x') }
        : undefined,
    );
    const value = givesTruth(formula.outputs[0].op) ? `\\left[${latex}\\right]` : latex;
    return { formula: { value: `f = ${value}`, slopes: [] }, operands: count };
  }
  return { formula: null, operands: 0 };
}
