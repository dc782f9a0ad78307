import type { Palette } from '../draw/palette';
import type { Picture } from '../draw/picture';
import { lettersOf } from './letters';
import type { PainterMessage } from './painter-messages';

/** A picture and the box it fills, in CSS pixels and pixels of the screen for each. */
export interface Order {
  readonly picture: Picture;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Whether canvases of the page can be drawn on by another thread. */
export function canPaintElsewhere(): boolean {
  return (
    !isLost &&
    typeof Worker === 'function' &&
    typeof OffscreenCanvas === 'function' &&
    typeof HTMLCanvasElement.prototype.transferControlToOffscreen === 'function' &&
    hasPainter()
  );
}

/** A page within a sandbox of another one is refused every worker. */
function hasPainter(): boolean {
  try {
    worker ??= start();
  } catch {
    isLost = true;
  }
  return !isLost;
}

/** A canvas of the page that the painter draws on; of orders that come while it draws, the newest. */
export class PaintedCanvas {
  readonly #id = ++count;
  readonly #onLost: () => void;
  #next: { order: Order; done: () => void } | null = null;
  #done: (() => void) | null = null;
  #still: unknown = null;

  /** @param onLost - called when there is no painter any more: the canvas has to be replaced by a new one then */
  constructor(canvas: HTMLCanvasElement, onLost: () => void) {
    this.#onLost = onLost;
    painted.set(this.#id, this);
    onceStarted((painter) => {
      const offscreen = canvas.transferControlToOffscreen();
      const message: PainterMessage = { type: 'canvas', id: this.#id, canvas: offscreen };
      painter.postMessage(message, [offscreen]);
    });
  }

  /** @param done - called once it is drawn, or a newer one is in its place */
  paint(order: Order, done: () => void): void {
    this.#next?.done();
    this.#next = { order, done };
    if (!this.#done) this.#send();
  }

  close(): void {
    painted.delete(this.#id);
    if (!isLost) tell({ type: 'drop', id: this.#id });
    this.#settle();
  }

  /** The painter has drawn what it was sent. */
  drawn(): void {
    this.#done?.();
    this.#done = null;
    this.#send();
  }

  lose(): void {
    this.#settle();
    this.#onLost();
  }

  #settle(): void {
    this.#done?.();
    this.#next?.done();
    this.#done = null;
    this.#next = null;
  }

  #send(): void {
    if (!this.#next) return;
    const { order, done } = this.#next;
    const { picture, palette, width, height, ratio } = order;
    const { still = null, ...rest } = picture;
    this.#next = null;
    this.#done = done;
    const message = { type: 'paint', id: this.#id, width, height, ratio, picture: rest } as const;
    const number = numberOf(palette);
    tell(
      still === this.#still
        ? { ...message, palette: number }
        : { ...message, palette: number, still },
    );
    this.#still = still;
  }
}

let count = 0;
let isLost = false;
let worker: Worker | null = null;
/** What the painter is told first. */
const early: ((painter: Worker) => void)[] = [];
const painted = new Map<number, PaintedCanvas>();
const numbers = new WeakMap<Palette, number>();

/** The number by which the painter knows a palette. */
function numberOf(palette: Palette): number {
  let number = numbers.get(palette);
  if (number === undefined) {
    number = ++count;
    numbers.set(palette, number);
    tell({ type: 'palette', id: number, palette });
  }
  return number;
}

function tell(message: PainterMessage) {
  onceStarted((painter) => painter.postMessage(message));
}

/** The painter is started in a task of its own: together with what makes a page it would be felt. */
function onceStarted(act: (painter: Worker) => void) {
  if (worker) return act(worker);
  early.push(act);
  if (early.length > 1) return;
  setTimeout(() => {
    worker = start();
    for (const one of early.splice(0)) one(worker);
  });
}

function start(): Worker {
  const made = new Worker(new URL('./painter.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }) => painted.get(data as number)?.drawn());
  made.addEventListener('error', (event) => {
    event.preventDefault();
    console.error(event.message || 'the painter could not be loaded');
    isLost = true;
    made.terminate();
    for (const canvas of painted.values()) canvas.lose();
  });
  tellLetters(made);
  return made;
}

/** The fonts of the page, which come after its first pictures, are none of a worker's unless it is told. */
function tellLetters(to: Worker) {
  const letters = lettersOf(document);
  if (letters.length > 0) to.postMessage({ type: 'letters', letters } satisfies PainterMessage);
  else document.fonts.addEventListener('loadingdone', () => tellLetters(to), { once: true });
}
