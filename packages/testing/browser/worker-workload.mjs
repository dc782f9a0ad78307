// The same program for Node and for a page: training in a worker, and what comes of one that fails.

import { fitInWorker } from '@bp/train';

/**
 * Trains in workers: one that loads the module, one that is halted, changed and taken up again, and one of the page's own.
 *
 * @param {string | URL} module - that of `make-run.mjs`
 * @param {() => Promise<import('@bp/train').WorkerLike> | import('@bp/train').WorkerLike} own - starts the last of them
 */
export async function trainInWorkers(module, own) {
  const config = { seed: 7, epochs: 12 };
  let updates = 0;
  const epochs = [];
  const training = fitInWorker(module, config, {
    onUpdates: (some) => {
      updates += some.length;
    },
  });
  for await (const { loss } of training) epochs.push(loss);
  const whole = await training;

  const changing = fitInWorker(module, config);
  changing.pause();
  const changed = changing.set({ 'optimizer.lr': 0.002 });
  changing.resume();
  await changed;
  const other = await changing;

  const half = await fitInWorker(module, config, { epochs: 5 });
  const rest = await fitInWorker(await own(), config, { saved: half.saved });

  const abort = new AbortController();
  const aborted = await fitInWorker(
    module,
    { seed: 7, epochs: 1e6 },
    { signal: abort.signal, onEpoch: () => abort.abort() },
  );
  return {
    updates,
    epochs,
    losses: whole.history.losses,
    fingerprint: whole.fingerprint,
    changed: other.fingerprint,
    changes: other.history.changes,
    resumed: rest.fingerprint,
    aborted: aborted.history.stopped?.reason,
  };
}

/** The code, the operation and the message of the error that training in a worker ends with. @param {string | URL} module */
export async function errorOf(module, config = {}) {
  try {
    await fitInWorker(module, config);
    return null;
  } catch (error) {
    const { code, op, message } = /** @type {Record<string, string>} */ (error);
    return { code, op, message };
  }
}
