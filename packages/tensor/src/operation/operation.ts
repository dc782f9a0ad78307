import type { Formula } from '../formula/formula';
import type { Node } from '../formula/node';
import type { DType } from '../layout/dtype';
import type { Layout } from '../layout/strided';
import type { Tensor } from '../value/tensor';
import type { Kernel } from './kernel';
import type { Tell } from './tell';

/** What a vector-Jacobian product may look at. */
export interface VjpContext<P> {
  /** The gradient of the loss with respect to the output; has the output's shape. */
  readonly grad: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly params: P;
  /** Which inputs want a gradient; computing the others is wasted work. */
  readonly needs: readonly boolean[];
}

/**
 * The chain rule of one operation: the gradient with respect to each input, null where there is none.
 *
 * Rules are written with the methods of the tensors they are given, so that a gradient can be differentiated
 * again, and so that the files of two operations never import each other.
 */
export type Vjp<P> = (context: VjpContext<P>) => (Tensor | null)[];

/** Which values a rule reads; overwriting one of them before the backward pass is an error. */
export interface Reads {
  readonly inputs: boolean;
  readonly output: boolean;
}

interface Named {
  /** The name in messages, graphs and plans. */
  readonly name: string;
}

/**
 * An elementwise operation: its formula is all there is to say; the derivative follows from it. Only `formulaOperation`
 * makes one.
 */
export interface FormulaOperation extends Named {
  readonly kind: 'formula';
  /** The names of the tensors, as formulas call them. */
  readonly operands: readonly string[];
  /** The names of the plain numbers. */
  readonly scalars: readonly string[];
  readonly formula: Formula;
  /** `'same'`: the common type of the inputs; `'float'`: that, as a real type; `'bool'`: a truth value. */
  readonly result: 'same' | 'float' | 'bool';
  /** The formula as a textbook has it, where that is not the computed one; `shownFormula` reads it. */
  readonly shown: ((...operands: Node[]) => Node) | undefined;
  /** The derivative by each tensor as a textbook has it, where it is not that of the formula as it is shown. */
  readonly shownSlope: ((...operands: Node[]) => readonly (Node | undefined)[]) | undefined;
}

/** An operation that only looks at the same numbers in another way. */
export interface ViewOperation<P> extends Named {
  readonly kind: 'view';
  layout(input: Tensor, params: P): Layout;
  readonly vjp: Vjp<P>;
}

/** What is known of an output before it is computed. */
export interface Inferred {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** Where its elements lie: without gaps, the axes in any order. Row-major where it is not given. */
  readonly strides?: readonly number[] | undefined;
}

/** An operation with a kernel of its own. */
export interface KernelOperation<P> extends Named {
  readonly kind: 'kernel';
  /** What the output is like; checks that the inputs fit together. */
  infer(inputs: readonly Tensor[], params: P): Inferred;
  readonly kernel: Kernel<P>;
  /** Null where the output has no gradient, as an index has none. */
  readonly vjp: Vjp<P> | null;
  readonly reads: Reads;
  /**
   * For operations of other packages. Those of this one are told of by constants beside them, which a bundle without the
   * door `tell` leaves out.
   */
  readonly tell?: Tell<P>;
}

/** What a composite operation has computed. */
export interface Computed {
  /** Carries no record of the operations it was computed by. */
  readonly output: Tensor;
  /** What its rule reads besides inputs and output, such as a mean. */
  readonly saved: readonly Tensor[];
}

/** An operation computed by others, which the chain rule takes for one: its own rule is better than theirs together. */
export interface CompositeOperation<P> extends Named {
  readonly kind: 'composite';
  /** Computes from inputs and params alone, so that it can be done again with others. Has nothing of it recorded. */
  run(inputs: readonly Tensor[], params: P): Computed;
  vjp(context: VjpContext<P> & Pick<Computed, 'saved'>): readonly (Tensor | null)[];
  readonly reads: Reads;
  /** Whether its chain rule is the user's own, and may keep the gradient that it is given; false where it is missing. */
  readonly foreign?: boolean;
}

/** Everything `apply` can run. Formula operations take their scalar operands as params. */
export type Operation<P> =
  | (P extends readonly number[] ? FormulaOperation : never)
  | ViewOperation<P>
  | KernelOperation<P>
  | CompositeOperation<P>;

/** An operation of any kind, whatever its params. */
export type AnyOperation =
  | FormulaOperation
  | ViewOperation<unknown>
  | KernelOperation<unknown>
  | CompositeOperation<unknown>;
