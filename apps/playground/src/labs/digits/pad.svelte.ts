import { type Drawing, EMPTY, seenOf } from '../../core/digits/drawing';
import type { Point } from '../../core/digits/raster';
import { type History, push, startHistory, undo } from '../../state/history';

/** What lies on the pad, and how it came there. */
export class Pad {
  #history = $state.raw<History<Drawing>>(startHistory(EMPTY));
  /** The digit that an image of the data set shows. */
  truth = $state<number | null>(null);
  readonly seen = $derived(seenOf(this.#history.now));
  #isInking = false;

  get drawing(): Drawing {
    return this.#history.now;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get isEmpty(): boolean {
    return this.seen === null;
  }

  /** Puts the pen down; what follows by {@link line} is one stroke, which one undo takes back. */
  dot(point: Point): void {
    const { image, strokes } = this.drawing;
    this.#history = push(this.#history, { image, strokes: [...strokes, [point]] });
    this.#isInking = true;
  }

  line(point: Point): void {
    if (!this.#isInking) return;
    const { image, strokes } = this.drawing;
    const last = strokes.at(-1) ?? [];
    const longer = [...strokes.slice(0, -1), [...last, point]];
    this.#history = push(this.#history, { image, strokes: longer }, true);
  }

  lift(): void {
    this.#isInking = false;
  }

  put(image: Uint8Array, truth: number): void {
    this.lift();
    this.truth = truth;
    this.#history = push(this.#history, { image, strokes: [] });
  }

  clear(): void {
    this.lift();
    if (!this.isEmpty) this.#history = push(this.#history, EMPTY);
    this.truth = null;
  }

  undo(): void {
    this.lift();
    this.#history = undo(this.#history);
    if (this.drawing.image === null) this.truth = null;
  }
}
