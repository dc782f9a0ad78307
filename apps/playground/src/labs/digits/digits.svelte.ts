import { proxy, type Remote } from 'comlink';
import type { RunFileError } from '../../core/digits/run-file';
import { type RunLink, readRunLink, USUAL_EPOCHS, writeRunLink } from '../../core/digits/run-link';
import type { EpochScores, OpenedRun, Seen } from '../../core/digits/run-told';
import type { App } from '../../state/app.svelte';
import { keepLink, keptLinks } from '../../state/kept-links';
import { replaceWorker, workerClient } from '../../worker/client';
import type { DigitsDesk, News } from '../../worker/digits-desk';
import { fetchServedRun } from './files';

/** Where a run comes from. */
export type Source = 'served' | 'own' | 'file';

export type Trouble = RunFileError['key'] | 'tooLarge' | 'twoFiles' | 'link' | 'proof' | 'lost';

/** How far "train more" goes. */
const MORE = 10;
const PROOF_DIGITS = 8;

/** The run that is open in the lab, and what is done with it. */
export class DigitsLab {
  readonly #app: App;
  #desk: Remote<DigitsDesk> | null = null;
  #deskCame = (): void => {};
  readonly #deskIsHere = new Promise<void>((resolve) => {
    this.#deskCame = resolve;
  });
  #served: string | null = null;
  /** The run in the worker that can be gone back and forth in; a run from a file is trained again for that. */
  #walkable: Promise<boolean> = Promise.resolve(false);
  #wanted: number | null = null;
  #asked = 0;

  /** `none`: there is nothing to open; `learning`: a whole run or some epochs more. */
  phase = $state<'opening' | 'none' | 'learning' | 'ready'>('opening');
  source = $state<Source>('served');
  run = $state.raw<Pick<OpenedRun, 'seed' | 'epochs' | 'widths' | 'best'> | null>(null);
  history = $state.raw<readonly EpochScores[]>([]);
  seen = $state.raw<Seen | null>(null);
  /** Whether the run came to the same bits in this page. */
  proof = $state<'none' | 'checking' | 'same' | 'different'>('none');
  trouble = $state<Trouble | null>(null);
  hasServed = $state(false);
  /** Links of the runs that were trained in this browser, the newest first. */
  own = $state.raw<readonly RunLink[]>([]);

  constructor(app: App) {
    this.#app = app;
  }

  get last(): number {
    return this.history.length;
  }

  async start(): Promise<() => void> {
    const stopListening = workerClient().onLost(() => {
      this.trouble = 'lost';
      this.phase = this.seen ? 'ready' : 'none';
    });
    const [desk, served, kept] = await Promise.all([
      workerClient().open('digits'),
      fetchServedRun(),
      keptLinks(),
    ]);
    this.own = kept.flatMap((text) => readRunLink(text) ?? []);
    this.#desk = desk;
    this.#deskCame();
    this.#served = served;
    this.hasServed = served !== null;
    const { run = '', epoch = '' } = this.#app.params;
    await this.#openLinked(run);
    if (/^\d{1,4}$/.test(epoch) && this.seen) await this.seek(Math.min(Number(epoch), this.last));
    return () => {
      stopListening();
      void desk.pause();
    };
  }

  /** Goes where the address leads, unless that is where it comes from. */
  async follow(run: string, epoch: string): Promise<void> {
    if (this.#desk === null || this.phase === 'opening') return;
    if (run !== '' && run !== this.#link) await this.#openLinked(run);
    const wanted = epoch === '' ? this.run?.best : Number(epoch);
    const isElsewhere = this.phase === 'ready' && wanted !== this.seen?.epoch;
    if (isElsewhere && this.#wanted === null && wanted! <= this.last) await this.seek(wanted!);
  }

  /** A new worker, and the run opened anew. */
  async restart(): Promise<void> {
    replaceWorker();
    this.trouble = null;
    this.phase = 'opening';
    await this.start();
  }

  async #openLinked(text: string): Promise<void> {
    const link = readRunLink(text);
    if (text === '' || link === null) {
      await this.openServed();
      if (text !== '') this.trouble = 'link';
      return;
    }
    if (this.#served && (await this.#openText(this.#served, 'served', link))) return;
    await this.train(link.seed, link.epochs, link.proof);
  }

  async openServed(): Promise<void> {
    if (this.#served === null) this.phase = this.seen ? 'ready' : 'none';
    else await this.#openText(this.#served, 'served');
  }

  /** Opens a run by its link. */
  openLink(text: string): Promise<void> {
    return this.#openLinked(text);
  }

  /** Opens a file, also one that was picked before there was anybody to read it. */
  async openFile(text: string): Promise<void> {
    await this.#deskIsHere;
    await this.#openText(text, 'file');
  }

  /** Opens a file; with a link only where it is that run. */
  async #openText(text: string, source: Source, link: RunLink | null = null): Promise<boolean> {
    const number = ++this.#asked;
    this.trouble = null;
    if (!this.seen) this.phase = 'opening';
    const opened = await this.#desk!.open(text);
    if (number !== this.#asked) return true;
    if ('problem' in opened) {
      this.trouble = opened.problem;
      this.phase = this.seen ? 'ready' : 'none';
      return false;
    }
    if (link && !isThatRun(link, opened.run)) return false;
    this.#show(opened.run, source);
    this.proof = 'checking';
    this.#walkable = this.#repeat(number);
    return true;
  }

  /** Trains the run of a file again, to see whether it comes to the same bits, and to go back and forth in it. */
  async #repeat(number: number): Promise<boolean> {
    const { run, seen } = this;
    const repeated = await this.#desk!.repeat(run!.seed, run!.epochs, this.last);
    if (number !== this.#asked) return false;
    if (repeated === null) {
      this.proof = 'none';
      return false;
    }
    this.proof = repeated.fingerprint === seen!.fingerprint ? 'same' : 'different';
    return true;
  }

  /** Trains a run in this page. */
  async train(seed = '0', epochs = USUAL_EPOCHS, proof: string | null = null): Promise<void> {
    const number = ++this.#asked;
    this.trouble = null;
    this.phase = 'learning';
    this.run = { seed, epochs, widths: this.run?.widths ?? [], best: 0 };
    this.history = [];
    this.seen = null;
    this.#limit = epochs;
    const opened = await this.#desk!.train(seed, epochs, proxy(this.#newsOf(number)));
    if (number !== this.#asked || opened === null) return;
    this.#show(opened, 'own');
    this.#walkable = Promise.resolve(true);
    const link = this.#linkOf(opened);
    // one that was paused does not follow from its link
    if (opened.isWhole) this.#keep(link);
    this.proof = proof === null ? 'none' : proof === link.proof ? 'same' : 'different';
    if (this.proof === 'different' && opened.isWhole) this.trouble = 'proof';
    if (!opened.isWhole) this.proof = 'none';
  }

  #keep(link: RunLink): void {
    const text = writeRunLink(link);
    this.own = [link, ...this.own.filter((one) => writeRunLink(one) !== text)];
    void keepLink(text);
  }

  #limit = USUAL_EPOCHS;
  /** At most so many epochs of what is learning. */
  get limit(): number {
    return this.#limit;
  }

  /** Some epochs more from where the run is. */
  async more(): Promise<void> {
    const number = await this.#ready();
    if (number === null) return;
    this.phase = 'learning';
    this.#limit = this.seen!.epoch + MORE;
    await this.#desk!.forward(MORE, proxy(this.#newsOf(number)));
    if (number !== this.#asked) return;
    this.phase = 'ready';
    this.#writeLink();
  }

  async pause(): Promise<void> {
    await this.#desk?.pause();
  }

  rewind(): Promise<void> {
    return this.seek(0);
  }

  /** Goes to an epoch; of several wishes while it is under way, the last counts. */
  async seek(epoch: number): Promise<void> {
    const isUnderWay = this.#wanted !== null;
    this.#wanted = epoch;
    if (isUnderWay) return;
    try {
      const number = await this.#ready();
      while (number !== null && this.#wanted !== null && number === this.#asked) {
        const wanted: number = this.#wanted;
        const seen = await this.#desk!.seek(wanted);
        if (seen && number === this.#asked) this.seen = seen;
        if (this.#wanted === wanted) break;
      }
    } finally {
      this.#wanted = null;
    }
    this.phase = this.seen ? 'ready' : this.phase;
    this.#writeLink();
  }

  answer(image: Uint8Array): Promise<Float32Array> | null {
    return this.#desk?.answer(image) ?? null;
  }

  /** Waits until the run can be gone back and forth in; null where that cannot be. */
  async #ready(): Promise<number | null> {
    if (!this.seen) return null;
    const isWalkable = await this.#walkable;
    if (!isWalkable) {
      const number = this.#asked;
      this.#walkable = this.#repeat(number);
      if (!(await this.#walkable)) return null;
    }
    return ++this.#asked;
  }

  #newsOf(number: number): (news: News) => void {
    return ({ history, seen }) => {
      if (number !== this.#asked) return;
      this.history = history;
      this.seen = seen;
    };
  }

  #show(run: OpenedRun, source: Source): void {
    const { seen, history, ...rest } = run;
    this.run = rest;
    this.history = history;
    this.seen = seen;
    this.source = source;
    this.phase = 'ready';
    this.#writeLink(run);
  }

  #linkOf({ seed, epochs, seen, isWhole }: OpenedRun): RunLink {
    return { seed, epochs, proof: isWhole ? seen.fingerprint.slice(0, PROOF_DIGITS) : null };
  }

  #link = '';
  /** The address leads to this run, at this epoch. */
  #writeLink(opened?: OpenedRun): void {
    if (opened) this.#link = writeRunLink(this.#linkOf(opened));
    const isBest = this.seen?.epoch === this.run?.best;
    const epoch = isBest || !this.seen ? '' : String(this.seen.epoch);
    if (this.#app.lab === 'digits') this.#app.setParams({ run: this.#link, epoch });
  }
}

function isThatRun({ seed, epochs, proof }: RunLink, run: OpenedRun): boolean {
  const isSame = proof === null || run.seen.fingerprint.startsWith(proof);
  return run.seed === seed && run.epochs === epochs && isSame;
}
