/** How long drawing may take in one frame; what is left waits for the next one. */
const BUDGET_MS = 6;

const waiting = new Map<object, () => void>();
let asked = false;
let whenDone: (() => void)[] = [];

/** Has something drawn in the next frames; asked again before that, only the newest is drawn. */
export function requestPaint(canvas: object, paint: () => void): void {
  waiting.set(canvas, paint);
  if (!asked) {
    asked = true;
    requestAnimationFrame(frame);
  }
}

export function cancelPaint(canvas: object): void {
  waiting.delete(canvas);
}

/** Resolves once all that was asked for is drawn. */
export function allPainted(): Promise<void> {
  if (waiting.size === 0) return Promise.resolve();
  return new Promise((resolve) => whenDone.push(resolve));
}

function frame() {
  const end = performance.now() + BUDGET_MS;
  for (const [canvas, paint] of waiting) {
    waiting.delete(canvas);
    paint();
    if (performance.now() > end) break;
  }
  asked = waiting.size > 0;
  if (asked) {
    requestAnimationFrame(frame);
    return;
  }
  const done = whenDone;
  whenDone = [];
  for (const tell of done) tell();
}
