import { describeOptions, Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  type FormulaOperands,
  type FormulaOptions,
  f,
  formulaOperation,
  type Node,
  readOptions,
} from '@bp/tensor/engine';

type Operands<Numbers extends readonly string[]> = FormulaOperands<readonly ['x'], Numbers>;

/** What there is to say of an activation function besides its formula. */
interface ActivationOptions<Numbers extends readonly string[]>
  extends Omit<FormulaOptions<readonly ['x'], Numbers>, 'operands' | 'result' | 'adjoints'> {
  /** The derivative, where the one that follows would lose digits, overflow, or differ from PyTorch's. */
  slope?: (...operands: Operands<Numbers>) => Node;
}

/**
 * An activation function from its formula; its derivative follows from the formula, too.
 *
 * @param name - the name in messages and graphs
 * @param build - the value from x and from the numbers that are given at each call, named by `scalars`
 */
export function activation<const Numbers extends readonly string[] = readonly []>(
  name: string,
  build: (...operands: Operands<Numbers>) => Node,
  { slope, ...options }: ActivationOptions<Numbers> = {},
): (x: TensorLike, ...numbers: { [Index in keyof Numbers]: number }) => Tensor {
  const operation = formulaOperation(name, build, {
    ...options,
    ...(slope && {
      adjoints: (gradient: Node, _: Node, ...operands: Operands<Numbers>) => [
        f.mul(gradient, slope(...operands)),
      ],
    }),
  });
  return (x, ...numbers) => apply<readonly number[]>(operation, [asTensor(name, x)], numbers);
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
