import { f } from '../formula/build';
import { makeFormula, substitute } from '../formula/formula';
import { input, type Node, scalar } from '../formula/node';
import { weakDtype } from '../layout/dtype';
import { apply } from '../operation/apply';
import { asPair, asTensor } from '../operation/convert';
import type { FormulaOperation } from '../operation/operation';
import type { Tensor, TensorLike } from '../value/tensor';
import { cast } from './cast';

type Result = FormulaOperation['result'];

/** An elementwise operation from its formula; its derivatives follow from that where they are not given. */
export function formulaOperation(
  name: string,
  output: Node,
  result: Result,
  adjoints?: readonly Node[],
): FormulaOperation {
  return { kind: 'formula', name, formula: makeFormula([output], adjoints), result };
}

/** The words of formulas that take these operands. */
type Word<F> = { [K in keyof typeof f]: (typeof f)[K] extends F ? K : never }[keyof typeof f];

type Unary = (x: Node) => Node;
type Binary = (x: Node, y: Node) => Node;

/**
 * A function of one tensor, from its formula: one word where nothing else is said, the one of its name.
 *
 * @param slope - the gradient of the operand from the result and its gradient, where the one that follows is slower
 */
export function unary(name: Word<Unary>, result?: Result): (x: TensorLike) => Tensor;
export function unary(
  name: string,
  result: Result,
  build: Unary,
  slope?: Binary,
): (x: TensorLike) => Tensor;
export function unary(
  name: string,
  result: Result = 'float',
  build = f[name as Word<Unary>],
  slope?: Binary,
): (x: TensorLike) => Tensor {
  const output = build(input(0));
  const operation = formulaOperation(name, output, result, slope && [slope(output, input(1))]);
  return (x) => apply(operation, [asTensor(name, x)], NO_SCALARS);
}

/**
 * A function of two tensors, or of a tensor and a plain number, from its formula. A number becomes part of the
 * call, not a tensor: it takes the tensor's type and needs no storage.
 */
export function binary(
  name: Word<Binary>,
  result?: Result,
): (x: TensorLike, y: TensorLike) => Tensor;
export function binary(
  name: string,
  result: Result,
  build: Binary,
): (x: TensorLike, y: TensorLike) => Tensor;
export function binary(
  name: string,
  result: Result = 'same',
  build: Binary = f[name as Word<Binary>],
): (x: TensorLike, y: TensorLike) => Tensor {
  const output = build(input(0), input(1));
  const both = formulaOperation(name, output, result);
  let numberRight: FormulaOperation | null = null;
  let numberLeft: FormulaOperation | null = null;
  return (x, y) => {
    if (typeof y === 'number' && typeof x !== 'number') {
      numberRight ??= formulaOperation(name, replaceInputs(output, [input(0), scalar(0)]), result);
      return apply(numberRight, [besideNumber(asTensor(name, x), y)], [y]);
    }
    if (typeof x === 'number' && typeof y !== 'number') {
      numberLeft ??= formulaOperation(name, replaceInputs(output, [scalar(0), input(0)]), result);
      return apply(numberLeft, [besideNumber(asTensor(name, y), x)], [x]);
    }
    return apply(both, asPair(name, x, y), NO_SCALARS);
  };
}

const NO_SCALARS: readonly number[] = [];

function replaceInputs(output: Node, by: readonly Node[]): Node {
  return substitute([output], (n) => (n.op === 'input' ? by[n.value] : null))[0];
}

/** Lifts whole numbers and truth values to the type that holds the number beside them. */
function besideNumber(x: Tensor, value: number): Tensor {
  const dtype = weakDtype(x.dtype, value);
  return dtype === x.dtype ? x : cast(x, dtype);
}
