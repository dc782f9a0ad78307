import { fromTransferable, type Tensor, toTransferable } from '@bp/tensor';
import type { Answer, Ask, NamedEvent, Port, Start } from './protocol';
import { toldError } from './told-error';

/** What it takes to drive a run. */
export interface Drivable {
  readonly model: { stateDict(): Readonly<Record<string, Tensor>> };
  readonly position: { readonly epoch: number; readonly update: number };
  readonly history: unknown;
  readonly fingerprint: string;
  on(event: never, listener: (event: never) => void): () => void;
  set(values: never): void;
  pause(): void;
  play(options: { epochs: number; updates: number; signal: AbortSignal }): Promise<string | null>;
  save(): unknown;
  restore(saved: never): void;
}

/** For so many milliseconds losses of batches are gathered before they are sent. */
const GATHER = 50;

/**
 * Drives a run as another thread asks, and tells it what happens; at the end, also where that is an error, it sends all that
 * the run has come to. It never throws.
 */
export async function serve(run: Drivable, port: Port, start: Start): Promise<void> {
  const post = (answer: Answer, transfer?: ArrayBuffer[]) => port.postMessage(answer, transfer);
  const abort = new AbortController();
  let isPaused = true;
  /** Whether the pause was asked for from outside while the run was playing. */
  let isPauseAsked = false;
  let isPlaying = false;
  /** Whether it will soon stand still; a change that came in between would set it going again. */
  let isHalting = false;
  let later: (() => void)[] = [];
  let wake = (): void => {};
  let events: NamedEvent[] = [];
  let sent = 0;
  const flush = (): void => {
    if (events.length > 0) post({ events });
    events = [];
    sent = performance.now();
  };
  const note = (name: string): void => {
    run.on(name as never, (event) => {
      events.push([name, event]);
      // A stop is told once play() has returned.
      if (name === 'stop') isHalting = true;
      else if (name !== 'update' || performance.now() - sent > GATHER) flush();
    });
  };
  const set = (id: number, values: never): void => {
    let failed = null;
    try {
      run.set(values);
    } catch (error) {
      failed = toldError(error);
    }
    post({ id, failed });
  };
  port.addEventListener('message', ({ data }) => {
    const message = data as Ask;
    if ('set' in message) {
      const change = () => set(message.id, message.set as never);
      if (isHalting) later.push(change);
      else change();
    } else if ('ask' in message) {
      if (message.ask === 'abort') abort.abort();
      if (message.ask === 'pause') {
        isHalting ||= isPlaying;
        isPaused = isPauseAsked = true;
        run.pause();
      } else {
        isPaused = false;
        wake();
      }
    }
  });
  try {
    if (start.saved !== null) run.restore(fromTransferable(start.saved) as never);
    for (const name of ['epoch', 'change', 'stop']) note(name);
    if (start.wantsUpdates) note('update');
    const { epoch, update } = run.position;
    const state = Object.entries(run.model.stateDict()).map(
      ([name, { dtype, shape }]) => [name, dtype, shape] as const,
    );
    post({ ready: true, lock: await holdLock(), state });
    for (;;) {
      while (isPaused) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isPauseAsked = false;
      isPlaying = true;
      const reason = await run.play({
        epochs: start.epochs - (run.position.epoch - epoch),
        updates: start.updates - (run.position.update - update),
        signal: abort.signal,
      });
      isPlaying = isHalting = false;
      flush();
      // At the end nobody is left to be changed.
      if (reason !== 'paused' || !isPauseAsked) break;
      for (const change of later) change();
      later = [];
    }
    const { history, position, fingerprint } = run;
    const result = { history, position, fingerprint, model: run.model.stateDict() };
    const { value, transfer } = toTransferable({ ...result, saved: run.save() });
    post({ done: value }, transfer);
  } catch (error) {
    flush();
    post({ failed: toldError(error) });
  }
}

/** A lock that goes with this thread, since browsers tell nobody that a worker has gone; null where there are none. */
async function holdLock(): Promise<string | null> {
  const { locks } = (globalThis as { navigator?: { locks?: LockManager } }).navigator ?? {};
  if (locks === undefined) return null;
  const name = `@bp/train ${crypto.randomUUID()}`;
  await new Promise<void>((granted) => {
    void locks.request(name, () => {
      granted();
      return new Promise(() => {});
    });
  });
  return name;
}
