/** What comes in one after the other, for a loop that takes it when it can. */
export class Queue<T> implements AsyncIterableIterator<T> {
  readonly #values: T[] = [];
  /** Resolves once all has come, rejects where that failed. */
  readonly #end: Promise<unknown>;
  #wake = (): void => {};

  constructor(end: Promise<unknown>) {
    this.#end = end;
  }

  push(value: T): void {
    this.#values.push(value);
    this.#wake();
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.#values.length === 0) {
      const more = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await Promise.race([more, this.#end]);
    }
    return this.#values.length > 0
      ? { done: false, value: this.#values.shift() as T }
      : { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
