import { describeOptions, Module } from '@bp/module';
import type { Tensor, TensorLike } from '@bp/tensor';
import {
  apply,
  asTensor,
  f,
  formulaOperation,
  type Node,
  type OptionRule,
  readOptions,
} from '@bp/tensor/engine';

/** The options of an activation function, by their defaults. */
type Numbers = Readonly<Record<string, number>>;

/** Something written in x and the options. */
type Form<N extends Numbers, Result = Node> = (
  x: Node,
  numbers: { readonly [Key in keyof N]: Node },
) => Result;

/** What there is to say of an activation function besides its formula. */
interface Activation<N extends Numbers> {
  /** Its options are numbers. */
  defaults?: N;
  /** What options may be, where it is not any finite number. */
  rules?: { readonly [Key in keyof N]?: OptionRule };
  /** Refuses options that do not go together. */
  check?: (options: N) => void;
  /** The derivative, where the one that follows would lose digits, overflow, or differ from PyTorch's. */
  slope?: Form<N>;
  /** The formula as a textbook has it, where that is not the computed one. */
  shown?: Form<N>;
  /** The derivative as a textbook has it, where it is not simply that of the shown formula. */
  shownSlope?: Form<N>;
}

/**
 * An activation function from its formula; its derivative follows from the formula, too.
 *
 * @param name - the name in messages and graphs
 * @param formula - the value from x and the options
 */
export function activation<N extends Numbers = Record<never, never>>(
  name: string,
  formula: Form<N>,
  { defaults, rules, check, slope, shown, shownSlope }: Activation<N> = {},
): (x: TensorLike, options?: { readonly [Key in keyof N]?: N[Key] | undefined }) => Tensor {
  const scalars = Object.keys(defaults ?? {});
  const seen =
    <Result>(form: Form<N, Result>) =>
    (x: Node, ...nodes: Node[]): Result =>
      form(x, Object.fromEntries(scalars.map((key, i) => [key, nodes[i]])) as never);
  const operation = formulaOperation<readonly ['x'], readonly string[]>(name, seen(formula), {
    scalars,
    ...(slope && { adjoints: (gradient, _, ...nodes) => [f.mul(gradient, seen(slope)(...nodes))] }),
    ...(shown && { shown: seen(shown) }),
    ...(shownSlope && { shownSlope: (...nodes) => [seen(shownSlope)(...nodes)] }),
  });
  return (x, options) => {
    if (defaults === undefined) return apply(operation, [asTensor(name, x)], []);
    const given = readOptions(name, options, defaults, rules);
    check?.(given);
    return apply(
      operation,
      [asTensor(name, x)],
      scalars.map((key) => given[key]),
    );
  };
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
    rules?: { readonly [K in keyof Options]?: OptionRule },
  ) {
    super();
    this.#defaults = defaults;
    this.options = readOptions(name, options, defaults, rules);
  }

  abstract override forward(x: TensorLike): Tensor;

  override describe(): string {
    return describeOptions(this.options, this.#defaults);
  }
}
