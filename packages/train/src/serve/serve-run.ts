import { checkFunction } from '@bp/tensor/engine';
import { type Ask, type NoRun, type Port, SERVE, type Start } from './protocol';
import { toldError } from './told-error';

interface Served {
  readonly [SERVE]: (port: Port, start: Start) => Promise<void>;
}

interface NodeProcess {
  getBuiltinModule?(name: string): { readonly parentPort: Port | null };
}

/**
 * Makes a module the program of a worker that `fitInWorker` is given: for pages that a bundler builds, and those whose content
 * security policy allows no worker but of files. In a thread that is no worker it does nothing, so the module can also be
 * imported there.
 *
 * Call it at once, before anything is awaited, and only in the module with which the worker starts.
 *
 * @param make - makes the run from a config, as the default export of a module for `fitInWorker` does
 * @returns `make`, to be exported
 * @throws BpError `BP_OPTION` where it is no function
 * @example
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * // train.worker.js; the page: fitInWorker(new Worker(new URL('./train.worker.js', import.meta.url), { type: 'module' }))
 * export default serveRun(() => {
 *   const model = new Linear(1, 1);
 *   const optimizer = new SGD(model.parameters(), { lr: 0.1 });
 *   const data = { x: [[0], [1], [2]], y: [[1], [3], [5]] };
 *   return new Run({ model, loss: mse, optimizer, data, stop: { epochs: 100 } });
 * });
 */
export function serveRun<F extends (config: never) => unknown>(make: F): F {
  checkFunction('serveRun', 'make', make);
  const port = ownPort();
  port?.addEventListener('message', async ({ data }) => {
    const { start, module, config } = Object(data) as Extract<Ask, { start: unknown }>;
    if (start === undefined || module !== null) return;
    try {
      const run = (await make(config as never)) as Partial<Served> | null | undefined;
      const drive = run?.[SERVE];
      const failed: NoRun = { noRun: 'run', got: run === null ? 'null' : typeof run };
      if (typeof drive !== 'function') port?.postMessage({ failed });
      else await drive.call(run, port as Port, start);
    } catch (error) {
      port?.postMessage({ failed: toldError(error) });
    }
  });
  return make;
}

/** The line to the thread that has started this one; null in a thread that is no worker. */
function ownPort(): Port | null {
  const { process, WorkerGlobalScope } = globalThis as {
    process?: NodeProcess;
    WorkerGlobalScope?: unknown;
  };
  const node = process?.getBuiltinModule?.('node:worker_threads');
  if (node !== undefined) return node.parentPort;
  return WorkerGlobalScope === undefined ? null : (globalThis as unknown as Port);
}
