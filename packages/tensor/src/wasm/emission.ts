import type { DType } from '../layout/dtype';
import type { FunctionWriter, I32, ModuleWriter } from './encoder';

/** What an emitter knows of a tensor: everything but its numbers and where they lie. A tensor is one. */
export interface Operand {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** In elements, as everywhere; the address of an operand is that of its first element. */
  readonly strides: readonly number[];
  readonly size: number;
  readonly isContiguous: boolean;
}

/** The addresses of the first elements of the operands, in bytes, and of what else a kernel works with. */
export interface Addresses {
  readonly outputs: readonly I32[];
  readonly inputs: readonly I32[];
  /** The plain numbers of the call, as float64 one after the other. */
  readonly scalars: I32;
  /** `Emission.scratch` bytes for the kernel alone, aligned to 16. */
  readonly scratch: I32;
}

/** The code of one kernel for operands of given types, shapes and strides. */
export interface Emission {
  /**
   * Into how many equal pieces the work can be cut, for several threads: any of them gives the same bits. 1 where it
   * cannot.
   */
  readonly parts: number;
  /** Memory needed besides the operands, in bytes, for each thread. */
  readonly scratch: number;
  /** Roughly how long the reference takes for the whole, in nanoseconds. */
  readonly cost: number;
  /**
   * Whether it can fail, as checks of labels do: then its code returns 1 where it fails, and whoever writes the function
   * lets it end with 0. A failed check is run again by the reference, which has the words for it.
   */
  readonly checks: boolean;
  /**
   * Writes the code for the parts from `from` below `to`. An output lies apart from all inputs, or, in kernels that
   * change their operands, in exactly the place of one with the same strides.
   */
  emit(fn: FunctionWriter, addresses: Addresses, from: I32, to: I32, module: ModuleWriter): void;
}

/** How a kernel becomes WebAssembly. */
export interface Emitter<P> {
  /** Whether each element of the outputs depends only on the elements of the inputs in the same place. */
  readonly elementwise?: boolean;
  /** What the code depends on besides the operands: kernels of one name, operands and variant have the same code. */
  variant(params: P): string | number;
  /** The plain numbers of the call; their values may differ from call to call, their count may not. */
  scalars(params: P): readonly number[];
  /** Null where the operands are of a kind that the reference serves well enough. */
  emission(outputs: readonly Operand[], inputs: readonly Operand[], params: P): Emission | null;
}

const NONE: readonly number[] = [];

/** For kernels without plain numbers. */
export const noScalars = (): readonly number[] => NONE;
