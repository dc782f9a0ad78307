import { workerSource } from './worker-source';

/** A worker of a browser, as far as it is used. */
interface BrowserWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  addEventListener(type: string, listener: (event: unknown) => void): void;
}

/** A worker of Node, as far as it is used. */
interface NodeWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
  on(event: string, listener: (value: unknown) => void): unknown;
}

/** A worker that the caller has started, of a browser or of `node:worker_threads`. */
export type WorkerLike = BrowserWorker | NodeWorker;

/** What a worker gives notice of. */
interface Notices {
  message(data: unknown): void;
  /** It has gone, or cannot be heard any more. @param error - the engine's, or its words */
  lost(error: unknown): void;
}

interface NodeModules {
  (
    name: 'node:worker_threads',
  ): { Worker: new (source: string, options: { eval: true }) => NodeWorker };
  (name: 'node:url'): { pathToFileURL(path: string): URL };
  (name: 'node:path'): { isAbsolute(path: string): boolean };
}

interface NodeProcess {
  getBuiltinModule?: NodeModules;
}

// Not imported, since bundlers would look for it in a browser.
function nodeModules(): NodeModules | undefined {
  return (globalThis as { process?: NodeProcess }).process?.getBuiltinModule;
}

/** Starts the worker that loads the module of a run. */
export function startWorker(): WorkerLike {
  const node = nodeModules();
  if (node !== undefined)
    return new (node('node:worker_threads').Worker)(workerSource, { eval: true });
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(url, { type: 'module' });
  // It has been asked for by now, but Safari has not looked yet.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return worker;
}

/** Whether a value is a worker of either kind. */
export function isWorker(value: unknown): value is WorkerLike {
  try {
    const { postMessage, terminate } = value as Partial<WorkerLike>;
    return typeof postMessage === 'function' && typeof terminate === 'function';
  } catch {
    // Nothing, or a proxy that was revoked.
    return false;
  }
}

export function listenTo(worker: WorkerLike, { message, lost }: Notices): void {
  const unreadable = () => lost('it sent what cannot be read');
  if ('on' in worker) {
    worker.on('message', message);
    worker.on('error', lost);
    worker.on('messageerror', unreadable);
    worker.on('exit', (code) => lost(`it ended with exit code ${code}`));
  } else {
    worker.addEventListener('message', (event) => message((event as MessageEvent).data));
    worker.addEventListener('error', (event) => {
      const { error, message: words } = event as ErrorEvent;
      lost(error ?? words);
    });
    worker.addEventListener('messageerror', unreadable);
  }
}

/**
 * The whole address of a module: relative ones are of the page, or in Node of the working directory.
 *
 * @throws TypeError for what is none
 */
export function addressOf(module: string | URL): string {
  const text = typeof module === 'string' ? module : module.href;
  if (typeof text !== 'string' || text === '') throw new TypeError('no address');
  const node = nodeModules();
  if (node === undefined) return new URL(text, document.baseURI).href;
  // A drive of Windows reads like a scheme.
  const isPath = node('node:path').isAbsolute(text) || !URL.canParse(text);
  return isPath ? node('node:url').pathToFileURL(text).href : text;
}

/** Has a function called when a lock that a worker holds is free, so that the worker has gone; returns what ends that. */
export function watchLock(lock: string | null, onFree: () => void): () => void {
  const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {};
  if (lock === null || locks === undefined) return () => {};
  const end = new AbortController();
  locks.request(lock, { signal: end.signal }, onFree).catch(() => {});
  return () => end.abort();
}
