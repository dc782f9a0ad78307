/** The database of a page's files, and its only store. */
const [DATABASE, STORE] = ['bp-files', 'files'];

/** Writes the bytes of a file, all or none of them. */
export async function writeToDatabase(key: string, bytes: Uint8Array): Promise<void> {
  await transact('readwrite', (store) => store.put(bytes, key));
}

/** The bytes of a file; undefined where there is none of this name. */
export async function readFromDatabase(key: string): Promise<Uint8Array | undefined> {
  return (await transact('readonly', (store) => store.get(key))) as Uint8Array | undefined;
}

async function transact(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = (await settled(opening)) as IDBDatabase;
  try {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

const settled = (request: IDBRequest): Promise<unknown> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
