import type { DType, Tensor, TypedArray } from '@bp/tensor';
import type { GradientHolder, Kernel, Storage } from '@bp/tensor/engine';
import type { Template } from './template';

/** A tensor of a captured step: how it lies over a cell. */
export interface CellView {
  /** The number of its cell. */
  readonly cell: number;
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  readonly size: number;
  readonly contiguous: boolean;
}

/** One kernel call. */
export interface Call {
  readonly kernel: Kernel<never>;
  readonly outputs: readonly CellView[];
  readonly inputs: readonly CellView[];
  readonly params: unknown;
  /** The module that was running; null outside of any. */
  readonly path: string | null;
}

/**
 * Where the numbers of a storage come from: an argument, a gradient that was there before, from outside of the step, made
 * by the host within the step, or computed by a kernel that wrote all of them.
 */
export type Origin = 'argument' | 'gradient' | 'outside' | 'made' | 'computed';

/** A storage of a captured step. Cells are numbered as the kernels first mention them. */
export interface Cell {
  readonly origin: Origin;
  /** Of an argument, or a gradient: which one. */
  readonly index: number;
  /** Null where it does not matter which: of arguments, gradients and computed values. */
  readonly storage: Storage | null;
  readonly dtype: DType;
  readonly length: number;
  /** The elements before the first kernel that mentions them, where the host made them. */
  readonly contents: TypedArray | null;
  /** Whether a kernel writes to it after it has been filled. */
  readonly written: boolean;
  /** How often it counts as overwritten during a call. */
  readonly versions: number;
}

/** A gradient that was read or replaced during the step. */
export interface GradientUse {
  readonly holder: GradientHolder;
  /** Whether there was one, and of which shape and type. */
  readonly entry: Pick<Tensor, 'dtype' | 'shape'> | null;
  /** What the step left: nothing, what had been there, or a new one. */
  readonly exit: 'none' | 'entry' | CellView;
}

/** Something that the step depended on, besides its arguments: a mode, the source of random numbers. */
export interface StateUse {
  readonly owner: object;
  readonly name: string;
  readonly entry: unknown;
  readonly exit: unknown;
}

/** Everything that a call of a step did. */
export interface Capture {
  readonly calls: readonly Call[];
  readonly cells: readonly Cell[];
  readonly gradients: readonly GradientUse[];
  readonly states: readonly StateUse[];
  readonly result: Template<CellView>;
}
