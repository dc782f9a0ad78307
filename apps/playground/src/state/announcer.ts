/** Between two messages to a screen reader. */
const PAUSE = 3000;

/**
 * Passes on messages, at most one in three seconds: the newest of those that came in between is said at their end.
 *
 * @param show - what puts a text into the live region
 */
export function announcer(show: (text: string) => void): (text: string) => void {
  let quietUntil = 0;
  let waiting: string | null = null;
  const pass = (text: string) => {
    quietUntil = Date.now() + PAUSE;
    show(text);
  };
  return (text) => {
    const wait = quietUntil - Date.now();
    if (wait <= 0) return pass(text);
    if (waiting === null) {
      setTimeout(() => {
        const latest = waiting;
        waiting = null;
        if (latest !== null) pass(latest);
      }, wait);
    }
    waiting = text;
  };
}
