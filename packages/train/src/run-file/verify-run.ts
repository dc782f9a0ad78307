import { BpError } from '@bp/tensor';
import { checkFunction, readOptions } from '@bp/tensor/engine';
import type { EpochRecord, RunPosition } from '../run/record/history';
import type { Run } from '../run/run';
import { SERVE } from '../serve/protocol';
import { readRunFile } from './read-run-file';
import type { RunFile } from './run-file';

const OP = 'verifyRun';

/** The first thing that came out differently. */
export interface RunMismatch {
  /** Such as `seed`, `loss` of a batch, `epoch.validation.loss`, `end`, `fingerprint`. */
  readonly what: string;
  /** The batches that the model had learned from, with the one that differs. */
  readonly update: number;
  /** The epoch in which that was, from 1. */
  readonly epoch: number;
  /** The batch of that epoch, from 1. */
  readonly batch: number;
  /** What the run file says. */
  readonly expected: unknown;
  /** What came out now. */
  readonly got: unknown;
}

/** What repeating a run has shown. */
export interface VerifyReport {
  /** Whether all bits were the same. */
  readonly same: boolean;
  /** The first thing that was not; null where all was. */
  readonly first: RunMismatch | null;
  /** How far the run was repeated. */
  readonly position: RunPosition;
}

/** How {@link verifyRun} goes on. */
export interface VerifyOptions {
  /** Called after each batch. */
  readonly onProgress?: ((position: RunPosition) => void) | undefined;
  /** Ends it when aborted, by throwing its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Why a run stops from outside; when it is repeated, that does not happen by itself. */
const FROM_OUTSIDE: readonly unknown[] = ['aborted', 'paused'];

/**
 * Repeats the run of a run file, and compares every loss, every epoch and the final weights, bit by bit, up to the first that
 * differs. Settings that were changed while it went on are changed again at the same places.
 *
 * @param file - as {@link readRunFile} reads it
 * @param makeRun - makes the run from the config: the default export of the module that the file names
 * @throws BpError `BP_FORMAT` for what is no run file, `BP_OPTION` where `makeRun` gives no run, or one that is not at its
 *   start; whatever the run throws
 * @example
 * import { Rng } from '@bp/tensor';
 * import { Linear } from '@bp/layers';
 * import { mse } from '@bp/losses';
 * import { SGD } from '@bp/optim';
 * const makeRun = ({ lr }: { lr: number }) => {
 *   const model = new Linear(1, 1, { rng: new Rng(7) });
 *   const optimizer = new SGD(model.parameters(), { lr });
 *   const data = { x: [[0], [1], [2]], y: [[1], [3], [5]] };
 *   return new Run({ model, loss: mse, optimizer, data, seed: 7, keepLosses: true });
 * };
 * const run = makeRun({ lr: 0.1 });
 * await run.play({ epochs: 5 });
 * const file = runFileOf(run, { module: './make-run.js', config: { lr: 0.1 } });
 * (await verifyRun(file, makeRun)).same; // true
 * (await verifyRun({ ...file, config: { lr: 0.2 } }, makeRun)).first?.what; // 'epoch.lr'
 */
export async function verifyRun(
  file: unknown,
  makeRun: (config: never) => unknown,
  options: VerifyOptions = {},
): Promise<VerifyReport> {
  checkFunction(OP, 'makeRun', makeRun);
  const { onProgress, signal } = readOptions(OP, options, DEFAULTS, null);
  if (onProgress !== undefined) checkFunction(OP, 'onProgress', onProgress);
  if (signal !== undefined) checkFunction(OP, 'signal.throwIfAborted', signal?.throwIfAborted);
  const wanted = readRunFile(file);
  signal?.throwIfAborted();
  const run = checkRun(await makeRun(wanted.config as never));
  const comparison = new Comparison(wanted, run, onProgress);
  await comparison.repeat(signal);
  return { same: comparison.first === null, first: comparison.first, position: run.position };
}

const DEFAULTS: VerifyOptions = { onProgress: undefined, signal: undefined };

function checkRun(value: unknown): Run {
  const run = value as Run | null | undefined;
  const isRun = typeof run?.[SERVE] === 'function';
  if (isRun && run.position.update === 0) return run;
  throw new BpError(
    'BP_OPTION',
    OP,
    'makeRun must give a Run that has not learned yet, got {got}; export default (config) => new Run({ … })',
    {
      got: isRun
        ? `one after ${run.position.update} batches`
        : value === null
          ? 'null'
          : typeof value,
    },
  );
}

/** A run beside what it should come to. */
class Comparison {
  first: RunMismatch | null = null;
  readonly #wanted: RunFile;
  readonly #run: Run;
  /** The batches of the current epoch. */
  #batch = 0;
  #nextChange = 0;

  constructor(wanted: RunFile, run: Run, onProgress: VerifyOptions['onProgress']) {
    this.#wanted = wanted;
    this.#run = run;
    run.on('update', ({ loss, ...position }) => {
      const { epoch, batch, update } = position;
      this.#batch++;
      const { losses } = wanted;
      // Beyond the end it goes only to find a number that is not finite.
      if (losses !== undefined && update <= wanted.position.update) {
        this.#compare('loss', losses[update - 1], loss, batch === 0 ? epoch : epoch + 1);
      }
      // At the end of an epoch it is measured first.
      if (batch > 0) this.#changeAgain();
      onProgress?.(position);
    });
    run.on('epoch', (record) => {
      this.#compareEpoch(wanted.epochs[record.epoch - 1], record);
      this.#batch = 0;
      this.#changeAgain();
    });
  }

  async repeat(signal: AbortSignal | undefined): Promise<void> {
    const { seed, position, stopped, fingerprint } = this.#wanted;
    const run = this.#run;
    this.#compare('seed', seed, run.seed);
    this.#changeAgain();
    for (let before = -1; before < run.position.update; ) {
      before = run.position.update;
      if (this.first !== null || before >= position.update) break;
      await run.play({ updates: position.update - before, signal });
      signal?.throwIfAborted();
    }
    this.#compare('end', position.update, run.position.update);
    if (this.first !== null) return;
    const reason = stopped?.reason ?? null;
    if (reason === 'aborted') await run.play({ signal: AbortSignal.abort() });
    // A number that is not finite shows at the end of the epoch at the latest.
    if (reason === 'not finite') await run.play({ epochs: 1, signal });
    // One that was left in the midst has the weights of that place.
    if (reason === null && run.stopped !== null) run.at(position.update);
    if (reason !== null && !FROM_OUTSIDE.includes(reason)) {
      this.#compare('end', reason, run.stopped?.reason ?? null);
    }
    this.#compare('fingerprint', fingerprint, run.fingerprint);
  }

  /** Makes the changes that were made here. */
  #changeAgain(): void {
    const { changes } = this.#wanted;
    while (this.#nextChange < changes.length) {
      const { update, set } = changes[this.#nextChange];
      if (update > this.#run.position.update) break;
      this.#nextChange++;
      this.#run.set(set);
    }
  }

  #compareEpoch(expected: EpochRecord | undefined, got: EpochRecord): void {
    if (expected === undefined) return;
    // What a listener changes after the last batch already counts in what is told of the rate.
    const isChanged = this.#wanted.changes.some(({ update }) => update === got.update);
    const skipped = isChanged ? ['lr', 'penalty'] : [];
    const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
    for (const name of names) {
      if (skipped.includes(name)) continue;
      const key = name as keyof EpochRecord;
      this.#compareWithin(`epoch.${name}`, expected[key], got[key], got.epoch);
    }
  }

  #compareWithin(what: string, expected: unknown, got: unknown, epoch: number): void {
    if (typeof expected === 'object' && typeof got === 'object' && expected && got) {
      for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
        const [a, b] = [expected, got] as Record<string, unknown>[];
        this.#compareWithin(`${what}.${key}`, a[key], b[key], epoch);
      }
    } else this.#compare(what, expected, got, epoch);
  }

  /** Notes the first difference, and has the run halt. */
  #compare(what: string, expected: unknown, got: unknown, inEpoch?: number): void {
    if (this.first !== null || Object.is(expected, got)) return;
    const { epoch, update } = this.#run.position;
    this.first = { what, update, epoch: inEpoch ?? epoch + 1, batch: this.#batch, expected, got };
    this.#run.pause();
  }
}
