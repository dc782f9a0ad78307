import { type Remote, wrap } from 'comlink';
import type { DeskName, DeskOf, Office } from './worker';

/** The page's side of the worker. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #office: Remote<Office>;
  #onLost: ((reason: string) => void)[] = [];

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      for (const tell of this.#onLost) tell(event.message || 'the worker could not be loaded');
    });
    this.#office = wrap<Office>(this.#worker);
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
    this.#worker.terminate();
  }
}

let shared: WorkerClient | null = null;

/** The one worker of the page, made when it is first needed. */
export function workerClient(): WorkerClient {
  shared ??= new WorkerClient();
  return shared;
}

/** A new worker in place of one that was lost. */
export function replaceWorker(): WorkerClient {
  shared?.terminate();
  shared = new WorkerClient();
  return shared;
}
