import {
  ASLEEP,
  createControl,
  DONE,
  FAILED,
  KERNEL,
  MAIL,
  MOST_PIECES,
  NEVER,
  NEXT,
  PARTS,
  PIECES,
  PROGRAM,
  READ,
  WORD,
} from './control';
import type { SharedProgram, Team } from './current';
import { Ledger } from './ledger';
import { startThread, type Thread } from './start-thread';
import { workerSource } from './worker-source';

/** Into how many pieces a kernel is cut for each thread. */
const PIECES_EACH = 2;

/** Every how many runs a kernel is run in one thread, to see what that takes: a number that shares no factor with theirs. */
const PROBE = 67;

/** How often each kernel is run in one thread before it is shared: engines soon replace the code they made first. */
const EARLY = 4;

/** For how many rounds the main thread looks for the last pieces, some 100 µs, before it sleeps between its looks. */
const SPINS = 20_000;

/** How long it sleeps, in milliseconds. */
const NAP = 0.05;

/** What is known of a program. */
interface Known {
  readonly id: number;
  /** How many messages had been sent once the threads had been told of it. */
  readonly mail: number;
  /** Whether all have read that. */
  ready: boolean;
  /** What each kernel takes in one thread if nothing holds that up, in milliseconds. */
  readonly aloneMs: number[];
  /** How many runs of kernels there have been, and how many of the first are in one thread. */
  runs: number;
  readonly early: number;
}

/** The main thread and others, which do pieces of the same kernels. */
export class WorkingTeam implements Team {
  declare readonly threads: number;
  readonly #control: Int32Array;
  readonly #others: readonly Thread[];
  readonly #ledger = new Ledger();
  readonly #known = new WeakMap<SharedProgram, Known>();
  readonly #ids = new WeakMap<object, number>();
  /** The threads forget programs that are gone, since their hold on the memory would keep that. */
  readonly #gone =
    typeof FinalizationRegistry === 'function'
      ? new FinalizationRegistry<number>((id) => this.#tell({ id }))
      : null;
  #programs = 0;
  #word = 0;
  #ended = false;
  readonly #canSleep: boolean;

  private constructor(control: Int32Array, others: readonly Thread[]) {
    this.#control = control;
    this.#others = others;
    this.threads = others.length + 1;
    this.#canSleep = canSleep(control);
  }

  /**
   * Starts so many threads besides the main one.
   *
   * @param onLost - called when one of them has died
   * @throws whatever the engine says where it cannot start one
   */
  static async start(others: number, onLost: () => void): Promise<WorkingTeam> {
    const control = createControl();
    control[MAIL] = 1;
    const started = await Promise.allSettled(
      Array.from({ length: others }, (_, index) =>
        startThread(workerSource, { control, index }, onLost),
      ),
    );
    const threads = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    for (const one of started) {
      if (one.status === 'fulfilled') continue;
      for (const thread of threads) thread.end();
      throw one.reason;
    }
    return new WorkingTeam(control, threads);
  }

  end(): void {
    // A thread that is being ended could take a piece and never finish it.
    this.#ended = true;
    for (const thread of this.#others) thread.end();
  }

  add(owner: object, program: SharedProgram): void {
    let id = this.#ids.get(owner);
    if (id === undefined) {
      id = ++this.#programs;
      this.#ids.set(owner, id);
      this.#gone?.register(owner, id);
    }
    const { module, memory, kernels, scratch } = program;
    const mail = this.#tell({ id, module, memory, scratch: scratch.slice(1) });
    const early = EARLY * Object.keys(kernels).length;
    this.#known.set(program, { id, mail, ready: false, early, aloneMs: [], runs: 0 });
  }

  forget(owner: object): void {
    const id = this.#ids.get(owner);
    if (id !== undefined) this.#tell({ id });
  }

  run(program: SharedProgram, kernel: number): void {
    const known = this.#known.get(program) as Known;
    const { aloneMs } = known;
    const alone = aloneMs[kernel];
    const early = ++known.runs <= known.early;
    const start = performance.now();
    if (
      !early &&
      this.#isReady(known) &&
      !this.#ledger.restsAt(start) &&
      known.runs % PROBE !== 0
    ) {
      this.#share(known.id, kernel, program);
      const end = performance.now();
      this.#ledger.note(end - start, alone, end);
      return;
    }
    const { run, parts } = program.kernels[kernel];
    run(0, parts, program.scratch[0]);
    const time = performance.now() - start;
    aloneMs[kernel] = early ? Math.min(alone ?? time, time) : nextEstimate(alone, time);
  }

  #share(id: number, kernel: number, { kernels, scratch }: SharedProgram): void {
    const { run, parts } = kernels[kernel];
    const control = this.#control;
    const pieces = Math.min(parts, PIECES_EACH * this.threads, MOST_PIECES);
    control[PROGRAM] = id;
    control[KERNEL] = kernel;
    control[PARTS] = parts;
    control[PIECES] = pieces;
    control[DONE] = 0;
    this.#publish(pieces);
    let own = 0;
    for (;;) {
      const word = Atomics.load(control, WORD);
      const front = (word >> 8) & 255;
      if (front === (word & 255)) break;
      if (Atomics.compareExchange(control, WORD, word, word + 256) !== word) continue;
      const from = Math.floor((front * parts) / pieces);
      run(from, Math.floor(((front + 1) * parts) / pieces), scratch[0]);
      own++;
    }
    this.#waitFor(pieces - own);
    if (control[FAILED] !== 0) throw new Error('a thread failed to run a kernel');
  }

  /** Offers the threads so many pieces of the job that has been described. */
  #publish(pieces: number): void {
    const control = this.#control;
    this.#word = (this.#word + NEXT) | 0;
    Atomics.store(control, WORD, this.#word | pieces);
    if (Atomics.exchange(control, ASLEEP, 0) === 1) Atomics.notify(control, WORD);
  }

  /** Waits until the others have done so many pieces. */
  #waitFor(pieces: number): void {
    const control = this.#control;
    for (let spins = 0; Atomics.load(control, DONE) !== pieces; spins++) {
      // Another thread may be waiting for this very processor.
      if (spins > SPINS && this.#canSleep) Atomics.wait(control, NEVER, 0, NAP);
    }
  }

  #isReady(known: Known): boolean {
    if (this.#ended) return false;
    if (known.ready) return true;
    for (let i = 0; i < this.#others.length; i++) {
      if (Atomics.load(this.#control, READ + i) < known.mail) return false;
    }
    known.ready = true;
    return true;
  }

  /** Sends a message to all; returns how many there have been. */
  #tell(message: object): number {
    const mail = Atomics.add(this.#control, MAIL, 1) + 1;
    for (const thread of this.#others) thread.post(message);
    // Whoever is about to sleep sees another word, and looks again.
    this.#publish(0);
    return mail;
  }
}

/** Follows shorter times quickly and longer ones slowly: something may have held the thread up, or clocks are coarse. */
function nextEstimate(estimate: number, time: number): number {
  const change = Math.min(time, 2 * estimate + 0.02) - estimate;
  return estimate + change * (change < 0 ? 0.5 : 0.05);
}

/** The main thread of a page may not. */
function canSleep(control: Int32Array): boolean {
  try {
    return Atomics.wait(control, NEVER, 0, 0) === 'timed-out';
  } catch {
    return false;
  }
}
