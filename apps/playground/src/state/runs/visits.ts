import { transact } from './database';
import { newId } from './new-id';

/** Where somebody was: a visit is one page from its opening to its end, so that two tabs keep one each. */
export interface Visit {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The hash of the address: language, lab and config. */
  readonly hash: string;
  /** The epoch that the run stood at. */
  readonly epoch: number;
}

/** How many visits are remembered. */
const MOST = 8;
const own = newId();

/** Notes where this visit is; what cannot be noted is not. */
export async function noteVisit(hash: string, epoch: number, at: number): Promise<void> {
  try {
    await transact<IDBValidKey>(['visits'], 'readwrite', (store) => {
      const visits = store('visits');
      const all = visits.getAll();
      all.onsuccess = () => {
        const old = others(all.result).slice(MOST - 1);
        for (const { id } of old) visits.delete(id);
      };
      return visits.put({ id: own, at, hash, epoch } satisfies Visit);
    });
  } catch {
    // the page works without
  }
}

/** The newest visit before this one; null where there is none, or nothing may be stored. */
export async function lastVisit(): Promise<Visit | null> {
  try {
    const all = await transact<unknown[]>(['visits'], 'readonly', (store) =>
      store('visits').getAll(),
    );
    return others(all ?? [])[0] ?? null;
  } catch {
    return null;
  }
}

/** Visits other than this one, the newest first. */
function others(all: unknown[]): Visit[] {
  return all
    .filter((one): one is Visit => {
      const { id, at, hash, epoch } = one as Visit;
      const isWhole = typeof id === 'string' && typeof at === 'number' && Number.isInteger(epoch);
      return isWhole && id !== own && typeof hash === 'string' && hash.startsWith('#/');
    })
    .sort((a, b) => b.at - a.at);
}
