import type { DType, TypedArray } from './dtype';
import type { ArgOptions } from './ops/extremum';
import type { SliceSpec } from './ops/slice-spec';
import type { VarianceOptions } from './ops/statistics';
import type { ReduceOptions } from './ops/sum';
import type { NestedArray, Tensor, TensorLike } from './tensor';

/**
 * The everyday operations as methods. Each does what the free function of the same name does, where formulas, shapes
 * and examples are told.
 *
 * A method is an operation whose first operand is a tensor and which networks and the rules of gradients use all the time:
 * arithmetic, comparisons, common activations, products, reductions, views, copies. No bundler can drop a method, so whole
 * families (images, lists of tensors), what a few methods say, and what few programs need are functions only. What is asked
 * of one tensor and is no operation (`item`, `toArray`, `read`, `backward`) is a method only.
 */
export interface TensorMethods {
  /** x + y */
  add(y: TensorLike): Tensor;
  /** x − y */
  sub(y: TensorLike): Tensor;
  /** x · y, element by element */
  mul(y: TensorLike): Tensor;
  /** x ÷ y */
  div(y: TensorLike): Tensor;
  /** xʸ */
  pow(y: TensorLike): Tensor;
  /** The larger of x and y */
  maximum(y: TensorLike): Tensor;
  /** The smaller of x and y */
  minimum(y: TensorLike): Tensor;
  /** −x */
  neg(): Tensor;
  /** |x| */
  abs(): Tensor;
  /** −1, 0 or 1 */
  sign(): Tensor;
  /** x² */
  square(): Tensor;
  /** √x */
  sqrt(): Tensor;
  /** 1 / √x */
  rsqrt(): Tensor;
  /** 1 / x */
  reciprocal(): Tensor;
  /** eˣ */
  exp(): Tensor;
  /** eˣ − 1 */
  expm1(): Tensor;
  /** ln x */
  log(): Tensor;
  /** ln(1 + x) */
  log1p(): Tensor;
  /** sin x */
  sin(): Tensor;
  /** cos x */
  cos(): Tensor;
  /** The error function */
  erf(): Tensor;
  /** The largest whole number ≤ x */
  floor(): Tensor;
  /** The smallest whole number ≥ x */
  ceil(): Tensor;
  /** The nearest whole number, halves to the even one */
  round(): Tensor;
  /** x without its fraction */
  trunc(): Tensor;
  /** x limited to [min, max] */
  clamp(min?: number, max?: number): Tensor;

  /** tanh x */
  tanh(): Tensor;
  /** 1 / (1 + e⁻ˣ) */
  sigmoid(): Tensor;
  /** max(x, 0) */
  relu(): Tensor;
  /** x where x > 0, else a · x */
  leakyRelu(options?: { negativeSlope?: number }): Tensor;
  /** ln(1 + eˣ) */
  softplus(): Tensor;
  /** e^xᵢ / Σ e^xⱼ along an axis, the last by default */
  softmax(axis?: number): Tensor;
  /** The logarithm of the softmax */
  logSoftmax(axis?: number): Tensor;

  /** Whether x = y */
  eq(y: TensorLike): Tensor;
  /** Whether x ≠ y */
  ne(y: TensorLike): Tensor;
  /** Whether x < y */
  lt(y: TensorLike): Tensor;
  /** Whether x ≤ y */
  le(y: TensorLike): Tensor;
  /** Whether x > y */
  gt(y: TensorLike): Tensor;
  /** Whether x ≥ y */
  ge(y: TensorLike): Tensor;
  /** Whether both are true */
  logicalAnd(y: TensorLike): Tensor;
  /** Whether either is true */
  logicalOr(y: TensorLike): Tensor;
  /** Whether x is false */
  logicalNot(): Tensor;
  /** Whether x is NaN */
  isNaN(): Tensor;
  /** Whether x is neither infinite nor NaN */
  isFinite(): Tensor;
  /** `a` where this is true, else `b` */
  where(a: TensorLike, b: TensorLike): Tensor;
  /** x with `value` where the mask is true */
  maskedFill(mask: TensorLike, value: number): Tensor;

  /** The matrix product */
  matmul(y: TensorLike): Tensor;
  /** The dot product of two vectors */
  dot(y: TensorLike): Tensor;

  /** The sum over some axes or all */
  sum(options?: ReduceOptions): Tensor;
  /** The mean over some axes or all */
  mean(options?: ReduceOptions): Tensor;
  /** The largest element */
  max(options?: ReduceOptions): Tensor;
  /** The smallest element */
  min(options?: ReduceOptions): Tensor;
  /** Where the largest element stands */
  argmax(options?: ArgOptions): Tensor;
  /** Where the smallest element stands */
  argmin(options?: ArgOptions): Tensor;
  /** Whether all elements are true */
  all(options?: ReduceOptions): Tensor;
  /** Whether any element is true */
  any(options?: ReduceOptions): Tensor;
  /** The variance */
  variance(options?: VarianceOptions): Tensor;
  /** The standard deviation */
  std(options?: VarianceOptions): Tensor;
  /** The Euclidean norm */
  norm(options?: ReduceOptions): Tensor;
  /** ln Σ eˣ */
  logSumExp(options?: ReduceOptions): Tensor;

  /** The same elements in another shape; −1 is found from the rest */
  reshape(shape: readonly number[]): Tensor;
  /** The axes `start` to `end` merged into one */
  flatten(start?: number, end?: number): Tensor;
  /** Without axes of extent 1 */
  squeeze(axis?: number): Tensor;
  /** With a new axis of extent 1 */
  unsqueeze(axis: number): Tensor;
  /** Two axes exchanged, the last two by default */
  transpose(axis0?: number, axis1?: number): Tensor;
  /** The axes in another order */
  permute(axes: readonly number[]): Tensor;
  /** Repeated along axes of extent 1 and new leading axes, without a copy */
  expand(shape: readonly number[]): Tensor;
  /** The same as {@link expand}, by NumPy's name */
  broadcastTo(shape: readonly number[]): Tensor;
  /** Summed over what would be repeated: the reverse of {@link expand} */
  sumTo(shape: readonly number[]): Tensor;
  /** In reverse order along some axes */
  flip(axis?: number | readonly number[] | null): Tensor;
  /** A part, as in `'1:3, :, ::-1'` */
  slice(spec: SliceSpec): Tensor;
  /** By index: a number drops its axis, null keeps it, a list gathers */
  at(...indices: (number | null | readonly number[])[]): Tensor;
  /** The elements `start … start + length` of one axis */
  narrow(axis: number, start: number, length: number): Tensor;
  /** Picks along an axis by a table of positions */
  gather(axis: number, index: TensorLike): Tensor;
  /** The slices at the listed positions of an axis */
  indexSelect(axis: number, index: TensorLike): Tensor;

  /** The same values in another element type */
  cast(dtype: DType): Tensor;
  /** A copy with storage of its own */
  clone(): Tensor;
  /** The same values, cut off from their history */
  detach(): Tensor;
  /** Itself where its elements lie in order without gaps, else a copy in which they do */
  contiguous(): Tensor;

  /** Overwrites the values of a parameter or buffer */
  assign(value: TensorLike): Tensor;
  /** Adds the gradients of this value to every parameter and variable it came from */
  backward(gradient?: TensorLike): void;
  /** The value of a tensor of one element; truth values are 0 and 1 */
  item(): number;
  /** The elements as nested arrays; truth values are booleans */
  toArray(): NestedArray;
  /** The elements in logical order, also where they must first come from another device */
  read(): Promise<TypedArray>;
}
