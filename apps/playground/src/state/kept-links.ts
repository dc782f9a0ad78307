// Runs of the digits that were trained in this browser. Such a run follows from its link, so the link is all that is kept.
const NAME = 'bp.digits';
const STORE = 'links';
const MOST = 20;

interface Kept {
  readonly link: string;
  readonly keptAt: number;
}

/** The links that were kept, the newest first; none where nothing may be stored. */
export async function keptLinks(): Promise<string[]> {
  try {
    const all = await use<Kept[]>('readonly', (store) => store.getAll());
    return all
      .filter(({ link, keptAt }) => typeof link === 'string' && Number.isFinite(keptAt))
      .sort((a, b) => b.keptAt - a.keptAt)
      .map(({ link }) => link);
  } catch {
    return [];
  }
}

/** Keeps a link; the oldest go where there are too many. Where nothing may be stored, nothing is. */
export async function keepLink(link: string): Promise<void> {
  try {
    await use('readwrite', (store) => store.put({ link, keptAt: Date.now() } satisfies Kept));
    for (const old of (await keptLinks()).slice(MOST))
      await use('readwrite', (store) => store.delete(old));
  } catch {
    // the run is there as long as the page
  }
}

async function use<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T> | IDBRequest,
): Promise<T> {
  const db = await open();
  try {
    return await done<T>(ask(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'link' });
  return done<IDBDatabase>(request);
}

function done<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
