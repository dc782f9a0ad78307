/** A part of a frame, even on a phone, so that what the reader does is answered in between. */
const AT_ONCE_MS = 3;

/** Takes one after another while the browser has nothing else to do, until all are taken or no longer wanted. */
export function eachWhenIdle<T>(
  items: readonly T[],
  take: (item: T) => void,
  isWanted: () => boolean,
): void {
  let next = 0;
  const isDue = () => next < items.length && isWanted();
  const takeSome = () => {
    const start = performance.now();
    while (isDue() && performance.now() - start < AT_ONCE_MS) take(items[next++]);
    if (isDue()) whenIdle(takeSome);
  };
  if (isDue()) whenIdle(takeSome);
}

/** Safari knows no idle time. */
export function whenIdle(call: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(call);
  else setTimeout(call);
}
