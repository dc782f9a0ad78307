import type { Tensor } from '@bp/tensor';
import {
  apply,
  constant,
  type FormulaOperation,
  formulaOperation,
  type Node,
} from '@bp/tensor/engine';

type Names = readonly string[];

/**
 * The options that a formula takes, by their defaults. A number is an operand of each call. A truth value chooses between
 * forms. Null stands for a factor that may be given as a tensor; one that is not given is 1 and leaves no trace.
 */
export type Choices = Readonly<Record<string, number | boolean | null>>;

/** The options as a formula sees them. */
type Chosen<C extends Choices> = {
  readonly [Key in keyof C]: C[Key] extends boolean ? boolean : Node;
};

/** The options as a call gives them. */
type Given<C extends Choices> = {
  readonly [Key in keyof C]: C[Key] extends null
    ? Tensor | null
    : C[Key] extends boolean
      ? boolean
      : number;
};

type Nodes<N extends Names> = { [Index in keyof N]: Node };

/** Something written in the tensors and the options of a loss: its value, or what follows from that. */
export type LossFormula<N extends Names, C extends Choices, Result = Node> = (
  ...operands: [...Nodes<N>, Chosen<C>]
) => Result;

/** What there is to say of a formula besides itself: see `FormulaOptions`. */
export interface LossForms<N extends Names, C extends Choices> {
  /** The gradient of each tensor, as a function of the gradient of the loss. */
  adjoints?: LossFormula<N, C, (gradient: Node) => readonly Node[]>;
  shown?: LossFormula<N, C>;
  shownSlope?: LossFormula<N, C, readonly (Node | undefined)[]>;
}

/** A formula with its names, its options and its other forms. */
interface Written<N extends Names, C extends Choices> extends LossForms<N, C> {
  /** The names of the tensors. */
  operands: N;
  /** The options that the formula takes; none by default. */
  choices?: C;
}

/**
 * An elementwise loss from its formula; its gradient follows from that. However many options it has, it is written once:
 * the operation of each combination is made when it is first asked for, and kept.
 *
 * @returns a function of the tensors and the options
 */
export function elementwise<const N extends Names, const C extends Choices = Record<never, never>>(
  name: string,
  formula: LossFormula<N, C>,
  written: Written<N, C>,
): (tensors: readonly Tensor[], given: Given<C>) => Tensor {
  const defaults: Choices = written.choices ?? {};
  const keys = Object.keys(defaults);
  const numbers = keys.filter((key) => typeof defaults[key] === 'number');
  const made = new Map<string, FormulaOperation>();
  return (tensors, given: Readonly<Record<string, unknown>>) => {
    const factors = keys.filter((key) => defaults[key] === null && given[key] !== null);
    const flags = keys.filter((key) => typeof defaults[key] === 'boolean' && given[key]);
    const combination = `${factors};${flags}`;
    let operation = made.get(combination);
    if (operation === undefined) {
      operation = combine(name, formula, written, { factors, flags, numbers });
      made.set(combination, operation);
    }
    return apply(
      operation,
      [...tensors, ...factors.map((key) => given[key] as Tensor)],
      numbers.map((key) => given[key] as number),
    );
  };
}

/** The operation for the factors that are there and the flags that are set. */
function combine<N extends Names, C extends Choices>(
  name: string,
  formula: LossFormula<N, C>,
  { operands, choices, adjoints, shown, shownSlope }: Written<N, C>,
  { factors, flags, numbers }: Readonly<Record<'factors' | 'flags' | 'numbers', Names>>,
): FormulaOperation {
  const names = [...operands, ...factors, ...numbers];
  const seen =
    <Result>(form: LossFormula<N, C, Result>) =>
    (...nodes: Node[]): Result => {
      const chosen: Record<string, Node | boolean> = {};
      for (const [key, initial] of Object.entries(choices ?? {}))
        chosen[key] = initial === null ? constant(1) : flags.includes(key);
      for (let i = operands.length; i < names.length; i++) chosen[names[i]] = nodes[i];
      return form(...([...nodes.slice(0, operands.length), chosen] as never));
    };
  return formulaOperation<Names, Names>(name, seen(formula), {
    operands: [...operands, ...factors],
    scalars: numbers,
    ...(adjoints && { adjoints: (gradient, _, ...nodes) => seen(adjoints)(...nodes)(gradient) }),
    ...(shown && { shown: seen(shown) }),
    ...(shownSlope && { shownSlope: seen(shownSlope) }),
  });
}
