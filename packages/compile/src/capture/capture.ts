import type { DType, Tensor, TypedArray } from '@bp/tensor';
import { type GradientHolder, type Kernel, type Storage, sameLayout } from '@bp/tensor/engine';
import type { Operand } from '@bp/tensor/wasm';
import type { Mark } from './cut-mark';
import type { Property } from './same-properties';
import type { Template } from './template';

/** A tensor of a captured step: an operand, and how it lies over a cell. */
export interface CellView extends Operand {
  /** The number of its cell. */
  readonly cell: number;
  readonly offset: number;
}

/** Whether two views are one tensor: the same elements of the same cell. */
export function sameOperand(a: CellView, b: CellView): boolean {
  return a.cell === b.cell && a.dtype === b.dtype && sameLayout(a, b);
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
  /** Whether an optimizer has used it; known to development builds alone. */
  readonly spent: boolean;
}

/** Something that the step depended on, besides its arguments: a mode, the source of random numbers. */
export interface StateUse {
  readonly owner: object;
  readonly name: string;
  readonly entry: unknown;
  readonly exit: unknown;
}

/** A tensor that a step returns. */
export interface Result extends CellView {
  /** What it carries in the place of its record. */
  readonly mark: Mark;
  /** The argument whose mark that is; −1 where it is of the step itself, or comes from outside. */
  readonly from: number;
}

/** Everything that a call of a step did. */
export interface Capture {
  readonly calls: readonly Call[];
  readonly cells: readonly Cell[];
  readonly gradients: readonly GradientUse[];
  readonly states: readonly StateUse[];
  /** The properties of the modules that ran. */
  readonly settings: readonly Property[];
  readonly result: Template<Result>;
}
