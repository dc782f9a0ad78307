import { type Remote, wrap } from 'comlink';
import type { DeskName, DeskOf, Office } from './worker';

/** The page's side of the worker. */
export class WorkerClient {
  readonly #worker: Worker | null;
  readonly #office: Remote<Office> | null;
  #onLost: ((reason: string) => void)[] = [];
  #isEnded = false;
  #isLost = false;

  constructor() {
    this.#worker = started();
    this.#office = this.#worker && wrap<Office>(this.#worker);
    if (this.#office === null) {
      // who asks for it can listen first
      setTimeout(() => this.#lose('the worker could not be started'));
      return;
    }
    this.#worker?.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose(event.message || 'the worker could not be loaded');
    });
    void this.#watch(this.#office);
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** A desk of the worker; its code is loaded with the first one. */
  async open<N extends DeskName>(name: N): Promise<Remote<DeskOf<N>>> {
    // of a worker that is not there, as of one that cannot be loaded, nobody hears but by its loss
    if (this.#office === null) return new Promise(() => {});
    return (await this.#office.open(name)) as unknown as Remote<DeskOf<N>>;
  }

  /** Has a function called when the worker is lost: it crashed, or could not be loaded. */
  onLost(tell: (reason: string) => void): () => void {
    this.#onLost = [...this.#onLost, tell];
    return () => {
      this.#onLost = this.#onLost.filter((one) => one !== tell);
    };
  }

  terminate(): void {
    this.#isEnded = true;
    this.#worker?.terminate();
  }

  /** A worker that dies without a word lets go of its lock; the page, which waits for it, then knows. */
  async #watch(office: Remote<Office>): Promise<void> {
    // browsers have locks on secure pages alone; elsewhere only the worker's own errors tell
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return;
    const name = `worker ${crypto.randomUUID()}`;
    try {
      await office.hold(name);
      await locks.request(name, () => {});
    } catch {
      return;
    }
    this.#lose('the worker is gone');
  }

  #lose(reason: string): void {
    if (this.#isEnded || this.#isLost) return;
    this.#isLost = true;
    for (const tell of this.#onLost) tell(reason);
  }
}

/** Null where the page may have no workers: in a sandbox of another page, or barred by a setting. */
function started(): Worker | null {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    console.error(error);
    return null;
  }
}

let shared: WorkerClient | null = null;

/** The one worker of the page, made when it is first needed, and made anew where it was lost. */
export function workerClient(): WorkerClient {
  if (shared?.isLost) return replaceWorker();
  shared ??= new WorkerClient();
  return shared;
}

/** A new worker in place of one that was lost. */
export function replaceWorker(): WorkerClient {
  shared?.terminate();
  shared = new WorkerClient();
  return shared;
}
