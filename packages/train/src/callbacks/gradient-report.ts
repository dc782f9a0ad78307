import type { FlowOptions } from '@bp/inspect';
import { readOptions, wholeNumber } from '@bp/tensor/engine';
import { standardError } from '../progress/terminal';
import { checkRun } from '../run/check-run';
import type { Run } from '../run/run';

/** Options of {@link gradientReport}. */
export interface GradientReportOptions {
  /** Every how many epochs, 10 by default. */
  every?: number | undefined;
  /** Takes the report, a table of several lines; by default the standard error of Node does, and in a page nothing. */
  write?: ((report: string) => void) | undefined;
  /** Of the report; English by default. */
  language?: FlowOptions['language'];
}

const DEFAULTS = {
  every: 10,
  write: undefined as ((report: string) => void) | undefined,
  language: undefined as FlowOptions['language'],
};

/**
 * Tells how gradients flow through the model, layer by layer, and what is wrong, by the batch that comes next after every tenth
 * epoch: a `GradientFlow` of `@bp/inspect`, which is loaded for it; a run that ends before that has no report. Nothing of the run changes.
 *
 * @param options.every - epochs from one report to the next, ≥ 1
 * @param options.write - takes a report
 * @returns what `callbacks` of `fit` takes
 * @throws BpError `BP_OPTION` for options that make no sense, and when the run starts for batches that have to be waited for
 * @example
 * const callbacks = [gradientReport({ every: 5, write: (report) => report.split('\n').length })];
 */
export function gradientReport(options?: GradientReportOptions): (run: Run) => () => void {
  const op = 'gradientReport';
  const { every, write, language } = readOptions(op, options, DEFAULTS);
  wholeNumber(op, 'every', every, 1);
  const tell = write ?? ((report: string) => standardError()?.write(`${report}\n`));
  return (run) => {
    checkRun(op, run);
    const loading = import('@bp/inspect');
    let inspect: Awaited<typeof loading> | null = null;
    const report = ({ GradientFlow }: Awaited<typeof loading>): void => {
      const { model, optimizer } = run;
      const flow = new GradientFlow(model, { optimizer, language });
      flow.add(run.trace('batch').loss);
      tell(flow.toText());
    };
    return run.on('epoch', ({ epoch }) => {
      if (epoch % every !== 0) return undefined;
      if (inspect !== null) return report(inspect);
      return loading.then((loaded) => {
        inspect = loaded;
        // By then the model may show its best weights.
        if (run.stopped === null) report(loaded);
      });
    });
  };
}
