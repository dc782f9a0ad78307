import type { Tensor } from '../value/tensor';
import { currentWatcher, watchWith } from '../watch/watch';
import type { Kernel } from './kernel';
import { backends } from './kernel-backend';

/** The one door through which every kernel runs. */
export function dispatch<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
): void {
  const watcher = currentWatcher();
  if (watcher === null) run(kernel, outputs, inputs, params, false);
  else {
    watcher.kernel(kernel, outputs, inputs, params);
    // What a kernel reads and makes while it runs is its own affair.
    watchWith(null, () => run(kernel, outputs, inputs, params, true));
  }
}

function run<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  captured: boolean,
): void {
  if (backends.current.run(kernel, outputs, inputs, params, captured)) return;
  const refusal = kernel.run(outputs, inputs, params);
  if (refusal !== undefined) throw refusal;
}
