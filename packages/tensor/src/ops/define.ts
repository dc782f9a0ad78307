import { f } from '../formula/build';
import type { Node } from '../formula/node';
import { weakDtype } from '../layout/dtype';
import { apply } from '../operation/apply';
import { asPair, asTensor, single } from '../operation/convert';
import { type FormulaOptions, formulaOperation } from '../operation/formula-operation';
import type { FormulaOperation } from '../operation/operation';
import { notePlain } from '../value/plain-number';
import type { Tensor, TensorLike } from '../value/tensor';
import { cast } from './cast';

/** The words of formulas that take these operands. */
type Word<F> = { [K in keyof typeof f]: (typeof f)[K] extends F ? K : never }[keyof typeof f];

type Unary = (x: Node) => Node;
type Binary = (x: Node, y: Node) => Node;
type UnaryOptions = FormulaOptions<readonly ['x'], readonly []>;
type BinaryOptions = Pick<FormulaOptions, 'result'>;

/**
 * A function of one tensor, from its formula: one word where none is given, the one of its name.
 */
export function unary(name: Word<Unary>, options?: UnaryOptions): (x: TensorLike) => Tensor;
export function unary(
  name: string,
  build: Unary,
  options?: UnaryOptions,
): (x: TensorLike) => Tensor;
export function unary(
  name: string,
  first?: Unary | UnaryOptions,
  second?: UnaryOptions,
): (x: TensorLike) => Tensor {
  const [build, options] =
    typeof first === 'function' ? [first, second] : [f[name as Word<Unary>], first];
  const operation = formulaOperation(name, build, options);
  return (x) => apply(operation, [asTensor(name, x)], NO_SCALARS);
}

/**
 * A function of two tensors, or of a tensor and a plain number, from its formula. A number becomes part of the
 * call, not a tensor: it takes the tensor's type and needs no storage. Of two plain numbers the result is float64, and beside a
 * tensor it still counts as a plain number.
 */
export function binary(
  name: Word<Binary>,
  options?: BinaryOptions,
): (x: TensorLike, y: TensorLike) => Tensor;
export function binary(
  name: string,
  build: Binary,
  options?: BinaryOptions,
): (x: TensorLike, y: TensorLike) => Tensor;
export function binary(
  name: string,
  first?: Binary | BinaryOptions,
  second?: BinaryOptions,
): (x: TensorLike, y: TensorLike) => Tensor {
  const [build, { result = 'same' } = {}] =
    typeof first === 'function' ? [first, second] : [f[name as Word<Binary>], first];
  const both = formulaOperation(name, build, { operands: ['x', 'y'], result });
  let numberRight: FormulaOperation | null = null;
  let numberLeft: FormulaOperation | null = null;
  return (x, y) => {
    if (typeof y === 'number') {
      numberRight ??= formulaOperation(name, build, { scalars: ['y'], result });
      return apply(numberRight, [besideNumber(asOperand(name, x), y)], [y]);
    }
    if (typeof x === 'number') {
      numberLeft ??= formulaOperation(name, (y, x) => build(x, y), {
        operands: ['y'],
        scalars: ['x'],
        result,
      });
      return apply(numberLeft, [besideNumber(asTensor(name, y), x)], [x]);
    }
    return apply(both, asPair(name, x, y), NO_SCALARS);
  };
}

const NO_SCALARS: readonly number[] = [];

/** A tensor; a plain number keeps its digits and remains one. */
export function asOperand(op: string, x: TensorLike): Tensor {
  return typeof x === 'number' ? notePlain(single(x, 'float64')) : asTensor(op, x);
}

/** Lifts whole numbers and truth values to the type that holds the number beside them. */
function besideNumber(x: Tensor, value: number): Tensor {
  const dtype = weakDtype(x.dtype, value);
  return dtype === x.dtype ? x : cast(x, dtype);
}
