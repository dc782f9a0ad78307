import type { Tensor, TensorLike } from '@bp/tensor';
import type { OptionRule } from '@bp/tensor/engine';
import { type Choices, elementwise, type LossForms, type LossFormula } from './elementwise';
import { readLabels, readPrediction, readWeight } from './operands';
import { type LossOptions, MEAN, type Reduction, readLossOptions, reduce } from './reduction';

/** A loss of a prediction and a target in the same shape. */
export type PointwiseLoss<Options = LossOptions> = (
  prediction: TensorLike,
  target: TensorLike,
  options?: Options,
) => Tensor;

/** The type of an option whose default is known. */
type OptionOf<Default> = Default extends null
  ? TensorLike | null
  : Default extends boolean
    ? boolean
    : Default extends number
      ? number
      : Default;

/** All options of a loss. */
type Settings<C, D> = Omit<{ readonly reduction: Reduction }, keyof D> &
  D & {
    readonly [Key in keyof C]: OptionOf<C[Key]>;
  };

/** What there is to say of a pointwise loss besides its formula. */
interface Pointwise<N extends readonly string[], C extends Choices, D> extends LossForms<N, C> {
  /** How the formula calls prediction and target; y and t by default. */
  operands?: N;
  /** The options that the formula takes, by their defaults. */
  choices?: C;
  /** The defaults of other options, and of `reduction` where it is not `'mean'`. */
  defaults?: D;
  /** What messages call the prediction. */
  prediction?: string;
  /** What options may be, where their defaults do not tell. */
  rules?: Readonly<Record<string, OptionRule>>;
  /** Refuses values out of their range. */
  checkValues?: (op: string, prediction: Tensor, target: Tensor) => void;
  /** The reductions there are, if others than the usual. */
  reductions?: readonly string[];
  /** Makes one number of the losses of the elements, if otherwise than usual. */
  reduce?: (losses: Tensor, settings: Settings<C, D>) => Tensor;
}

/**
 * A loss that compares prediction and target element by element, from its formula: it reads and checks both, applies the
 * formula and reduces what comes out.
 *
 * @param formula - the loss of one element, from prediction, target and options
 */
export function pointwise<
  const N extends readonly string[] = readonly ['y', 't'],
  const C extends Choices = Record<never, never>,
  D extends object = Record<never, never>,
>(
  op: string,
  formula: LossFormula<N, C>,
  more: Pointwise<N, C, D> = {},
): PointwiseLoss<NoInfer<{ [Key in keyof Settings<C, D>]?: Settings<C, D>[Key] | undefined }>> {
  const { operands = ['y', 't'] as never, choices, prediction: called = 'prediction' } = more;
  const defaults: typeof MEAN = { ...MEAN, ...choices, ...more.defaults };
  const lossesOf = elementwise(op, formula, { ...more, operands });
  return (prediction, target, options) => {
    const read = readLossOptions<typeof MEAN>(op, options, defaults, more.rules, more.reductions);
    const settings = read as object as Settings<C, D>;
    const y = readPrediction(op, called, prediction, target);
    const t = readLabels(op, target, y);
    more.checkValues?.(op, y, t);
    const given: Record<string, unknown> = { ...read };
    for (const key of Object.keys(choices ?? {})) {
      if (choices?.[key] === null && given[key] !== null)
        given[key] = readWeight(op, key, given[key] as TensorLike, t.shape, y);
    }
    const losses = lossesOf([y, t], given as never);
    return more.reduce?.(losses, settings) ?? reduce(losses, read.reduction);
  };
}
