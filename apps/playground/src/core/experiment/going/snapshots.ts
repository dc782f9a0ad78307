import type { Snapshot, Views } from '../told';

type Receive = (snapshot: Snapshot) => void | Promise<void>;

/**
 * Sends snapshots to whoever looks: one at a time, each only after the one before was answered, and no more a second than they
 * wish. What changes meanwhile is seen in the next one.
 */
export class Snapshots {
  readonly #take: (views: Views) => Snapshot | null;
  readonly #isMoving: () => boolean;
  #views: Views = {};
  #receive: Receive | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSending = false;
  #isStale = false;
  #sentAt = -Infinity;

  /**
   * @param take - makes a snapshot; null where there is nothing to see
   * @param isMoving - whether it goes on changing by itself
   */
  constructor(take: (views: Views) => Snapshot | null, isMoving: () => boolean) {
    this.#take = take;
    this.#isMoving = isMoving;
  }

  get views(): Views {
    return this.#views;
  }

  subscribe(views: Views, receive?: Receive): void {
    this.#views = views;
    if (receive) this.#receive = receive;
    this.changed(true);
  }

  unsubscribe(): void {
    this.#receive = null;
    clearTimeout(this.#timer);
  }

  /** @param now - whether it is sent without regard to the wished rate, as what was asked for by a click */
  changed(now = false): void {
    this.#isStale = true;
    if (now) this.#sentAt = -Infinity;
    this.#plan();
  }

  #plan(): void {
    const { hz = 15 } = this.#views;
    clearTimeout(this.#timer);
    if (this.#receive === null || this.#isSending || hz <= 0) return;
    if (!this.#isStale && !this.#isMoving()) return;
    const wait = this.#sentAt + 1000 / hz - performance.now();
    this.#timer = setTimeout(() => void this.#send(), Math.max(0, wait));
  }

  async #send(): Promise<void> {
    const receive = this.#receive;
    if (receive === null || this.#isSending) return;
    this.#sentAt = performance.now();
    this.#isStale = false;
    const snapshot = this.#take(this.#views);
    if (snapshot === null) return;
    this.#isSending = true;
    try {
      await receive(snapshot);
    } catch {
      // A page that is gone, or that fails to draw, does not stop the run.
    } finally {
      this.#isSending = false;
      this.#plan();
    }
  }
}
