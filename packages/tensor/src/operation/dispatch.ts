import { runFast } from '../backend/wasm/run-fast';
import { shared } from '../process/state';
import type { Tensor } from '../value/tensor';
import type { Emitter } from '../wasm/emission';
import { captureWith, currentCapture } from '../watch/capture';

/**
 * One computation on storages: fills `outputs` from `inputs`. The reference implementation is right for every
 * stride and is the truth that faster ones are compared with.
 */
export interface Kernel<P> {
  readonly name: string;
  /** How it becomes WebAssembly, with the same bits; none where the reference is all there is. */
  readonly emitter?: Emitter<P>;
  run(outputs: readonly Tensor[], inputs: readonly Tensor[], params: P): void;
}

/** Sees every kernel call of the process before it runs, for capture and profiling. */
export type DispatchTap = (
  kernel: Kernel<never>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: unknown,
) => void;

const door = /* @__PURE__ */ shared('dispatch', () => ({ tap: null as DispatchTap | null }));

/** Whether anyone sees the calls of kernels now. */
export function isWatched(): boolean {
  return door.tap !== null || currentCapture() !== null;
}

/** The one door through which every kernel runs. */
export function dispatch<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
): void {
  if (door.tap !== null) door.tap(kernel as Kernel<never>, outputs, inputs, params);
  const capture = currentCapture();
  if (capture === null) run(kernel, outputs, inputs, params, false);
  else {
    capture.kernel(kernel as Kernel<never>, outputs, inputs, params);
    // What a kernel reads and makes while it runs is its own affair.
    captureWith(null, () => run(kernel, outputs, inputs, params, true));
  }
}

function run<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  recorded: boolean,
): void {
  if (!runFast(kernel, outputs, inputs, params, recorded)) kernel.run(outputs, inputs, params);
}

/**
 * Watches every kernel call while `body` runs.
 *
 * @param tap - called before each kernel
 * @param body - the calls to watch
 * @returns what `body` returns
 * @example
 * const names: string[] = [];
 * tapDispatch((kernel) => names.push(kernel.name), () => add(1, 2));
 */
export function tapDispatch<T>(tap: DispatchTap, body: () => T): T {
  const outer = door.tap;
  door.tap = tap;
  try {
    return body();
  } finally {
    door.tap = outer;
  }
}
