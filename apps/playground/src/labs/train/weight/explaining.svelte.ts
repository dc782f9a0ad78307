import type {
  ExplainOptions,
  WeightExplanation,
  WeightPlace,
} from '../../../worker/train-messages';
import { type Refusal, refusalOf } from '../session/refusal';
import type { Session } from '../session/session.svelte';

/** Between two explanations while the run plays. */
const PAUSE_MS = 160;

/** Keeps a weight explained: asks again when the run, the weight or what is asked has moved on, one question at a time. */
export class Explaining {
  now = $state.raw<WeightExplanation | null>(null);
  failed = $state.raw<Refusal | null>(null);
  readonly #session: Session;
  #wanted: { place: WeightPlace; row: number | null; options: ExplainOptions } | null = null;
  #busy = false;

  constructor(session: Session) {
    this.#session = session;
  }

  ask(place: WeightPlace, row: number | null, options: ExplainOptions): void {
    this.#wanted = { place, row, options };
    if (!this.#busy) void this.#work();
  }

  close(): void {
    this.#wanted = null;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#wanted) {
      const { place, row, options } = this.#wanted;
      this.#wanted = null;
      try {
        this.now = (await this.#session.desk?.explainWeight(place, row, options)) ?? null;
        this.failed = null;
      } catch (error) {
        this.now = null;
        this.failed = refusalOf(error);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.#busy = false;
  }
}
