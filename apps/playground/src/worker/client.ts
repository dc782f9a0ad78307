import { type Remote, wrap } from 'comlink';
import type { DeskName, DeskOf, Office } from './worker';

/** The page's side of the worker. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #office: Remote<Office>;
  #onLost: ((reason: string) => void)[] = [];
  #isEnded = false;
  #isLost = false;

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose(event.message || 'the worker could not be loaded');
    });
    this.#office = wrap<Office>(this.#worker);
    void this.#watch();
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** A desk of the worker; its code is loaded with the first one. */
  async open<N extends DeskName>(name: N): Promise<Remote<DeskOf<N>>> {
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
    this.#worker.terminate();
  }

  /** A worker that dies without a word lets go of its lock; the page, which waits for it, then knows. */
  async #watch(): Promise<void> {
    // browsers have locks on secure pages alone; elsewhere only the worker's own errors tell
    const { locks } = navigator as { locks?: LockManager };
    if (!locks) return;
    const name = `worker ${crypto.randomUUID()}`;
    try {
      await this.#office.hold(name);
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
