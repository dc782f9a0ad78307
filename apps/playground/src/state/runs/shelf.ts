import type { KeptRun } from '../../core/keep';

/** A run as it lies on a shelf: its state apart, so that a list of many stays light. */
export interface RunCard extends KeptRun {
  readonly id: string;
}

/** Where runs are kept. Each change is one transaction on one run: other tabs can change others meanwhile. */
export interface Shelf {
  list(): Promise<RunCard[]>;
  /** The saved state of a run; null where it is gone. */
  stateOf(id: string): Promise<Uint8Array | null>;
  add(card: RunCard, state: Uint8Array): Promise<void>;
  /** @returns whether it was still there */
  rename(id: string, name: string | null): Promise<boolean>;
  remove(id: string): Promise<void>;
}

/** A shelf that lasts as long as the page: where nothing may be stored, or nothing more fits. */
export class MemoryShelf implements Shelf {
  readonly #runs = new Map<string, { card: RunCard; state: Uint8Array }>();

  async list(): Promise<RunCard[]> {
    return [...this.#runs.values()].map(({ card }) => card);
  }

  async stateOf(id: string): Promise<Uint8Array | null> {
    return this.#runs.get(id)?.state ?? null;
  }

  async add(card: RunCard, state: Uint8Array): Promise<void> {
    this.#runs.set(card.id, { card, state });
  }

  async rename(id: string, name: string | null): Promise<boolean> {
    const kept = this.#runs.get(id);
    if (kept) this.#runs.set(id, { ...kept, card: { ...kept.card, name } });
    return kept !== undefined;
  }

  async remove(id: string): Promise<void> {
    this.#runs.delete(id);
  }
}
