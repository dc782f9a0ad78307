import type { Run } from '@bp/train';

/** Long enough to be quick, short enough that a pause is felt at once. */
const SLICE = 8;
/** At a set pace no more than this is caught up with, after a sleep for instance. */
const MOST_BEHIND = 250;

/** Has a run go on at a pace, until it is told to stop or stops by itself. */
export class Player {
  readonly #run: Run;
  readonly #onEnd: () => void;
  #rate = 0;
  #isWanted = false;
  #going: Promise<void> | null = null;
  #wake: () => void = () => {};

  /** @param onEnd - called when the run has stopped by itself */
  constructor(run: Run, onEnd: () => void) {
    this.#run = run;
    this.#onEnd = onEnd;
  }

  get isPlaying(): boolean {
    return this.#isWanted;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Goes on, or goes on at another pace. @param rate - updates a second, > 0; Infinity for as fast as it can */
  play(rate: number): void {
    if (!(rate > 0)) return;
    this.#rate = rate;
    if (this.#going !== null && this.#isWanted) {
      this.#run.pause();
      this.#wake();
      return;
    }
    this.#isWanted = true;
    const before = this.#going ?? Promise.resolve();
    this.#going = before.then(() => this.#go());
  }

  /** Resolves once the run stands. */
  async pause(): Promise<void> {
    this.#isWanted = false;
    this.#run.pause();
    this.#wake();
    await this.#going;
  }

  async #go(): Promise<void> {
    let [since, done, rate] = [performance.now(), 0, this.#rate];
    while (this.#isWanted) {
      if (rate !== this.#rate) [since, done, rate] = [performance.now(), 0, this.#rate];
      const updates = rate === Infinity ? Infinity : this.#due(since, done);
      if (updates < 1) {
        await this.#sleep(since + ((done + 1) * 1000) / rate - performance.now());
        continue;
      }
      const before = this.#run.position.update;
      const reason = await this.#run.play({ updates, slice: SLICE });
      done += this.#run.position.update - before;
      const late = performance.now() - since - (done * 1000) / rate;
      if (late > MOST_BEHIND) [since, done] = [performance.now(), 0];
      if (reason === null || reason === 'paused') continue;
      this.#isWanted = false;
      this.#going = null;
      this.#onEnd();
      return;
    }
    this.#going = null;
  }

  /** How many updates should have been made by now, and have not. */
  #due(since: number, done: number): number {
    return Math.floor(((performance.now() - since) * this.#rate) / 1000) - done;
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(ms, 1));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
