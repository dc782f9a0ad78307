/** Another thread. */
export interface Thread {
  post(message: object): void;
  end(): void;
}

/** What Node's worker can do. */
interface NodeWorker {
  on(event: 'message' | 'error' | 'exit', listener: (value: unknown) => void): void;
  postMessage(message: object): void;
  terminate(): void;
  unref(): void;
}

interface NodeThreads {
  Worker: new (source: string, options: { eval: true; execArgv: string[] }) => NodeWorker;
}

interface NodeProcess {
  getBuiltinModule?(name: string): NodeThreads;
}

/**
 * Starts a thread, sends it a first message and waits for it to answer.
 *
 * @param source - its program, a script
 * @param onLost - called when it ends by itself
 * @throws whatever the engine says where it cannot
 */
export function startThread(source: string, first: object, onLost: () => void): Promise<Thread> {
  // Not imported, since bundlers would look for it in a browser.
  const { process } = globalThis as { process?: NodeProcess };
  const node = process?.getBuiltinModule?.('node:worker_threads');
  return new Promise((resolve, reject) => {
    let ended = false;
    let thread: Thread;
    const lost = (reason: unknown): void => {
      if (ended) return;
      thread.end();
      reject(reason);
      onLost();
    };
    if (node !== undefined) {
      const worker = new node.Worker(source, { eval: true, execArgv: [] });
      thread = {
        post: (message) => worker.postMessage(message),
        end() {
          ended = true;
          worker.terminate();
        },
      };
      worker.on('message', () => {
        // From now on it does not keep the process from ending.
        worker.unref();
        resolve(thread);
      });
      worker.on('error', lost);
      worker.on('exit', lost);
    } else {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const worker = new Worker(url);
      thread = {
        post: (message) => worker.postMessage(message),
        end() {
          ended = true;
          worker.terminate();
        },
      };
      worker.onmessage = () => {
        URL.revokeObjectURL(url);
        resolve(thread);
      };
      worker.onerror = ({ message }) => lost(message);
    }
    thread.post(first);
  });
}
