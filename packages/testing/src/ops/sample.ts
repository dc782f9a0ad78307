import type { GradcheckFunction, GradcheckOptions } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';

/** One call of an operation at which its derivative exists. */
export interface SampleCase {
  /** What is special about it, as a few words. */
  readonly name: string;
  readonly fn: GradcheckFunction;
  readonly inputs: readonly Tensor[];
  /** Why the second derivative does not exist here, where it does not. */
  readonly onlyFirst?: string;
  /** Other bounds, where float64 cannot hold the usual ones. */
  readonly options?: GradcheckOptions;
}

/** How the derivative of an exported operation is checked, or why it has none. */
export type Sample =
  | { readonly differentiable: true; readonly cases: readonly SampleCase[] }
  | { readonly differentiable: false; readonly reason: string };

/** Samples by the name of the export. */
export type Samples = Readonly<Record<string, Sample>>;

/** A sample from its cases: the name of each, the function, the inputs. */
export function cases(
  ...list: readonly (readonly [
    name: string,
    fn: GradcheckFunction,
    inputs: readonly Tensor[],
    extra?: Pick<SampleCase, 'onlyFirst' | 'options'>,
  ])[]
): Sample {
  return {
    differentiable: true,
    cases: list.map(([name, fn, inputs, extra]) => ({ name, fn, inputs, ...extra })),
  };
}

/** An operation without a derivative. */
export function none(reason: string): Sample {
  return { differentiable: false, reason };
}

const real = (values: Parameters<typeof tensor>[0]): Tensor => tensor(values, { dtype: 'float64' });

/** Distinct, of both signs, nowhere near 0, a whole or a half number, or each other: no kink, jump or tie is near. */
export const SPREAD = real([
  [-1.7, 0.4, 2.3],
  [1.2, -0.6, -2.2],
]);

/** A second operand for {@link SPREAD}: differs from it by at least 0.2 everywhere. */
export const OTHER = real([
  [0.8, -1.3, 1.9],
  [-0.7, 2.6, 0.3],
]);

/** Far enough from 0 for logarithms and roots. */
export const POSITIVE = real([
  [0.3, 1.7, 2.9],
  [0.8, 0.45, 4.1],
]);

/** Zeros of both signs and equal values, for what is smooth there. */
export const ZEROS_AND_TIES = real([
  [0, -0, 0.7],
  [1.3, 0.7, -2.5],
]);

/** One value per column of the above, one per row, and a single number. */
export const ROW = real([0.9, -1.4, 2.7]);
export const COLUMN = real([[1.6], [-0.35]]);
export const NUMBER = real(1.45);

/** Three axes, distinct values. */
export const CUBE = real([
  [
    [0.5, -1.2, 2.1, 0.9],
    [1.8, 0.2, -0.4, -2.6],
    [-0.8, 3.1, 1.4, -1.9],
  ],
  [
    [-2.2, 0.7, 1.1, 2.8],
    [0.1, -1.6, 2.4, -0.3],
    [1.6, -0.9, -3.2, 0.4],
  ],
]);

/** A shape without elements. */
export const EMPTY = tensor(new Float64Array(0)).reshape([0, 3]);
