import { readOptions } from '@bp/tensor/engine';
import { checkRun } from '../run/check-run';
import type { Run } from '../run/run';
import { endLine, epochLine, progressLine } from './lines';
import { type Output, standardError } from './terminal';

/** Options of {@link showProgress}. */
export interface ProgressOptions {
  /** How many epochs there are at most, to be told beside their number. */
  epochs?: number | undefined;
  /** Takes a line for each epoch, instead of the terminal. */
  write?: ((line: string) => void) | undefined;
}

const DEFAULTS = {
  epochs: undefined as number | undefined,
  write: undefined as ((line: string) => void) | undefined,
};

/** How often a line is drawn over, and how often a line is added where none can be. */
const REDRAW_MS = 100;
const LINE_MS = 1000;

/** Back to the start of the line, and all of it erased. */
const ERASE = '\r\u001b[K';

/**
 * Shows how a run goes on: on a terminal a bar that moves, with a line that tells the latest epoch; in other outputs of Node
 * plain lines, one a second at most; both on the standard error. In a page it shows nothing unless `write` is given, which
 * gets one line for every epoch.
 *
 * @param options.epochs - how many there are at most
 * @param options.write - takes lines instead
 * @returns what `callbacks` of `fit` takes
 * @example
 * const lines: string[] = [];
 * const callback = showProgress({ epochs: 3, write: (line) => lines.push(line) });
 */
export function showProgress(options?: ProgressOptions): (run: Run) => undefined | (() => void) {
  const { epochs = null, write } = readOptions('showProgress', options, DEFAULTS);
  return (run) => {
    checkRun('showProgress', run);
    if (write === undefined) return onOutput(run, epochs, standardError());
    const ends = [
      run.on('epoch', (record) => write(epochLine(record, epochs))),
      run.on('stop', (stopped) => write(endLine(stopped))),
    ];
    return () => {
      for (const end of ends) end();
    };
  };
}

/**
 * Shows a run on an output.
 *
 * @param now - tells the time in milliseconds
 */
export function onOutput(
  run: Run,
  epochs: number | null,
  output: Output | null,
  now = (): number => performance.now(),
): undefined | (() => void) {
  if (output === null) return undefined;
  const { write, isTerminal } = output;
  const isLineDue = every(LINE_MS, now);
  const isDrawingDue = every(REDRAW_MS, now);
  /** The latest epoch, where it is not told yet. */
  let latest = '';
  const tell = (): void => {
    if (latest !== '') write(`${isTerminal ? ERASE : ''}${latest}\n`);
    latest = '';
  };
  const ends = [
    run.on('epoch', (record) => {
      latest = epochLine(record, epochs);
      // On a terminal the lines of quick epochs are drawn over, too.
      if (isLineDue()) tell();
      else if (isTerminal && isDrawingDue()) write(ERASE + latest);
    }),
    run.on('stop', (stopped) => {
      tell();
      write(`${isTerminal ? ERASE : ''}${endLine(stopped)}\n`);
    }),
  ];
  if (isTerminal) {
    ends.push(
      run.on('update', ({ epoch, batch, loss }) => {
        // The last batch of an epoch is told with it.
        if (batch === 0 || !isDrawingDue()) return;
        const line = progressLine({ epoch: epoch + 1, epochs, batch, batches: run.batches, loss });
        write(ERASE + line);
      }),
    );
  }
  return () => {
    tell();
    for (const end of ends) end();
  };
}

/** Whether so many milliseconds have passed since it last said yes. */
function every(milliseconds: number, now: () => number): () => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const time = now();
    const isDue = time - last >= milliseconds;
    if (isDue) last = time;
    return isDue;
  };
}
