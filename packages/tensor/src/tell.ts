/**
 * For packages that explain: what one element of an operation's output is made of.
 *
 * @module
 */
import type { KernelOperation } from './operation/operation';
import type { Tell } from './operation/tell';
import { avgPool2dTell } from './ops/avg-pool';
import { castTell } from './ops/cast';
import { cloneTell } from './ops/clone';
import { concatTell } from './ops/concat';
import { cumsumTell } from './ops/cumsum';
import { extremumTell } from './ops/extremum';
import { gatherTell, scatterAddTell } from './ops/gather';
import { matmulTell } from './ops/matmul';
import { maxPool2dTell } from './ops/max-pool';
import { meanTell } from './ops/mean';
import { normTell } from './ops/norm';
import { logSoftmaxTell, softmaxTell } from './ops/softmax';
import { sumTell } from './ops/sum';
import { col2imTell, im2colTell } from './ops/unfold';

export type { Element, Position, Tell, TellContext, Told } from './operation/tell';

/**
 * By the names of the operations: a program may hold several copies of each constant, and a table of the constants would
 * bring their kernels into every bundle. These have formulas for derivatives …
 */
const FORMULAS: Readonly<Record<string, Tell<never>>> = {
  logSoftmax: logSoftmaxTell,
  matmul: matmulTell,
  norm: normTell,
  softmax: softmaxTell,
};

/** … and these numbers: 1 for what is passed on, 1/n for what is shared. */
const NUMBERS: Readonly<Record<string, Tell<never>>> = {
  avgPool2d: avgPool2dTell,
  cast: castTell,
  clone: cloneTell,
  col2im: col2imTell,
  concat: concatTell,
  cumsum: cumsumTell,
  gather: gatherTell,
  im2col: im2colTell,
  max: extremumTell,
  maxPool2d: maxPool2dTell,
  mean: meanTell,
  min: extremumTell,
  scatterAdd: scatterAddTell,
  sum: sumTell,
};

/**
 * What tells the mathematics of an operation with a kernel, element by element: its own `tell`, or the one that the library
 * has for the operation of this name. An operation of another package that shares a name with one of the library's needs
 * a `tell` of its own.
 *
 * @returns null where nothing is told of the operation
 */
export function tellOf<P>(operation: KernelOperation<P>): Tell<P> | null {
  return tellFormulaOf(operation) ?? (named(operation, NUMBERS) as Tell<P> | null);
}

/**
 * The same for operations whose derivatives are formulas. Those of all others in the library are numbers, 1 or 1/n, so that
 * a row of the Jacobian says as much, and a bundle can leave out what is told of them.
 */
export function tellFormulaOf<P>(operation: KernelOperation<P>): Tell<P> | null {
  return operation.tell ?? (named(operation, FORMULAS) as Tell<P> | null);
}

function named(
  { name }: KernelOperation<never>,
  tells: Readonly<Record<string, Tell<never>>>,
): Tell<never> | null {
  return Object.hasOwn(tells, name) ? tells[name] : null;
}
