/** What the page asks of the worker each second: fewer and smaller pictures where it cannot keep up. */
export interface Pace {
  readonly hz: number;
  /** Side of the map of each unit. */
  readonly tiles: number;
}

const FULL: Pace = { hz: 15, tiles: 32 };
const LEAST: Pace = { hz: 5, tiles: 16 };
const LEVELS: readonly Pace[] = [FULL, { hz: 10, tiles: 16 }, LEAST];

/** Frames are looked at together until there are so many, or so much time has gone. */
const WINDOW = 30;
const WINDOW_MS = 400;
/** A frame that took longer was late at sixty a second. */
const LATE_MS = 22;
/** Shares of late frames: above the first it slows down, above the second it slows down to the least at once. */
const MANY_LATE = 0.12;
const MOST_LATE = 0.4;
/** So long all has to go well before it speeds up. */
const GOOD_MS = 9000;

/** Watches how long frames take, and slows down at once or, after good times, speeds up again. */
export class PaceKeeper {
  #level = 0;
  #last = Number.NaN;
  #frames = 0;
  #late = 0;
  #ms = 0;
  #good = 0;

  get pace(): Pace {
    return LEVELS[this.#level];
  }

  /** Tells of a frame. @returns whether the pace changed */
  frame(now: number): boolean {
    const took = now - this.#last;
    this.#last = now;
    // a long gap is a hidden tab or a sleeping machine
    if (!(took < 1000)) return false;
    this.#frames++;
    this.#ms += took;
    if (took > LATE_MS) this.#late++;
    if (this.#frames < WINDOW && this.#ms < WINDOW_MS) return false;
    const share = this.#late / this.#frames;
    this.#good = share < 0.02 ? this.#good + this.#ms : 0;
    this.#frames = 0;
    this.#late = 0;
    this.#ms = 0;
    const before = this.#level;
    if (share > MOST_LATE) this.#level = LEVELS.length - 1;
    else if (share > MANY_LATE) this.#level = Math.min(before + 1, LEVELS.length - 1);
    else if (this.#good >= GOOD_MS) {
      this.#level = Math.max(0, before - 1);
      this.#good = 0;
    }
    return this.#level !== before;
  }
}
