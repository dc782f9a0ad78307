/** How long drawing may take in one frame; what is left waits for the next one. */
const BUDGET_MS = 6;

const waiting = new Map<object, () => void>();
let asked = false;
/** Pictures that another thread is drawing. */
let elsewhere = 0;
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

/** Counts a picture that another thread draws. @returns says that it is drawn */
export function paintElsewhere(): () => void {
  elsewhere++;
  return () => {
    elsewhere--;
    if (isDone()) tellDone();
  };
}

/** Resolves once all that was asked for is drawn. */
export function allPainted(): Promise<void> {
  if (isDone()) return Promise.resolve();
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
  if (asked) requestAnimationFrame(frame);
  else if (isDone()) tellDone();
}

function isDone(): boolean {
  return waiting.size === 0 && elsewhere === 0;
}

function tellDone() {
  const done = whenDone;
  whenDone = [];
  for (const tell of done) tell();
}
