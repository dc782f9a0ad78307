import { type Formula, makeFormula } from '../formula/formula';
import { input, type Node, scalar } from '../formula/node';
import type { FormulaOperation } from './operation';

type Names = readonly string[];

/** A node for each name. */
type Named<N extends Names> = { [Index in keyof N]: Node };

/** The operands of a formula: the tensors, then the plain numbers. */
export type FormulaOperands<Tensors extends Names, Numbers extends Names> = [
  ...Named<Tensors>,
  ...Named<Numbers>,
];

/** What there is to say of a formula besides itself. */
export interface FormulaOptions<Tensors extends Names = Names, Numbers extends Names = Names> {
  /** The names of its tensors, as formulas call them; `['x']` by default. */
  operands?: Tensors;
  /** The names of the plain numbers that come after them; none by default. */
  scalars?: Numbers;
  /** The type of the result; `'float'` by default. */
  result?: FormulaOperation['result'];
  /**
   * The gradient of each tensor from that of the result, the result itself, and the operands; null where there is none.
   * To be given where the one that follows from the formula would lose digits, overflow, or differ from PyTorch's.
   */
  adjoints?: (
    gradient: Node,
    output: Node,
    ...operands: FormulaOperands<Tensors, Numbers>
  ) => readonly (Node | null)[];
  /**
   * The formula as a textbook has it, where the computed one hides it behind what keeps digits, limits or NaN. It is equal
   * to the computed one wherever both are finite and no limit is passed. It is only ever read, never computed with.
   */
  shown?: (...operands: FormulaOperands<Tensors, Numbers>) => Node;
  /** The derivative by each tensor as a textbook has it, where it is not simply that of the shown formula. */
  shownSlope?: (...operands: FormulaOperands<Tensors, Numbers>) => readonly (Node | undefined)[];
}

/**
 * The one way to make an elementwise operation: from its formula, of which loops, types and derivatives follow.
 *
 * The names of the operands are given apart, since those of a function's parameters are lost where code is minified.
 *
 * @param name - the name in messages, graphs and plans
 * @param build - the value from as many nodes as there are names, the plain numbers last
 * @example
 * const squaredDistance = formulaOperation('squaredDistance', (x, y) => f.mul(f.sub(x, y), f.sub(x, y)), {
 *   operands: ['x', 'y'],
 * });
 * apply(squaredDistance, [tensor([3, 5]), tensor([1, 1])], []).toArray(); // [4, 16]
 */
export function formulaOperation<
  const Tensors extends Names = readonly ['x'],
  const Numbers extends Names = readonly [],
>(
  name: string,
  build: (...operands: FormulaOperands<Tensors, Numbers>) => Node,
  options: FormulaOptions<Tensors, Numbers> = {},
): FormulaOperation {
  return new Defined(name, build as Build, options as FormulaOptions);
}

type Build = (...operands: Node[]) => Node;

/** An operation that makes its formula when that is first asked for: a program uses few of those that it loads. */
class Defined implements FormulaOperation {
  readonly kind = 'formula';
  declare readonly name: string;
  declare readonly operands: Names;
  declare readonly scalars: Names;
  declare readonly result: FormulaOperation['result'];
  declare readonly shown: FormulaOperation['shown'];
  declare readonly shownSlope: FormulaOperation['shownSlope'];
  declare readonly make: () => Formula;
  made: Formula | null = null;

  constructor(name: string, build: Build, options: FormulaOptions) {
    const { operands = ['x'], scalars = [], result = 'float', adjoints } = options;
    this.name = name;
    this.operands = operands;
    this.scalars = scalars;
    this.result = result;
    this.shown = options.shown;
    this.shownSlope = options.shownSlope;
    this.make = () => {
      const nodes = operandNodes(operands, scalars);
      const output = build(...nodes);
      return makeFormula([output], adjoints?.(input(operands.length), output, ...nodes));
    };
  }

  get formula(): Formula {
    this.made ??= this.make();
    return this.made;
  }
}

function operandNodes(operands: Names, scalars: Names): Node[] {
  return [...operands.map((_, i) => input(i)), ...scalars.map((_, i) => scalar(i))];
}

/** A formula and its derivatives, as a textbook has them. */
export interface ShownFormula {
  readonly value: Node;
  /** The derivative by each tensor; none where it is simply that of `value`. */
  readonly slope: readonly (Node | undefined)[];
}

/** How a formula operation is shown: as it is computed, where nothing else is said. */
export function shownFormula(operation: FormulaOperation): ShownFormula {
  const { operands, scalars, formula, shown, shownSlope } = operation;
  const nodes = operandNodes(operands, scalars);
  return { value: shown?.(...nodes) ?? formula.outputs[0], slope: shownSlope?.(...nodes) ?? [] };
}
