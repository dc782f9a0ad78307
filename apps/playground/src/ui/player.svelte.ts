/** Moves a cursor over a number of steps at an even rate, frame by frame. */
export class Player {
  playing = $state(false);
  #frame = 0;
  #last = 0;
  #owed = 0;

  /**
   * @param at - where the cursor stands
   * @param end - the last step
   * @param seek - moves the cursor
   * @param stopped - called when it has come to the end, or is paused
   */
  constructor(
    readonly at: () => number,
    readonly end: () => number,
    readonly seek: (step: number) => void,
    readonly stopped: () => void = () => {},
    readonly seconds = 6,
  ) {}

  /** Plays from here, or from the start where it is at the end; pauses while it plays. */
  toggle(): void {
    if (this.playing) {
      this.pause();
      return;
    }
    if (this.end() <= 0) return;
    if (this.at() >= this.end()) this.seek(0);
    this.playing = true;
    this.#owed = 0;
    this.#last = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  pause(): void {
    if (!this.playing) return;
    cancelAnimationFrame(this.#frame);
    this.playing = false;
    this.stopped();
  }

  readonly #tick = (now: number) => {
    // a film of few steps is slow enough to follow each, and one of many takes as long as any
    const rate = Math.max(1.5, this.end() / this.seconds);
    this.#owed += ((now - this.#last) / 1000) * rate;
    this.#last = now;
    const steps = Math.floor(this.#owed);
    if (steps > 0) {
      this.#owed -= steps;
      this.seek(Math.min(this.end(), this.at() + steps));
      if (this.at() >= this.end()) return this.pause();
    }
    this.#frame = requestAnimationFrame(this.#tick);
  };
}
