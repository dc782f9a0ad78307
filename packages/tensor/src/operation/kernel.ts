import type { Formula } from '../formula/formula';
import type { DType } from '../layout/dtype';
import type { BpError } from '../process/errors';
import type { Tensor } from '../value/tensor';
import type { Emitter } from '../wasm/emission';

/**
 * One computation on storages: fills `outputs` from `inputs`. The reference implementation is right for every
 * stride and is the truth that faster ones are compared with.
 */
export interface Kernel<P> {
  readonly name: string;
  /** How it becomes WebAssembly, with the same bits; none where the reference is all there is. */
  readonly emitter?: Emitter<P>;
  /** Of a kernel without outputs: what it checks comes up in its place, and need not be known before everything else. */
  readonly stays?: boolean;
  /** @returns what is wrong with the numbers of the inputs, if anything is; then nothing has been written */
  run(outputs: readonly Tensor[], inputs: readonly Tensor[], params: P): BpError | undefined;
}

/** The kernel of an elementwise operation in one type. A backend makes of the formula whatever it runs. */
export interface FormulaKernel extends Kernel<readonly number[]> {
  readonly name: 'formula';
  readonly formula: Formula;
  /** The type in which it computes. */
  readonly dtype: DType;
  /** The operation it was made for, such as `relu`, or the derivative of one, such as `relu′`. */
  readonly operation: string;
}
