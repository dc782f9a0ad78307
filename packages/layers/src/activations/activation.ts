import { describeOptions, Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  type FormulaOperation,
  f,
  input,
  makeFormula,
  type Node,
  readOptions,
  scalar,
} from '@bp/tensor/engine';

/**
 * An activation function from its formula; its derivative follows from the formula, too.
 *
 * @param name - the name in messages and graphs
 * @param build - the value from x and from the numbers that are given at each call
 * @param slope - the derivative from the same, where the one that follows would lose digits, overflow, or differ from
 *   PyTorch's
 */
export function activation(
  name: string,
  build: (x: Node, ...numbers: Node[]) => Node,
  slope?: (x: Node, ...numbers: Node[]) => Node,
): (x: TensorLike, ...numbers: number[]) => Tensor {
  const x = input(0);
  const numbers = Array.from({ length: build.length - 1 }, (_, i) => scalar(i));
  const output = build(x, ...numbers);
  const formula =
    slope === undefined
      ? makeFormula([output])
      : makeFormula([output], [f.mul(input(1), slope(x, ...numbers))]);
  const operation: FormulaOperation = { kind: 'formula', name, formula, result: 'float' };
  return (x, ...given) => apply(operation, [asTensor(name, x)], given);
}

/** An activation function with options, as a layer. */
export abstract class ActivationLayer<Options extends object> extends Module {
  /** All options, completed with their defaults. */
  readonly options: Readonly<Options>;
  readonly #defaults: Options;

  constructor(
    name: string,
    options: { readonly [K in keyof Options]?: Options[K] | undefined } | undefined,
    defaults: Options,
  ) {
    super();
    this.#defaults = defaults;
    this.options = readOptions(name, options, defaults);
  }

  abstract override forward(x: TensorLike): Tensor;

  override describe(): string {
    return describeOptions(this.options, this.#defaults);
  }
}
