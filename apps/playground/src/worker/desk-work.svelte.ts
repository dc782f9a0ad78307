import type { Remote } from 'comlink';
import { workerClient } from './client';
import type { DeskName, DeskOf } from './worker';

/** What a desk computes for a page, and whether it does: what was there stays until its successor has come. */
export abstract class DeskWork<N extends DeskName> {
  busy = $state(false);
  failed = $state(false);
  /** Whether the worker itself is gone: this object will not answer any more. */
  lost = $state(false);
  readonly #name: N;
  #desk: Promise<Remote<DeskOf<N>>> | null = null;
  readonly #stopListening = workerClient().onLost(() => {
    this.busy = false;
    this.lost = true;
  });

  constructor(name: N) {
    this.#name = name;
  }

  close(): void {
    this.#stopListening();
  }

  /** The desk, opened when it is first asked. */
  protected desk(): Promise<Remote<DeskOf<N>>> {
    this.#desk ??= workerClient().open(this.#name);
    return this.#desk;
  }

  protected readonly fail = (error: unknown): void => {
    console.error(error);
    this.busy = false;
    this.failed = true;
  };
}
