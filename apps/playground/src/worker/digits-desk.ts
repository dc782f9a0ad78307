import { Answering, DigitsRun, openFile } from '../core/digits/digits-run';
import { type RunFile, RunFileError, readRunFile } from '../core/digits/run-file';
import type { EpochScores, OpenedRun, Seen } from '../core/digits/run-told';

/** What comes of opening a file: the run, or the key of what is wrong. */
export type Opened = { readonly run: OpenedRun } | { readonly problem: RunFileError['key'] };

/** News of a run that is learning. */
export interface News {
  readonly history: readonly EpochScores[];
  readonly seen: Seen;
}

/** What a run has come to that was trained again. */
export interface Repeated {
  readonly best: number;
  readonly fingerprint: string;
}

type OnNews = (news: News) => void | Promise<void>;

/** Between two epochs, so that drawings are answered and one sees it learn. */
const PAUSE_MS = 25;

/** Opens and trains runs of the digits, and answers what is drawn. What is asked of it later ends what came before. */
export class DigitsDesk {
  readonly #answering = new Answering();
  #run: DigitsRun | null = null;
  #asked = 0;
  #isPaused = false;
  #turn: Promise<unknown> = Promise.resolve();

  /** Opens a file that `npm start` has left. */
  open(text: string): Promise<Opened> {
    return this.#next(async () => {
      let file: RunFile;
      try {
        file = readRunFile(text);
        const run = await openFile(file);
        this.#answering.take(file.weights as never);
        this.#run = null;
        return { run };
      } catch (error) {
        if (error instanceof RunFileError) return { problem: error.key };
        throw error;
      }
    });
  }

  /**
   * Trains a run to its end and opens it at its best epoch, or where it was paused; null where something else was asked for
   * meanwhile.
   */
  train(seed: string, epochs: number, onNews: OnNews): Promise<OpenedRun | null> {
    return this.#next(async (goesOn, isLast) => {
      const run = await DigitsRun.prepare(seed, epochs);
      this.#run = run;
      while (!run.isOver && goesOn()) {
        run.step();
        await this.#tell(run, onNews);
        await pause();
      }
      if (!isLast()) return null;
      const { isOver } = run;
      if (isOver) run.seek(run.best);
      this.#answering.take(run.weights);
      return run.opened(isOver);
    });
  }

  /**
   * Trains a run again that was opened from a file, without a word, so that one can go back and forth in it.
   *
   * @returns what it has come to at its best epoch; null where something else was asked for meanwhile
   */
  repeat(seed: string, epochs: number, upTo: number): Promise<Repeated | null> {
    return this.#next(async (goesOn) => {
      const run = await DigitsRun.prepare(seed, epochs);
      while (run.epoch < upTo && goesOn()) {
        run.step();
        await pause();
      }
      if (run.epoch < upTo) return null;
      this.#run = run;
      run.seek(run.best);
      return { best: run.best, fingerprint: run.fingerprint };
    });
  }

  /** Goes on from where the run is for so many epochs, or until something else is asked for. */
  forward(epochs: number, onNews: OnNews): Promise<void> {
    return this.#next(async (goesOn) => {
      const run = this.#run;
      for (let i = 0; run && i < epochs && goesOn(); i++) {
        run.step();
        await this.#tell(run, onNews);
        await pause();
      }
    });
  }

  /** Goes to the end of an epoch, forwards or backwards; null where something else was asked for meanwhile. */
  seek(epoch: number): Promise<Seen | null> {
    return this.#next(async (goesOn) => {
      const run = this.#run;
      if (!run || !goesOn()) return null;
      run.seek(epoch);
      this.#answering.take(run.weights);
      return run.look();
    });
  }

  /** Ends what is going on, after the epoch that it is at. */
  async pause(): Promise<void> {
    this.#isPaused = true;
  }

  /** The probabilities of the ten digits; 64 counts of 0 … 16 are the image. */
  answer(image: Uint8Array): Promise<Float32Array> {
    return this.#answering.answer(image);
  }

  async #tell(run: DigitsRun, onNews: OnNews): Promise<void> {
    this.#answering.take(run.weights);
    await onNews({ history: run.history, seen: await run.look() });
  }

  /**
   * One job at a time: the one before ends as soon as it sees that another has come.
   *
   * @param job - asks whether it goes on, which a pause ends too, and whether nothing came after it
   */
  #next<T>(job: (goesOn: () => boolean, isLast: () => boolean) => Promise<T>): Promise<T> {
    const number = ++this.#asked;
    this.#isPaused = false;
    const isLast = () => number === this.#asked;
    const turn = this.#turn.then(() => job(() => isLast() && !this.#isPaused, isLast));
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
