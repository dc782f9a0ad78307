import type { ExperimentConfig } from '../config';
import type { Facts } from './facts';
import { objectOf, type Program } from './program';

/** Writes how the rows are divided; `trainRows`, and the others that there are. @returns which of them there are */
export function writeSplit(
  program: Program,
  { prep: { split } }: ExperimentConfig,
  { task }: Facts,
): { readonly validation: boolean; readonly test: boolean } {
  const [, validation, test] = split;
  const names = ['trainRows', 'validationRows', 'testRows'].filter((_, part) => split[part] > 0);
  program.section({
    en: `Split into ${split.filter((share) => share > 0).join(', ')} %${task === 'regression' ? '' : ', classes in equal proportion'}.`,
    ko: `${split.filter((share) => share > 0).join(', ')}%로 나눈다.${task === 'regression' ? '' : ' 클래스 비율은 어디서나 같다.'}`,
  });
  if (names.length === 1) {
    program.add('const trainRows = Int32Array.from(points.keys());');
  } else {
    const shares = split.filter((share) => share > 0).map((share) => share / 100);
    const how = objectOf({
      seed: 'seed',
      stratify: task === 'regression' ? undefined : 'Int32Array.from(labels)',
    });
    program.add(
      `const [${names.join(', ')}] = ${program.use('split', '@bp/data')}(points.length, [${shares.join(', ')}], ${how});`,
    );
  }
  return { validation: validation > 0, test: test > 0 };
}

/** Writes `x`: all inputs as a tensor, standardised by the rows to learn from where the config wants it. */
export function writeInputs(program: Program, { prep, dtype }: ExperimentConfig): void {
  const tensor = program.use('tensor', '@bp/tensor');
  if (!prep.standardize) {
    program.add(`const x = ${tensor}(inputs, { dtype: '${nameOf(dtype)}' });`);
    return;
  }
  program.section({
    en: 'Each input gets mean 0 and standard deviation 1 over the rows to learn from.',
    ko: '학습하는 행에서 입력마다 평균 0, 표준편차 1이 되게 한다.',
  });
  program.add(
    'const mean = inputs[0].map(() => 0);',
    'const std = inputs[0].map(() => 0);',
    'for (const k of mean.keys()) {',
    '  for (const row of trainRows) mean[k] += inputs[row][k] / trainRows.length;',
    '  for (const row of trainRows) {',
    '    const away = inputs[row][k] - mean[k];',
    '    std[k] += (away * away) / trainRows.length;',
    '  }',
    '  std[k] = Math.sqrt(std[k]) || 1;',
    '}',
    'const scaled = inputs.map((row) => row.map((value, k) => (value - mean[k]) / std[k]));',
    `const x = ${tensor}(scaled, { dtype: '${nameOf(dtype)}' });`,
  );
}

/** Writes `y`: what the network is to give. @returns how many outputs it has, as code */
export function writeTargets(program: Program, config: ExperimentConfig, facts: Facts): string {
  const { loss, net } = config;
  const tensor = program.use('tensor', '@bp/tensor');
  const dtype = nameOf(config.dtype);
  if (facts.task === 'regression') {
    writeValues(program, config, tensor, dtype);
    return '1';
  }
  if (loss === 'crossEntropy') {
    program.section({ en: 'The classes, from 0.', ko: '클래스는 0부터 센다.' });
    program.add(`const y = ${tensor}(labels, { dtype: 'int32' });`);
    return String(facts.classes);
  }
  const [no, yes] = net.out === 'sigmoid' || net.out === 'softmax' ? [0, 1] : [-1, 1];
  if (facts.task === 'binary') {
    program.section({
      en: `One output: ${yes} for class 1, ${no} for class 0.`,
      ko: `출력은 하나. 클래스 1이면 ${yes}, 클래스 0이면 ${no}.`,
    });
    program.add(
      `const y = ${tensor}(labels.map((label) => [label === 1 ? ${yes} : ${no}]), { dtype: '${dtype}' });`,
    );
    return '1';
  }
  program.section({
    en: `An output for each class: ${yes} for the right one, ${no} for the others.`,
    ko: `출력은 클래스마다 하나. 맞는 것은 ${yes}, 나머지는 ${no}.`,
  });
  program.add(
    `const classes = [${Array.from({ length: facts.classes }, (_, k) => k).join(', ')}];`,
    `const targets = labels.map((label) => classes.map((k) => (label === k ? ${yes} : ${no})));`,
    `const y = ${tensor}(targets, { dtype: '${dtype}' });`,
  );
  return String(facts.classes);
}

function writeValues(
  program: Program,
  { net, prep }: ExperimentConfig,
  tensor: string,
  dtype: string,
) {
  const plain = net.out === 'identity' && !prep.standardize;
  program.section(
    plain
      ? { en: 'The numbers to learn.', ko: '배울 값.' }
      : {
          en: 'The numbers to learn, brought to where the output can reach them.',
          ko: '배울 값을 출력이 닿을 수 있는 범위로 옮긴다.',
        },
  );
  if (plain) {
    program.add(`const y = ${tensor}(labels.map((value) => [value]), { dtype: '${dtype}' });`);
    return;
  }
  program.add('const learned = Array.from(trainRows, (row) => labels[row]);');
  if (net.out === 'sigmoid' || net.out === 'tanh') {
    program.add(
      'const low = Math.min(...learned);',
      'const width = Math.max(...learned) - low || 1;',
    );
    program.add(
      net.out === 'sigmoid'
        ? 'const [center, scale] = [low, width];'
        : 'const [center, scale] = [(low + Math.max(...learned)) / 2, width / 2];',
    );
  } else {
    program.add(
      'const center = learned.reduce((sum, value) => sum + value, 0) / learned.length;',
      'const square = learned.reduce((sum, value) => sum + (value - center) * (value - center), 0);',
      'const scale = Math.sqrt(square / learned.length) || 1;',
    );
  }
  program.add(
    `const y = ${tensor}(labels.map((value) => [(value - center) / scale]), { dtype: '${dtype}' });`,
  );
}

export const nameOf = (dtype: 'f32' | 'f64') => (dtype === 'f64' ? 'float64' : 'float32');
