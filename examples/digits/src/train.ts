import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '@bp/module';
import { evaluate, fit } from '@bp/train';
import { CONFIG, prepareRun } from './recipe';
import { GradientNorms, sayGradients } from './run/gradient-norms';
import { type RunOptions, readArguments, USAGE } from './run/options';
import {
  prepareFolder,
  type RunFile,
  reportOf,
  type Score,
  tellParent,
  writeRun,
} from './run/run-file';
import { say, sayBroken } from './run/say';
import { versions } from './run/versions';

/** Trains, tests once, and leaves a run file; the last two lines are the result. */
async function main(options: RunOptions): Promise<void> {
  const started = performance.now();
  const { options: recipe, test } = await prepareRun(options);
  const { model, data, stop, ...training } = recipe;
  const [learn, choose, final] = [data, training.validation, test].map(({ y }) => y.size);
  sayBroken(
    `handwritten digits, 8×8 pixels: ${learn} to learn from, ${choose} to choose by, ${final} to test with`,
  );
  say(`seed ${options.seed}\n${model}\n`);

  const gradients = new GradientNorms();
  const history = await fit(model, data, {
    ...training,
    ...stop,
    callbacks: [gradients.callback],
    // A bar where it can be drawn over, elsewhere a line for each epoch.
    progress: process.stdout.isTTY || say,
    signal: interrupted(),
  });
  sayGradients(gradients.rows());
  const { loss, metrics } = training;
  const score = (await evaluate(model, test, { loss, metrics })) as unknown as Score;
  const seconds = (performance.now() - started) / 1000;
  const run: RunFile = {
    format: 'bp-run/1',
    example: 'digits',
    seed: options.seed,
    config: { ...CONFIG, epochs: options.epochs },
    versions,
    ...reportOf(history),
    gradients: gradients.rows(),
    test: score,
    seconds,
    fingerprint: fingerprint(model.stateDict()),
  };
  const [runFile, weights] = await writeRun(options.out, run, model);
  say(`\nstopped: ${run.stopReason}; best epoch ${run.bestEpoch}; ${seconds.toFixed(1)} s`);
  say(`draw it: node ${beside('picture.js')} ${runFile} digits.svg`);
  say(`load it: node ${beside('load.js')} ${weights}\n`);
  say(`test accuracy ${score.accuracy.toFixed(3)}`);
  say(`fingerprint ${run.fingerprint}`);
  tellParent({ run: resolve(runFile), weights: resolve(weights) });
}

/** Aborted by the first Ctrl-C; a second one ends the program at once, as always. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/** The path of another program of this example, as one would type it. */
function beside(name: string): string {
  return relative('', fileURLToPath(new URL(name, import.meta.url)));
}

/** The command line as options; null where it only asks for help or cannot be read, which has then been said. */
function readOptions(): RunOptions | null {
  try {
    const options = readArguments(process.argv.slice(2));
    if (options === null) process.stdout.write(`${USAGE}\n`);
    return options;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}\n`);
    process.exitCode = 2;
    return null;
  }
}

/** Whether the run can be kept once it has been trained; where it cannot, that has been said. */
function canWrite({ out, seed }: RunOptions): boolean {
  try {
    prepareFolder(out, seed);
    return true;
  } catch (error) {
    process.stderr.write(`--out: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return false;
  }
}

const options = readOptions();
if (options !== null && canWrite(options)) await main(options);
