import { checkKeptRun, KeepError } from '../../core/keep';
import { transact } from './database';
import type { RunCard, Shelf } from './shelf';

/** Runs in the database of the page. */
export class DatabaseShelf implements Shelf {
  async list(): Promise<RunCard[]> {
    const all = await transact<unknown[]>(['runs'], 'readonly', (store) => store('runs').getAll());
    return (all ?? []).flatMap((one) => readCard(one) ?? []);
  }

  async stateOf(id: string): Promise<Uint8Array | null> {
    const state = await transact<unknown>(['states'], 'readonly', (store) =>
      store('states').get(id),
    );
    return state instanceof Uint8Array ? state : null;
  }

  async add(card: RunCard, state: Uint8Array): Promise<void> {
    await transact(['runs', 'states'], 'readwrite', (store) => {
      // `add`, not `put`: what another tab has kept under this name would stay
      store('states').add(state, card.id);
      return store('runs').add(card);
    });
  }

  async rename(id: string, name: string | null): Promise<boolean> {
    let found = false;
    await transact<IDBValidKey>(['runs'], 'readwrite', (store) => {
      const runs = store('runs');
      const request = runs.get(id);
      request.onsuccess = () => {
        // another tab may have deleted it meanwhile: it stays deleted
        found = request.result !== undefined;
        if (found) runs.put({ ...(request.result as RunCard), name });
      };
      return undefined;
    });
    return found;
  }

  async remove(id: string): Promise<void> {
    await transact(['runs', 'states'], 'readwrite', (store) => {
      store('states').delete(id);
      return store('runs').delete(id) as unknown as IDBRequest<void>;
    });
  }
}

/** A card as it was stored; null for one that another version of the page wrote, which is left alone. */
function readCard(given: unknown): RunCard | null {
  const id = (given as { id?: unknown } | null)?.id;
  try {
    return typeof id === 'string' ? { ...checkKeptRun(given), id } : null;
  } catch (error) {
    if (error instanceof KeepError) return null;
    throw error;
  }
}
