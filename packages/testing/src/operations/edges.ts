import { type Tensor, where } from '@bp/tensor';
import { edges, special, trial } from './numbers';
import type { Trials } from './operation';

type Result = Tensor | readonly Tensor[];

/** A function of one tensor at every special number. */
export const atEdges =
  (...fns: ((x: Tensor) => Result)[]): Trials =>
  (dtype) =>
    fns.map((fn, way) => trial(`way ${way}`, fn, edges(dtype)));

/** A function of two tensors at every pair of special numbers. */
export const atPairsOfEdges =
  (fn: (x: Tensor, y: Tensor) => Tensor): Trials =>
  (dtype) => [
    trial(
      'pairs of special numbers',
      (x: Tensor, y: Tensor) => fn(x.unsqueeze(1), y),
      edges(dtype),
      edges(dtype),
    ),
  ];

/** Along an axis: each special number between ordinary ones, and all of them in a row. */
export const alongEdges =
  (fn: (x: Tensor, axis: number) => Result): Trials =>
  (dtype) => [
    trial(
      'one special number',
      (x: Tensor) => fn(where([false, true, false], x.unsqueeze(1), [1.5, 0, -2]), 1),
      edges(dtype),
    ),
    trial('special numbers in a row', (x: Tensor) => fn(x, 0), edges(dtype)),
    trial('special numbers in rows', (x: Tensor) => fn(x, 1), special([5, 7], dtype)),
  ];

/** Functions of tensors of these shapes, with special numbers. */
export const onSpecial =
  (shapes: readonly (readonly number[])[], ...fns: ((...inputs: Tensor[]) => Result)[]): Trials =>
  (dtype) =>
    fns.map((fn, way) =>
      trial(`way ${way}`, fn, ...shapes.map((shape, i) => special(shape, dtype, 3 * i))),
    );
