/** What the page asks of the worker each second: fewer and smaller pictures where it cannot keep up. */
export interface Pace {
  readonly hz: number;
  /** Side of the map of each unit. */
  readonly tiles: number;
}

const FULL: Pace = { hz: 15, tiles: 32 };
const LEAST: Pace = { hz: 5, tiles: 16 };
const LEVELS: readonly Pace[] = [FULL, { hz: 10, tiles: 16 }, LEAST];

/** Frames that are looked at before the pace changes. */
const WINDOW = 45;
/** A frame that took longer was late at sixty a second. */
const LATE_MS = 22;

/** Watches how long frames take, and slows down at once or, after good times, speeds up again. */
export class PaceKeeper {
  #level = 0;
  #last = Number.NaN;
  #frames = 0;
  #late = 0;
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
    if (took > LATE_MS) this.#late++;
    if (this.#frames < WINDOW) return false;
    const share = this.#late / this.#frames;
    this.#frames = 0;
    this.#late = 0;
    if (share > 0.12 && this.#level < LEVELS.length - 1) {
      this.#level++;
      this.#good = 0;
      return true;
    }
    this.#good = share < 0.02 ? this.#good + 1 : 0;
    if (this.#good < 12 || this.#level === 0) return false;
    this.#level--;
    this.#good = 0;
    return true;
  }
}
