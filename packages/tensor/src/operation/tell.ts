import { constant, type Node, node } from '../formula/node';
import type { ReducedAxes } from '../layout/reduced-axes';
import { sizeOf } from '../layout/shape';
import { unravel } from '../layout/strided';
import type { Tensor } from '../value/tensor';

/** Where an element stands, one number per axis. */
export type Position = readonly number[];

/** An element of an input, by the input's number, or of the output. */
export interface Element {
  readonly of: number | 'output';
  readonly at: Position;
}

/** An element of an input on which an element of the output depends, and the derivative of the one by the other. */
export interface Told extends Element {
  readonly of: number;
  /** ∂y/∂x as a formula, in which `input(k)` is the k-th of the operands. */
  readonly slope: Node;
  readonly operands: readonly Element[];
}

/** What an operation may look at to tell how one element of its output came about. */
export interface TellContext<P> {
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly params: P;
}

/**
 * The mathematics of one element of the output: the elements of the inputs it depends on, each with the derivative by it as a
 * formula. An element whose derivative is 0 may be left out, and so may one that is not wanted. For explanations; nothing
 * computes by it.
 */
export type Tell<P> = (
  context: TellContext<P>,
  at: Position,
  wanted?: (of: number, at: Position) => boolean,
) => Told[];

/** The dependence of an output element on the element `at` of an input; by a factor of 1 where no slope is given. */
export function told(
  of: number,
  at: Position,
  slope: Node | number = 1,
  ...operands: readonly Element[]
): Told {
  return { of, at, slope: typeof slope === 'number' ? constant(slope) : slope, operands };
}

/** 1/n, as it is written. */
export function share(n: number): Node {
  return node('div', [constant(1), constant(n)]);
}

/** What an operation tells that passes the elements of its one input on, each in its place. */
export function tellSame(_: unknown, at: Position): Told[] {
  return [told(0, at)];
}

/**
 * The positions in a shape whose elements a reduction folds into the one `at`, in row-major order. With `keepDims` these
 * are the positions that differ from `at` along the axes alone.
 */
export function positionsInto(
  shape: readonly number[],
  { axes, keepDims }: ReducedAxes,
  at: Position,
): number[][] {
  let kept = 0;
  const fixed = shape.map((_, axis) => (axes.includes(axis) ? null : at[keepDims ? axis : kept++]));
  const moving = shape.map((extent, axis) => (fixed[axis] === null ? extent : 1));
  return Array.from({ length: sizeOf(moving) }, (_, i) =>
    unravel(i, moving).map((place, axis) => fixed[axis] ?? place),
  );
}
