import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from '@bp/module';
import { seed } from '@bp/tensor';
import { type Examples, loadParts } from './run/data';
import { Display } from './run/display';
import { evaluate } from './run/evaluate';
import { Interrupt } from './run/interrupt';
import { CONFIG, makeModel } from './run/model';
import { type RunOptions, readArguments, USAGE } from './run/options';
import { prepareFolder, type RunFile, writeRun } from './run/run-file';
import { train } from './run/training';
import { versions } from './run/versions';

/** Trains, tests once, and leaves a run file; the last two lines are the result. */
async function main(options: RunOptions): Promise<void> {
  const started = performance.now();
  const display = new Display(process.stdout, options.epochs);
  const interrupt = new Interrupt();
  seed(options.seed);
  const data = await loadParts();
  const model = makeModel();
  const [learn, choose, final] = [data.train, data.validation, data.test].map(sizeOf);
  display.text(
    `handwritten digits, 8×8 pixels: ${learn} to learn from, ${choose} to choose by, ${final} to test with`,
  );
  display.line(`seed ${options.seed}\n${model}\n`);
  display.header();

  const trained = await train({ model, data, display, interrupt, ...options });
  display.gradients(trained.gradients);
  const test = evaluate(model, data.test.images, data.test.labels);
  const seconds = (performance.now() - started) / 1000;
  const run: RunFile = {
    format: 'bp-run/1',
    example: 'digits',
    seed: options.seed,
    config: { ...CONFIG, epochs: options.epochs },
    versions,
    stopReason: trained.stopReason,
    epochs: trained.epochs,
    bestEpoch: trained.bestEpoch,
    gradients: trained.gradients,
    test,
    seconds,
    fingerprint: fingerprint(trained.best),
  };
  const files = writeRun(options.out, run, trained.best);
  interrupt.release();
  display.line(
    `\nstopped: ${trained.stopReason}; best epoch ${trained.bestEpoch}; ${seconds.toFixed(1)} s`,
  );
  const [runFile, weights] = files;
  display.line(`draw it: node ${beside('picture.js')} ${runFile} digits.svg`);
  display.line(`load it: node ${beside('load.js')} ${weights}\n`);
  display.line(`test accuracy ${test.accuracy.toFixed(3)}`);
  display.line(`fingerprint ${run.fingerprint}`);
}

/** The path of another program of this example, as one would type it. */
function beside(name: string): string {
  return relative('', fileURLToPath(new URL(name, import.meta.url)));
}

function sizeOf({ labels }: Examples): number {
  return labels.size;
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
