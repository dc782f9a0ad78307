// Some jobs at a time.

/**
 * @param {number} count how many may go on at once
 * @returns {<T>(job: () => T | Promise<T>) => Promise<T>} starts a job when there is room for it, in the order of the calls
 */
export function atMost(count) {
  /** @type {(() => void)[]} */
  const waiting = [];
  let going = 0;
  return async (job) => {
    if (going >= count) await new Promise((resolve) => waiting.push(() => resolve(undefined)));
    else going++;
    try {
      return await job();
    } finally {
      // who waits takes the place over
      const next = waiting.shift();
      if (next) next();
      else going--;
    }
  };
}
