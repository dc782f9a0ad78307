import type { Flow } from './source';

/** The examples of a flow, of which `count` are asked for before they are wanted, and waited for in their order. */
export async function* ahead(flow: Flow, count: number): AsyncGenerator<unknown> {
  const iterator =
    Symbol.asyncIterator in flow ? flow[Symbol.asyncIterator]() : flow[Symbol.iterator]();
  const asked: Promise<IteratorResult<unknown>>[] = [];
  try {
    for (;;) {
      while (asked.length < count) asked.push(quiet(next(iterator)));
      const { done, value } = (await asked.shift()) as IteratorResult<unknown>;
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** What comes next, when what it is a promise of is there. */
async function next(iterator: Iterator<unknown> | AsyncIterator<unknown>) {
  const { done, value } = await iterator.next();
  return { done, value: await value } as IteratorResult<unknown>;
}

/** A promise whose failure is told to who waits for it, and to nobody before. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
