// The database of the page: runs, their states, and where each visit was.
const NAME = 'bp.playground';
const VERSION = 1;
export type StoreName = 'runs' | 'states' | 'visits';

let opened: Promise<IDBDatabase> | null = null;

/**
 * The database, opened once.
 *
 * @throws DOMException where nothing may be stored
 */
export function database(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

/** Some browsers never answer, so that nothing can be kept there. */
const PATIENCE = 5000;
/** Whether it has been waited for in vain: once is enough. */
let isSilent = false;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      isSilent = true;
      reject(new DOMException('the storage does not answer', 'TimeoutError'));
    };
    const timer = setTimeout(giveUp, isSilent ? 0 : PATIENCE);
    // some browsers throw here, others fail, where storage is forbidden
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('runs', { keyPath: 'id' });
      db.createObjectStore('states');
      db.createObjectStore('visits', { keyPath: 'id' });
    };
    request.onerror = () => {
      clearTimeout(timer);
      reject(request.error);
    };
    request.onblocked = () => reject(new DOMException('another tab bars the way', 'AbortError'));
    request.onsuccess = () => {
      clearTimeout(timer);
      isSilent = false;
      const db = request.result;
      // a tab with a newer version of the page must not wait for this one
      db.onversionchange = () => {
        db.close();
        opened = null;
      };
      db.onclose = () => {
        opened = null;
      };
      resolve(db);
    };
  });
}

/** Does something within one transaction: all of it, or nothing. Resolves with its result once that is on the disk. */
export async function transact<T>(
  stores: StoreName[],
  mode: IDBTransactionMode,
  use: (store: (name: StoreName) => IDBObjectStore) => IDBRequest<T> | undefined,
): Promise<T | undefined> {
  const db = await database();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(stores, mode, { durability: 'strict' });
    const request = use((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error ?? request?.error);
    transaction.onerror = () => reject(transaction.error ?? request?.error);
  });
}
