import type { Fault, Job, Letter, Line, Order } from './letters.ts';

/** How a run ended: by itself, by an error, by the reader, by the watchdog, or since nothing could be loaded. */
export type End =
  | { readonly kind: 'done'; readonly timeMs: number; readonly left: number }
  | { readonly kind: 'failed'; readonly fault: Fault }
  | { readonly kind: 'stopped' | 'endless' | 'unreachable' };

/** What is told of a run: the packages are there and the code begins; lines; the end. */
export interface RunEvents {
  begins(): void;
  lines(lines: readonly Line[]): void;
  ends(end: End): void;
}

export interface Run {
  stop(): void;
}

/** How long code may take before it is held to be an endless loop. */
export const WATCHDOG_MS = 5_000;

/** How long the packages may take to come. */
const LOADING_MS = 60_000;

/** Runs code in a worker of its own, which is ended with the run. */
export function runInWorker(address: string, job: Job, events: RunEvents): Run {
  const worker = new Worker(address, { type: 'module' });
  const { port1: own, port2: port } = new MessageChannel();
  let timer = setTimeout(() => end({ kind: 'unreachable' }), LOADING_MS);
  let ended = false;
  const end = (how: End) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    worker.terminate();
    own.close();
    events.ends(how);
  };
  own.onmessage = ({ data }: MessageEvent<Letter>) => {
    if (ended) return;
    if (data.kind === 'begins') {
      clearTimeout(timer);
      events.begins();
      timer = setTimeout(() => end({ kind: 'endless' }), WATCHDOG_MS);
    } else if (data.kind === 'lines') events.lines(data.lines);
    else if (data.kind === 'ends') end({ ...data, kind: 'done' });
    else end({ kind: 'failed', fault: data.fault });
  };
  // The worker tells what its code throws by letter; this is a worker that could not be loaded, or an error nobody awaits.
  worker.onerror = (event) => {
    event.preventDefault();
    const message = event.message ?? '';
    if (message === '') end({ kind: 'unreachable' });
    else end({ kind: 'failed', fault: { name: '', message, line: null } });
  };
  worker.postMessage({ job, port } satisfies Order, [port]);
  return { stop: () => end({ kind: 'stopped' }) };
}
