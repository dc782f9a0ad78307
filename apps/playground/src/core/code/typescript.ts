import type { ExperimentConfig } from '../config';
import { writeFeatures, writeSource } from './data-code';
import { type Facts, factsOf } from './facts';
import { writeModel } from './model-code';
import { writeInputs, writeSplit, writeTargets } from './prepare-code';
import { type Dialect, Program } from './program';
import { hasAccuracy, writePlay, writeRun } from './training-code';

/** What a program is written about. */
export interface CodeOptions {
  readonly language: 'en' | 'ko';
  /** What is known of the data; needed for a file, which has to be read for it. */
  readonly facts?: Facts;
}

/**
 * The program of a config in TypeScript: it trains the same run to the same bits, in Node.
 *
 * @throws Error for a config of `csv` without facts
 */
export function typescriptOf(config: ExperimentConfig, options: CodeOptions): string {
  return programOf(config, options, { types: true, place: 'node' }).toString();
}

/** Writes the program of a config up to its figures. */
export function programOf(
  config: ExperimentConfig,
  { language, facts = factsOf(config) ?? undefined }: CodeOptions,
  dialect: Pick<Dialect, 'types' | 'place'>,
): Program {
  if (facts === undefined) throw new Error('a table has to be read before code about it');
  const program = new Program({ ...dialect, language });
  program.add(`const seed = ${config.seed};`);
  writeSource(program, config, facts);
  const inputs = writeFeatures(program, config, facts);
  const has = writeSplit(program, config, facts);
  writeInputs(program, config);
  const outputs = writeTargets(program, config, facts);
  writeModel(program, config, inputs, outputs);
  writeRun(program, config, facts, has);
  writePlay(program, config);
  writeFigures(program, has.test, hasAccuracy(config, facts));
  return program;
}

function writeFigures(program: Program, hasTest: boolean, measuresAccuracy: boolean) {
  program.section({ en: 'What came of it.', ko: '결과.' });
  program.add(
    'const last = run.history.epochs.at(-1);',
    "console.log('epochs', run.position.epoch, 'loss', last?.loss, 'validation', last?.validation);",
    "console.log('fingerprint', run.fingerprint.slice(0, 8));",
  );
  if (!hasTest) return;
  const evaluate = program.use('evaluate', '@bp/train');
  const metrics = measuresAccuracy ? ', metrics: [accuracy]' : '';
  program.add(
    `console.log('test', await ${evaluate}(model, samplesOf(testRows), { loss${metrics} }));`,
  );
}
