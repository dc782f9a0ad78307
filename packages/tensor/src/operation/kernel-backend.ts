import type { TypedArray } from '../layout/dtype';
import { shared } from '../process/state';
import type { Storage } from '../value/storage';
import type { Tensor } from '../value/tensor';
import type { Kernel } from './kernel';

/**
 * What runs kernels. The numbers of a storage lie where its backend has them; only the backend reads those that are not at
 * hand.
 */
export interface KernelBackend {
  readonly name: string;
  /**
   * Runs a kernel, if it can and if that pays.
   *
   * @param captured - whether the call becomes part of a program
   * @returns whether it has run; if not, the reference does it, which also knows the words for what a check refuses
   */
  run<P>(
    kernel: Kernel<P>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: P,
    captured: boolean,
  ): boolean;
  /** The numbers of a storage, when they have been computed. */
  read(storage: Storage): Promise<TypedArray>;
}

/** The kernels' own loops, which are right for everything. */
export const reference: KernelBackend = {
  name: 'reference',
  run: () => false,
  read: async ({ data }) => data,
};

/** The backend of the process, and whether others than the reference have been made known. */
export const backends = /* @__PURE__ */ shared('backend', () => ({
  current: reference,
  connected: false,
}));
