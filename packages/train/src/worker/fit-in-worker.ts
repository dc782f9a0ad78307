import { isModule, type Module } from '@bp/module';
import { BpError, fromTransferable, toTransferable, zeros } from '@bp/tensor';
import { checkFunction, readOptions, wholeNumber } from '@bp/tensor/engine';
import type { EpochRecord } from '../run/record/history';
import { readSavedRun, type SavedRun } from '../run/state/saved-run';
import type { Answer, Ask, Described, NamedEvent, NoRun } from '../serve/protocol';
import { errorFromTold } from '../serve/told-error';
import { Queue } from './queue';
import {
  addressOf,
  isWorker,
  listenTo,
  startWorker,
  type WorkerLike,
  watchLock,
} from './start-worker';
import type { WorkerFit, WorkerFitOptions, WorkerResult } from './worker-options';

const OP = 'fitInWorker';

type Listener = ((event: never) => void | Promise<void>) | undefined;

const DEFAULTS = {
  model: undefined as Module | undefined,
  saved: undefined as SavedRun | undefined,
  epochs: Infinity,
  updates: Infinity,
  signal: undefined as AbortSignal | undefined,
  onUpdates: undefined as Listener,
  onEpoch: undefined as Listener,
  onChange: undefined as Listener,
  onStop: undefined as Listener,
};

/**
 * Trains in a worker, in Node and in the browser, so that the page stays free: the same bits as `run.play()` in the page.
 *
 * Functions cannot be sent to a worker, so it gets the address of a module whose default export makes the {@link Run} from a
 * config: `export default (config) => new Run({ … })`. The module is loaded in the worker, with a copy of the library of its
 * own. It goes on until the run stops by itself (its option `stop`), after the `epochs` or `updates` asked for here, or when the
 * signal is aborted. The worker is ended whatever happens.
 *
 * Import maps do not hold in workers of browsers: without a bundler the module imports the library from its whole address, such
 * as `/node_modules/@bp/all/dist/browser/bp.js`. With Vite, webpack or another bundler pass a worker that they have built, whose
 * module calls {@link serveRun}: `new Worker(new URL('./train.worker.js', import.meta.url), { type: 'module' })`. That one needs
 * no `worker-src blob:` in a content security policy either.
 *
 * @param module - the address of the module, such as `new URL('./make-run.js', import.meta.url)`; a relative one is of the page,
 *   or in Node of the working directory; or a worker of one's own, which is ended, too
 * @param config - what the module makes the run from: plain data, which are copied
 * @param options.model - gets the trained state at the end; refused at the start where it has other weights
 * @param options.signal - ends it; the run is given as it is then, or the signal's reason thrown where there is none yet
 * @returns a promise of history, trained state and saved run, with `pause()`, `resume()`, `set()`; in a loop, each epoch
 * @throws BpError whatever the module or the run throws, with code, operation, values and message; `BP_OPTION` for a module that
 *   cannot be loaded, has no function for a default export, or gives no run; `BP_DEVICE` where no worker can be started, or it
 *   has gone
 * @example
 * import { isModule, type Module } from '@bp/module';
 * // make-run.js: export default ({ hidden, seed }) => new Run({ … });
 * async function train(model: Module) {
 *   const training = fitInWorker('./make-run.js', { hidden: 16, seed: 7 }, { model });
 *   for await (const { epoch, loss } of training) console.log(epoch, loss);
 *   const { history, saved } = await training;
 *   return { history, saved };
 * }
 */
export function fitInWorker(
  module: string | URL | WorkerLike,
  config: unknown = null,
  options: WorkerFitOptions = {},
): WorkerFit {
  const given = readOptions(OP, options as Partial<typeof DEFAULTS>, DEFAULTS, null);
  for (const name of ['onUpdates', 'onEpoch', 'onChange', 'onStop'] as const)
    if (given[name] !== undefined) checkFunction(OP, name, given[name]);
  for (const name of ['epochs', 'updates'] as const)
    if (given[name] !== Infinity) wholeNumber(OP, name, given[name], 1);
  if (given.model !== undefined && !isModule(given.model)) {
    throw new BpError(
      'BP_OPTION',
      OP,
      'model must be a module such as new Linear(2, 1), got {got}',
      { got: typeof given.model },
    );
  }
  if (given.signal !== undefined)
    checkFunction(OP, 'signal.addEventListener', given.signal?.addEventListener);
  const asks = new Asks();
  const result = train(module, config, given, asks, (record) => epochs.push(record));
  const epochs = new Queue<EpochRecord>(result);
  return {
    // biome-ignore lint/suspicious/noThenProperty: it can be awaited
    then: (done, failed) => result.then(done, failed),
    [Symbol.asyncIterator]: () => epochs,
    pause: () => asks.send({ ask: 'pause' }),
    resume: () => asks.send({ ask: 'resume' }),
    set: (values) => asks.set(values),
  };
}

/** What the caller asks of the worker, kept until that can hear it. */
class Asks {
  #waiting: Ask[] | null = [];
  #post: ((ask: Ask) => void) | null = null;
  readonly #open = new Map<number, { done(): void; failed(error: unknown): void }>();
  #latest = 0;

  send(ask: Ask): void {
    if (this.#waiting !== null) this.#waiting.push(ask);
    else this.#post?.(ask);
  }

  set(values: unknown): Promise<void> {
    return new Promise((done, failed) => {
      if (this.#waiting === null && this.#post === null) failed(hasEnded());
      else {
        const id = ++this.#latest;
        this.#open.set(id, { done, failed });
        this.send({ set: { ...(values as Record<string, never>) }, id });
      }
    });
  }

  /** Sends what was asked so far, and from now on everything at once. */
  open(post: (ask: Ask) => void): void {
    this.#post = post;
    for (const ask of this.#waiting ?? []) post(ask);
    // A pause that was asked for before holds.
    const isPaused = this.#waiting?.findLast((ask) => 'ask' in ask) as { ask: string } | undefined;
    if (isPaused?.ask !== 'pause') post({ ask: 'go' });
    this.#waiting = null;
  }

  settle({ id, failed }: Extract<Answer, { id: number }>): void {
    const one = this.#open.get(id);
    this.#open.delete(id);
    if (failed === null) one?.done();
    else one?.failed(errorFromTold(failed));
  }

  close(): void {
    this.#waiting = this.#post = null;
    for (const { failed } of this.#open.values()) failed(hasEnded());
    this.#open.clear();
  }
}

function hasEnded(): BpError {
  return new BpError('BP_OPTION', `${OP}.set`, 'the run has ended');
}

async function train(
  module: string | URL | WorkerLike,
  config: unknown,
  options: typeof DEFAULTS,
  asks: Asks,
  onEpoch: (record: EpochRecord) => void,
): Promise<WorkerResult> {
  const { model, saved, signal, epochs, updates, onUpdates } = options;
  let worker: WorkerLike | null = isWorker(module) ? module : null;
  let end = (): void => {};
  try {
    signal?.throwIfAborted();
    const address = worker === null ? readAddress(module as string | URL) : null;
    worker ??= started();
    const line = worker;
    return await new Promise<WorkerResult>((resolve, reject) => {
      let unwatch = (): void => {};
      let isReady = false;
      const lost = (reason: unknown): void => reject(isLost(reason));
      const abort = (): void => {
        if (isReady) asks.send({ ask: 'abort' });
        else reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort);
      end = () => {
        signal?.removeEventListener('abort', abort);
        unwatch();
      };
      const message = (answer: Answer): void => {
        if ('events' in answer) tell(answer.events, options, onEpoch, reject);
        else if ('ready' in answer) {
          isReady = true;
          try {
            if (model !== undefined) checkFits(model, answer.state);
          } catch (error) {
            reject(error);
            return;
          }
          unwatch = watchLock(answer.lock, () => lost('it was closed, or the engine ended it'));
          asks.open((ask) => line.postMessage(ask));
        } else if ('done' in answer) resolve(fromTransferable<WorkerResult>(answer.done));
        else if ('id' in answer) asks.settle(answer);
        else
          reject(
            'noRun' in answer.failed ? noRun(answer.failed, address) : errorFromTold(answer.failed),
          );
      };
      listenTo(line, { message: message as (data: unknown) => void, lost });
      const start = {
        epochs,
        updates,
        saved: saved === undefined ? null : toTransferable(readSavedRun(OP, saved)).value,
        wantsUpdates: onUpdates !== undefined,
      };
      post(line, { start, module: address, config });
    }).then((result) => {
      model?.loadStateDict(result.model);
      return result;
    });
  } finally {
    end();
    asks.close();
    void worker?.terminate();
  }
}

/** Refuses a model that could not take up the weights in the end, as it would then. */
function checkFits(model: Module, state: readonly Described[]): void {
  const described = (entries: readonly (readonly [string, readonly number[]])[]): string =>
    JSON.stringify([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const before = model.stateDict();
  const own = Object.entries(before).map(([name, { shape }]) => [name, shape] as const);
  if (described(own) === described(state.map(([name, , shape]) => [name, shape]))) return;
  const zero = state.map(([name, dtype, shape]) => [name, zeros(shape, { dtype })]);
  model.loadStateDict(Object.fromEntries(zero));
  // It can take up other shapes, too.
  model.loadStateDict(before);
}

/** Passes events on; losses of batches together. */
function tell(
  events: readonly NamedEvent[],
  { onUpdates, onEpoch, onChange, onStop }: typeof DEFAULTS,
  onRecord: (record: EpochRecord) => void,
  failed: (error: unknown) => void,
): void {
  const call = async (listener: Listener, event: unknown): Promise<void> => {
    try {
      await listener?.(event as never);
    } catch (error) {
      failed(error);
    }
  };
  let updates: unknown[] = [];
  const passUpdates = (): void => {
    if (updates.length > 0) void call(onUpdates, updates);
    updates = [];
  };
  for (const [name, event] of events) {
    if (name === 'update') updates.push(event);
    else {
      passUpdates();
      if (name === 'epoch') onRecord(event as EpochRecord);
      void call({ epoch: onEpoch, change: onChange, stop: onStop }[name], event);
    }
  }
  passUpdates();
}

function readAddress(module: string | URL): string {
  try {
    return addressOf(module);
  } catch {
    throw new BpError(
      'BP_OPTION',
      OP,
      "module must be the address of a module, such as new URL('./make-run.js', import.meta.url), or a worker, got {module}",
      { module },
    );
  }
}

function started(): WorkerLike {
  try {
    return startWorker();
  } catch (error) {
    throw isLost(error);
  }
}

function post(worker: WorkerLike, ask: Ask): void {
  try {
    worker.postMessage(ask);
  } catch (error) {
    throw new BpError(
      'BP_OPTION',
      OP,
      'config must be plain data that can be sent to a worker: {reason}; have the module make what is more',
      { reason: wordsOf(error) || 'it cannot be copied' },
    );
  }
}

/** The error for a worker that has gone, or could not be started. */
function isLost(reason: unknown): BpError {
  const error = new BpError(
    'BP_DEVICE',
    OP,
    'the worker has gone, or could not be started: {reason}; if the page has a content security policy, let it allow worker-src blob: or pass a worker of your own, whose module calls serveRun',
    { reason: wordsOf(reason) || 'the engine does not say why' },
  );
  if (reason instanceof Error) error.cause = reason;
  return error;
}

function noRun({ noRun, got }: NoRun, address: string | null): BpError {
  const module = address ?? 'of the worker';
  if (noRun === 'module') {
    return new BpError(
      'BP_OPTION',
      OP,
      'the module {module} could not be loaded: {reason}; it is loaded in a worker, where import maps do not hold',
      { module, reason: got },
    );
  }
  if (noRun === 'function') {
    return new BpError(
      'BP_OPTION',
      OP,
      'the module {module} must have a function for its default export, got {got}; export default (config) => new Run({ … })',
      { module, got },
    );
  }
  return new BpError(
    'BP_OPTION',
    OP,
    'the function of the module {module} must give a Run, got {got}; export default (config) => new Run({ … })',
    { module, got },
  );
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  return error instanceof Error ? error.message : '';
}
