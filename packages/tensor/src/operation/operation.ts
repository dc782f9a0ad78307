import type { Formula } from '../formula/formula';
import type { DType } from '../layout/dtype';
import type { Layout } from '../layout/strided';
import type { Tensor } from '../value/tensor';
import type { Kernel } from './kernel';

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

/** An elementwise operation: its formula is all there is to say; the derivative follows from it. */
export interface FormulaOperation extends Named {
  readonly kind: 'formula';
  readonly formula: Formula;
  /** `'same'`: the common type of the inputs; `'float'`: that, as a real type; `'bool'`: a truth value. */
  readonly result: 'same' | 'float' | 'bool';
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
  /** Whether its chain rule is the user's own, and may keep the gradient that it is given; false where it is missing. */
  readonly foreign?: boolean;
}

/** Everything `apply` can run. Formula operations take their scalar operands as params. */
export type Operation<P> =
  | (P extends readonly number[] ? FormulaOperation : never)
  | ViewOperation<P>
  | KernelOperation<P>;

/** An operation of any kind, whatever its params. */
export type AnyOperation = FormulaOperation | ViewOperation<unknown> | KernelOperation<unknown>;
