/** How many times as long as a loss one thread then does everything: so the loss stays below a tenth. */
const REST = 10;

/** Up to how many times as long, where one loss follows the other, and for how long, in milliseconds. */
const LONGEST_REST = 160;
const LONGEST = 1000;

/** How much of what has been gained may be lost again before that, in milliseconds. */
const CREDIT = 0.25;

/**
 * Decides when to leave other threads alone: where another program has their processor, a piece that was begun there can
 * take as long as that likes.
 */
export class Ledger {
  /** What sharing has cost of late, less what it has gained, in milliseconds. */
  #loss = 0;
  #rest = REST;
  #restUntil = 0;

  /** Whether one thread is to do everything at this time. */
  restsAt(now: number): boolean {
    return now < this.#restUntil;
  }

  /**
   * Notes what a kernel took.
   *
   * @param alone - what it would have taken in one thread, in milliseconds
   * @param now - the time
   */
  note(taken: number, alone: number, now: number): void {
    this.#loss += taken - alone;
    if (this.#loss > 0) {
      const least = REST * this.#loss;
      this.#restUntil = now + Math.max(least, Math.min(this.#rest * this.#loss, LONGEST));
      this.#rest = Math.min(2 * this.#rest, LONGEST_REST);
      this.#loss = 0;
    } else if (this.#loss < -CREDIT) {
      this.#loss = -CREDIT;
      this.#rest = REST;
    }
  }
}
