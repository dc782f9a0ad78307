import type { AxisList, AxisOption } from '../checks/axis';
import type { DType, TypedArray } from '../layout/dtype';
import type { SliceSpec } from '../layout/slice-spec';
import type { ArgOptions, ReduceOptions, VarianceOptions } from './axis-options';
import type { Like, NestedArray, NestedJson, PlainTensor } from './like';

/**
 * The everyday operations as methods. Each does what the free function of the same name does, where formulas, shapes
 * and examples are told.
 *
 * A method is an operation whose first operand is a tensor and which networks and the rules of gradients use all the time:
 * arithmetic, comparisons, common activations, products, reductions, views, copies. No bundler can drop a method, so whole
 * families (images, lists of tensors), what a few methods say, and what few programs need are functions only. What is asked
 * of one tensor and is no operation (`item`, `toFixed`, `toArray`, `read`, `backward`) is a method only.
 */
export interface TensorMethods<T> {
  /** x + y */
  add(y: Like<T>): T;
  /** x − y */
  sub(y: Like<T>): T;
  /** x · y, element by element */
  mul(y: Like<T>): T;
  /** x ÷ y */
  div(y: Like<T>): T;
  /** xʸ */
  pow(y: Like<T>): T;
  /** The larger of x and y */
  maximum(y: Like<T>): T;
  /** The smaller of x and y */
  minimum(y: Like<T>): T;
  /** −x */
  neg(): T;
  /** |x| */
  abs(): T;
  /** −1, 0 or 1 */
  sign(): T;
  /** x² */
  square(): T;
  /** √x */
  sqrt(): T;
  /** 1 / √x */
  rsqrt(): T;
  /** 1 / x */
  reciprocal(): T;
  /** eˣ */
  exp(): T;
  /** eˣ − 1 */
  expm1(): T;
  /** ln x */
  log(): T;
  /** ln(1 + x) */
  log1p(): T;
  /** sin x */
  sin(): T;
  /** cos x */
  cos(): T;
  /** The error function */
  erf(): T;
  /** The largest whole number ≤ x */
  floor(): T;
  /** The smallest whole number ≥ x */
  ceil(): T;
  /** The nearest whole number, halves to the even one */
  round(): T;
  /** x without its fraction */
  trunc(): T;
  /** x limited to [min, max] */
  clamp(min?: number, max?: number): T;

  /** tanh x */
  tanh(): T;
  /** 1 / (1 + e⁻ˣ) */
  sigmoid(): T;
  /** max(x, 0) */
  relu(): T;
  /** x where x > 0, else a · x */
  leakyRelu(options?: { negativeSlope?: number }): T;
  /** ln(1 + eˣ) */
  softplus(): T;
  /** e^xᵢ / Σ e^xⱼ along an axis, the last by default */
  softmax(axis?: AxisOption): T;
  /** The logarithm of the softmax */
  logSoftmax(axis?: AxisOption): T;

  /** Whether x = y */
  eq(y: Like<T>): T;
  /** Whether x ≠ y */
  ne(y: Like<T>): T;
  /** Whether x < y */
  lt(y: Like<T>): T;
  /** Whether x ≤ y */
  le(y: Like<T>): T;
  /** Whether x > y */
  gt(y: Like<T>): T;
  /** Whether x ≥ y */
  ge(y: Like<T>): T;
  /** Whether both are true */
  logicalAnd(y: Like<T>): T;
  /** Whether either is true */
  logicalOr(y: Like<T>): T;
  /** Whether x is false */
  logicalNot(): T;
  /** Whether x is NaN */
  isNaN(): T;
  /** Whether x is neither infinite nor NaN */
  isFinite(): T;
  /** `a` where this is true, else `b` */
  where(a: Like<T>, b: Like<T>): T;
  /** x with `value` where the mask is true */
  maskedFill(mask: Like<T>, value: number): T;

  /** The matrix product */
  matmul(y: Like<T>): T;
  /** The dot product of two vectors */
  dot(y: Like<T>): T;

  /** The sum over some axes or all */
  sum(options?: ReduceOptions | AxisList): T;
  /** The mean over some axes or all */
  mean(options?: ReduceOptions | AxisList): T;
  /** The largest element */
  max(options?: ReduceOptions | AxisList): T;
  /** The smallest element */
  min(options?: ReduceOptions | AxisList): T;
  /** Where the largest element stands */
  argmax(options?: ArgOptions | number): T;
  /** Where the smallest element stands */
  argmin(options?: ArgOptions | number): T;
  /** Whether all elements are true */
  all(options?: ReduceOptions | AxisList): T;
  /** Whether any element is true */
  any(options?: ReduceOptions | AxisList): T;
  /** The variance */
  variance(options?: VarianceOptions | AxisList): T;
  /** The standard deviation */
  std(options?: VarianceOptions | AxisList): T;
  /** The Euclidean norm */
  norm(options?: ReduceOptions): T;
  /** ln Σ eˣ */
  logSumExp(options?: ReduceOptions | AxisList): T;

  /** The same elements in another shape; −1 is found from the rest */
  reshape(shape: readonly number[]): T;
  /** The axes `start` to `end` merged into one */
  flatten(start?: number, end?: number): T;
  /** Without axes of extent 1 */
  squeeze(axis?: AxisOption): T;
  /** With a new axis of extent 1 */
  unsqueeze(axis: AxisOption): T;
  /** Two axes exchanged, the last two by default */
  transpose(axis0?: number, axis1?: number): T;
  /** The axes in another order */
  permute(axes: readonly number[]): T;
  /** Repeated along axes of extent 1 and new leading axes, without a copy */
  expand(shape: readonly number[]): T;
  /** The same as {@link expand}, by NumPy's name */
  broadcastTo(shape: readonly number[]): T;
  /** Summed over what would be repeated: the reverse of {@link expand} */
  sumTo(shape: readonly number[]): T;
  /** In reverse order along some axes */
  flip(axis?: AxisList | { readonly axis: AxisList | null } | null): T;
  /** A part, as in `'1:3, :, ::-1'` */
  slice(spec: SliceSpec): T;
  /** By index: a number drops its axis, null keeps it, a list gathers */
  at(...indices: (number | null | readonly number[])[]): T;
  /** The elements `start … start + length` of one axis */
  narrow(axis: AxisOption, start: number, length: number): T;
  /** Picks along an axis by a table of positions */
  gather(axis: AxisOption, index: Like<T>): T;
  /** The slices at the listed positions of an axis */
  indexSelect(axis: AxisOption, index: Like<T>): T;

  /** The same values in another element type */
  cast(dtype: DType): T;
  /** A copy with storage of its own */
  clone(): T;
  /** The same values, cut off from their history */
  detach(): T;
  /** Itself where its elements lie in order without gaps, else a copy in which they do */
  contiguous(): T;

  /** Overwrites the values of a parameter or buffer */
  assign(value: Like<T>): T;
  /** Adds the gradients of this value to every parameter and variable it came from */
  backward(gradient?: Like<T>): void;
  /** The value of a tensor of one element; truth values are 0 and 1 */
  item(): number;
  /** The value of a tensor of one element as text with so many digits behind the point, 0 by default */
  toFixed(digits?: number): string;
  /** The elements as nested arrays; truth values are booleans. TypeScript is told the depth: `toArray<number[][]>()` */
  toArray<A extends NestedArray = NestedArray>(): A;
  /**
   * What JSON keeps, from which `tensor` and `loadStateDict` read the same back: nested arrays of float32 numbers or truth
   * values; `{ dtype, shape, data }` for other types, and for no elements. NaN, ±∞ and −0, which JSON cannot write, are texts:
   * `'NaN'`, `'Infinity'`, `'-Infinity'`, `'-0'`
   */
  toJSON(): NestedJson | PlainTensor;
  /** The elements in logical order, also where they must first come from another device */
  read(): Promise<TypedArray>;
}
