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
  if (dialect.place === 'page') writeCurve(program);
  writePlay(program, config);
  writeFigures(program, has, hasAccuracy(config, facts));
  return program;
}

function writeFigures(
  program: Program,
  has: { readonly validation: boolean; readonly test: boolean },
  measuresAccuracy: boolean,
) {
  const say = program.dialect.place === 'page' ? 'say' : 'console.log';
  program.section({ en: 'What came of it.', ko: '결과.' });
  program.add(
    'const last = run.history.epochs.at(-1);',
    `${say}('epochs', run.position.epoch, 'loss', last?.loss${has.validation ? ", 'validation', last?.validation?.loss" : ''});`,
    `${say}('fingerprint', run.fingerprint.slice(0, 8));`,
  );
  if (!has.test) return;
  const evaluate = program.use('evaluate', '@bp/train');
  const metrics = measuresAccuracy ? ', metrics: [accuracy]' : '';
  program.add(
    `const scores = await ${evaluate}(model, samplesOf(testRows), { loss${metrics} });`,
    `${say}('test', scores.loss${measuresAccuracy ? ", 'accuracy', scores.accuracy" : ''});`,
  );
}

/** Writes what a page shows: the losses while it trains, the newest at the right, and a place for words. */
function writeCurve(program: Program) {
  program.section({
    en: 'The picture: training loss as a line, validation loss dashed, on a scale of powers.',
    ko: '그림: 학습 손실은 실선, 검증 손실은 파선. 세로축은 로그 눈금.',
  });
  program.add(
    "const canvas = document.querySelector('canvas');",
    "const context = canvas.getContext('2d');",
    'function draw() {',
    '  const { epochs } = run.history;',
    '  const losses = [epochs.map((one) => one.loss), epochs.map((one) => one.validation?.loss)];',
    '  const all = losses.flat().filter((value) => value > 0);',
    '  const [low, high] = [Math.log(Math.min(...all)), Math.log(Math.max(...all))];',
    '  context.clearRect(0, 0, canvas.width, canvas.height);',
    '  context.strokeStyle = getComputedStyle(canvas).color;',
    '  context.lineWidth = 3;',
    '  losses.forEach((values, i) => {',
    '    context.setLineDash(i === 0 ? [] : [8, 6]);',
    '    context.beginPath();',
    '    values.forEach((value, k) => {',
    '      const share = (Math.log(value) - low) / (high - low || 1);',
    '      const height = canvas.height - 20;',
    '      context.lineTo((k / (values.length - 1 || 1)) * canvas.width, 10 + (1 - share) * height);',
    '    });',
    '    context.stroke();',
    '  });',
    '}',
    'let due = false;',
    "run.on('epoch', () => {",
    '  if (due) return;',
    '  due = true;',
    '  requestAnimationFrame(() => {',
    '    due = false;',
    '    draw();',
    '  });',
    '});',
    'const say = (...words) => {',
    "  document.querySelector('pre').textContent += `${words.join(' ')}\\n`;",
    '};',
  );
}
