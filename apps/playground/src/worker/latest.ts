/**
 * Answers the newest of many questions: while one is being answered, those that come are put aside, and only the last of them
 * is asked. For what follows a slider or a pointer.
 *
 * @param ask - told whether it is still the newest, to end early
 */
export function latest<Q>(
  ask: (question: Q, isNewest: () => boolean) => Promise<void>,
  fail: (error: unknown) => void,
): (question: Q) => void {
  let waiting: { question: Q } | null = null;
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    while (waiting !== null) {
      const { question } = waiting;
      waiting = null;
      try {
        await ask(question, () => waiting === null);
      } catch (error) {
        fail(error);
      }
    }
    isBusy = false;
  };
  return (question) => {
    waiting = { question };
    if (!isBusy) void run();
  };
}
