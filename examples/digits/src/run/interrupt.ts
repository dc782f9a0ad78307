/** Whether the user has asked to stop; the first Ctrl-C asks, a second one ends the program at once. */
export class Interrupt {
  #asked = false;
  readonly #onSignal = (): void => {
    if (this.#asked) process.exit(130);
    this.#asked = true;
  };

  constructor() {
    process.on('SIGINT', this.#onSignal);
  }

  get asked(): boolean {
    return this.#asked;
  }

  release(): void {
    process.off('SIGINT', this.#onSignal);
  }

  /** Lets signals and other events in; a loop that never pauses would never hear of them. */
  breathe(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }
}
