import type { Change, EpochRecord, RunPosition, Stopped } from './history';

/** What a run tells those who listen. */
export interface RunEvents {
  /** The model has learned from a batch. */
  update: RunPosition & { readonly loss: number };
  /** An epoch is complete. */
  epoch: EpochRecord;
  /** Settings were changed. */
  change: Change;
  /** The run went to another position, or another state was restored. */
  seek: RunPosition;
  /** The run came to an end, or to a halt. */
  stop: Stopped;
}

type Listener<K extends keyof RunEvents> = (event: RunEvents[K]) => void | Promise<void>;

/** Listeners by event. */
export class Events {
  readonly #listeners: { [K in keyof RunEvents]: Set<Listener<K>> } = {
    update: new Set(),
    epoch: new Set(),
    change: new Set(),
    seek: new Set(),
    stop: new Set(),
  };
  /** What listeners have promised and is yet to be awaited. */
  #promised: Promise<void>[] = [];

  has(name: keyof RunEvents): boolean {
    return this.#listeners[name].size > 0;
  }

  isEvent(name: unknown): name is keyof RunEvents {
    return typeof name === 'string' && Object.hasOwn(this.#listeners, name);
  }

  get names(): string[] {
    return Object.keys(this.#listeners);
  }

  on<K extends keyof RunEvents>(name: K, listener: Listener<K>): () => void {
    // Two subscriptions of one function are two.
    const own: Listener<K> = (event) => listener(event);
    const listeners: Set<Listener<K>> = this.#listeners[name];
    listeners.add(own);
    return () => {
      listeners.delete(own);
    };
  }

  emit<K extends keyof RunEvents>(name: K, event: RunEvents[K]): void {
    for (const listener of this.#listeners[name]) {
      const promise = listener(event);
      if (promise instanceof Promise) this.#promised.push(promise);
    }
  }

  /** Whether listeners have something to be awaited. */
  get isWaiting(): boolean {
    return this.#promised.length > 0;
  }

  async settle(): Promise<void> {
    const promised = this.#promised;
    this.#promised = [];
    await Promise.all(promised);
  }
}
