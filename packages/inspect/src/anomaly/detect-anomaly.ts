import { isModule, type Module } from '@bp/module';
import { BpError, type Tensor } from '@bp/tensor';
import { checkFunction, currentWatcher, isPlainObject, readOptions } from '@bp/tensor/engine';
import { readModel } from '../observe/read-model';
import { untouched } from '../observe/untouched';
import { readLanguage } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import { examine } from './examine';
import type { AnomalyFinding } from './finding';
import { Growth } from './growth';
import { namesOf } from './names';
import { type AnomalyReport, makeReport } from './report';

/** Options of {@link detectAnomaly} and {@link watchAnomalies}. */
export interface AnomalyOptions {
  /** Names parameters and buffers; without it only those of modules that run have names. */
  model?: Module | null | undefined;
  /** Names data: `{ x, t }`. */
  inputs?: Readonly<Record<string, Tensor>> | undefined;
  /** The language of the text, such as `ko` of `@bp/inspect/ko`; English by default. */
  language?: InspectLanguage | null | undefined;
}

/** Steps that are watched, as {@link watchAnomalies} makes them. */
export interface AnomalyWatch {
  /**
   * Runs a step and returns what it returns. Its changes stay, unless a result is not finite: then all is as before the step.
   *
   * @throws BpError `BP_OPTION` for a step that is asynchronous; what the step throws, where all was finite
   */
  step<T>(body: () => T): T;
  /** Whether a result of a step was not finite. */
  readonly found: boolean;
  /** Of all steps so far; the first anomaly is kept. */
  readonly report: AnomalyReport;
}

const DEFAULTS = {
  model: null as Module | null,
  inputs: {} as Readonly<Record<string, Tensor>>,
  language: null as InspectLanguage | null,
};

/**
 * Runs a step and finds the first NaN, ∞ or −∞: which operation made it of finite numbers, in which layer, at which place and
 * in which example of the batch, in the forward pass, the backward pass or the update, and why.
 *
 * The step runs as it is, a compiled one by its body, and every operation in it is looked at, so this takes several times as
 * long. Afterwards all is as before: parameters, gradients, buffers, optimizers, random streams. A loss that is returned
 * without a backward pass is given one.
 *
 * What is not finite from the start, in data, a parameter or a constant, is told as such. Where no result shows it, since it
 * vanished on the way as −∞ does in a softmax, the report says `finite`, with what an operation had made of finite numbers.
 *
 * @param step - such as `() => crossEntropy(model.forward(x), t)`, or a whole training step
 * @throws BpError `BP_OPTION` for what is no function, one that is asynchronous, unknown options, and within a compiled step;
 *   what the step throws, where all was finite until then
 * @example
 * const p = parameter([0.5, 0]);
 * const { finding } = detectAnomaly(() => p.log().sum());
 * finding?.operation; // 'log'
 * finding?.position; // [1]
 * finding?.cause.key; // 'cause.log-of-zero'
 */
export function detectAnomaly(step: () => unknown, options?: AnomalyOptions): AnomalyReport {
  const op = 'detectAnomaly';
  checkFunction(op, 'step', step);
  const { names, language } = readSettings(op, options);
  currentWatcher()?.hostRead(op);
  const { finding } = untouched(() =>
    examine(synchronous(op, step), { names, growth: new Growth(), step: 1, goesBack: true }),
  );
  return makeReport(finding, 1, language);
}

/**
 * Watches the steps of a training loop as {@link detectAnomaly} does one: it knows the number of the step, and whether weights
 * have grown since the first. Unlike there, a step takes effect, and only one with a result that is not finite is undone, so
 * that the model is left as it was before.
 *
 * @throws BpError `BP_OPTION` for unknown options
 * @example
 * const watch = watchAnomalies();
 * const w = parameter(4);
 * for (let step = 1; step <= 5 && !watch.found; step++) {
 *   watch.step(() => w.assign(w.sub(1).log()));
 * }
 * watch.report.finding?.step; // 3
 * w.item().toFixed(4); // '-2.3166'
 */
export function watchAnomalies(options?: AnomalyOptions): AnomalyWatch {
  const op = 'watchAnomalies';
  const { names, language } = readSettings(op, options);
  const growth = new Growth();
  let steps = 0;
  let first: AnomalyFinding | null = null;
  return {
    step<T>(body: () => T): T {
      checkFunction(op, 'step', body);
      currentWatcher()?.hostRead(op);
      steps++;
      const { result, finding } = untouched(
        () => examine(synchronous(op, body), { names, growth, step: steps, goesBack: false }),
        ({ finding }) => finding === null || !finding.reached,
      );
      if (finding !== null && (first === null || (finding.reached && !first.reached))) {
        first = finding;
      }
      return result as T;
    },
    get found() {
      return first?.reached ?? false;
    },
    get report() {
      return makeReport(first, steps, language);
    },
  };
}

function readSettings(op: string, options: AnomalyOptions | undefined) {
  const { model, inputs, language } = readOptions(op, options, DEFAULTS, null);
  if (model !== null && !isModule(model)) readModel(op, model);
  if (!isPlainObject(inputs)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'inputs must be tensors by name, such as {example}, got {inputs}',
      { example: '{ x, t }', inputs },
    );
  }
  return {
    names: (modules: ReadonlyMap<object, string>) => namesOf(model, inputs, modules),
    language: readLanguage(op, language),
  };
}

/** The step, refused where it returns a promise. */
function synchronous(op: string, step: () => unknown): () => unknown {
  return () => {
    const result = step();
    if (typeof (result as { then?: unknown } | null | undefined)?.then !== 'function')
      return result;
    // Its own failure is of no interest any more.
    (result as Promise<unknown>).then(undefined, () => {});
    throw new BpError(
      'BP_OPTION',
      op,
      'the step must not be asynchronous; await what it needs before the call',
    );
  };
}
