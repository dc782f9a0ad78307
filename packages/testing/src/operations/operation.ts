import type { GradcheckFunction, GradcheckOptions } from '@bp/autograd';
import type { DType, Tensor } from '@bp/tensor';
import type { Trial } from '../bits/trial';

/** All that the suites ask of an operation of `@bp/tensor`: a row of the catalogue. */
export interface Operation {
  /** Its forms, on operands of any type, of every rank, of no elements: for layouts, arguments and types. */
  readonly calls: Calls;
  /** Where its derivatives exist: for gradients of two orders, and for bits. */
  readonly smooth: Part<readonly SmoothCase[]>;
  /** Zeros of both signs, NaN, infinities, the smallest and the largest numbers: for bits. */
  readonly edges: Part<Trials>;
  /** Sizes at which vector loops and what they leave over run, in several layouts: for bits. */
  readonly larger: Part<Trials>;
}

/** A part of a row, or the reason why there is none. */
export type Part<T> = T | string;

/** Rows by the name of the export. */
export type Operations = Readonly<Record<string, Operation>>;

/** One call of an operation: its tensor operands, and everything else in the closure. */
export interface Call {
  readonly inputs: readonly Tensor[];
  readonly run: (...inputs: Tensor[]) => Tensor | readonly Tensor[];
}

/** Fills a tensor of this shape with varied values of the type under test, or of the type given. */
export type Make = (shape: readonly number[], dtype?: DType) => Tensor;

export type Calls = (make: Make) => Call[];

/** One call of an operation at which its derivative exists. */
export interface SmoothCase {
  /** What is special about it, as a few words. */
  readonly name: string;
  readonly fn: GradcheckFunction;
  readonly inputs: readonly Tensor[];
  /** Why the second derivative does not exist here, where it does not. */
  readonly onlyFirst?: string;
  /** Other bounds, where float64 cannot hold the usual ones. */
  readonly options?: GradcheckOptions;
}

export type Float = 'float32' | 'float64';

/** What to compute in one type on every backend. */
export type Trials = (dtype: Float) => readonly Trial[];
