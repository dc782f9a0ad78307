import { type KeptRun, LONGEST_NAME } from '../../core/keep';
import { DatabaseShelf } from './database-shelf';
import { newId } from './new-id';
import { MemoryShelf, type RunCard, type Shelf } from './shelf';

/** Whether runs outlast the page; and if not, why. */
export type Keeping = 'opening' | 'kept' | 'forbidden' | 'full';

/** What there is to see. */
export interface Shown {
  /** The newest first. */
  readonly cards: readonly RunCard[];
  readonly keeping: Keeping;
  /** Ids of those that go with the page. */
  readonly passing: ReadonlySet<string>;
}

/** What could not be stored, for as long as the page is open. */
const UNTIL_CLOSED = new MemoryShelf();

/** The runs that were kept. What cannot be stored stays in memory until the page closes, and says so. */
export class SavedRuns {
  #keeping: Keeping = 'opening';
  #passing: ReadonlySet<string> = new Set();
  readonly #show: (shown: Shown) => void;
  readonly #stored: Shelf;
  readonly #memory: Shelf;
  readonly #others: Pick<BroadcastChannel, 'postMessage' | 'close'> | null;

  /**
   * @param show - called with what there is, whenever it has changed, also by other tabs
   * @param stored - where runs outlast the page
   * @param memory - where they do not
   */
  constructor(
    show: (shown: Shown) => void,
    stored: Shelf = new DatabaseShelf(),
    memory: Shelf = UNTIL_CLOSED,
  ) {
    this.#show = show;
    this.#stored = stored;
    this.#memory = memory;
    this.#others = otherTabs(() => void this.refresh());
  }

  /** Reads what there is, also what other tabs have kept. */
  async refresh(): Promise<void> {
    const passing = await this.#memory.list();
    let stored: RunCard[] = [];
    try {
      stored = await this.#stored.list();
      // while something passes with the page, there was no room for it
      this.#keeping = passing.length > 0 ? 'full' : 'kept';
    } catch {
      this.#keeping = 'forbidden';
    }
    this.#passing = new Set(passing.map(({ id }) => id));
    const cards = [...stored, ...passing].sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
    this.#show({ cards, keeping: this.#keeping, passing: this.#passing });
  }

  /** @returns the run as it lies on the shelf */
  async keep(run: KeptRun, state: Uint8Array): Promise<RunCard> {
    const card = { ...run, id: newId() };
    try {
      await this.#stored.add(card, state);
      await this.#forgetPassing(run);
    } catch {
      await this.#memory.add(card, state);
    }
    await this.#changed();
    return card;
  }

  async stateOf(id: string): Promise<Uint8Array | null> {
    return this.#shelfOf(id).stateOf(id);
  }

  /**
   * Gives a run a name; an empty one gives it back the name by its changes.
   *
   * @returns whether it was still there
   */
  async rename(id: string, name: string): Promise<boolean> {
    const short = name.trim().slice(0, LONGEST_NAME);
    const isThere = await this.#shelfOf(id).rename(id, short === '' ? null : short);
    await this.#changed();
    return isThere;
  }

  async remove(id: string): Promise<void> {
    await this.#shelfOf(id).remove(id);
    await this.#changed();
  }

  close(): void {
    this.#others?.close();
  }

  /** A run that is stored now need not pass with the page. */
  async #forgetPassing({ fingerprint, epoch }: KeptRun): Promise<void> {
    for (const card of await this.#memory.list()) {
      const isSame = card.fingerprint === fingerprint && card.epoch === epoch;
      if (isSame) await this.#memory.remove(card.id);
    }
  }

  #shelfOf(id: string): Shelf {
    return this.#passing.has(id) ? this.#memory : this.#stored;
  }

  async #changed(): Promise<void> {
    this.#others?.postMessage('changed');
    await this.refresh();
  }
}

function otherTabs(onChange: () => void): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const others = new BroadcastChannel('bp.runs');
  others.onmessage = onChange;
  return others;
}
