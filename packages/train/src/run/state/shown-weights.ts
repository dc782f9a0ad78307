import type { Module, StateDict } from '@bp/module';

/** Which weights are in the model: those of the position, or, after a run has stopped, those of its best epoch. */
export class ShownWeights {
  readonly #model: Module;
  /** Those of the best epoch; null where nobody asked for them, or where they have to be found again. */
  #best: StateDict | null = null;
  /** Those of the position, while the others are in the model. */
  #aside: StateDict | null = null;

  constructor(model: Module) {
    this.#model = model;
  }

  get hasBest(): boolean {
    return this.#best !== null;
  }

  get showsBest(): boolean {
    return this.#aside !== null;
  }

  /** Copies of the best ones, for a file. */
  get saved(): StateDict | null {
    return this.#best;
  }

  /** The ones in the model are the best so far. */
  keepBest(): void {
    this.#best = this.#model.stateDict();
  }

  /** Takes over best weights from a file; they may have come through JSON or another thread. */
  restoreBest(best: StateDict | null): void {
    if (best === null) {
      this.#best = null;
      return;
    }
    // By way of the model, which checks them.
    const here = this.#model.stateDict();
    try {
      this.#model.loadStateDict(best);
      this.keepBest();
    } finally {
      this.#model.loadStateDict(here);
    }
  }

  forgetBest(): void {
    this.#best = null;
  }

  /** Puts the best ones into the model. */
  best(): void {
    if (this.#best === null || this.#aside !== null) return;
    this.#aside = this.#model.stateDict();
    this.#model.loadStateDict(this.#best);
  }

  /** Puts those of the position back. */
  current(): void {
    if (this.#aside === null) return;
    this.#model.loadStateDict(this.#aside);
    this.#aside = null;
  }

  /** Runs `body` with those of the position in the model. */
  atPosition<T>(body: () => T): T {
    const { showsBest } = this;
    this.current();
    try {
      return body();
    } finally {
      if (showsBest) this.best();
    }
  }
}
