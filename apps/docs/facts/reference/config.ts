import { packCheckpoint, readSafetensorsMetadata, writeSafetensors } from '@bp/io';
import { BatchNorm1d, Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import {
  ACTIVATIONS,
  BUILTIN,
  defaultConfig,
  FEATURES,
  GENERATED,
  INITS,
  LIMITS,
  LOSSES,
  OPTIMIZERS,
  OUTPUTS,
  patchConfig,
  SCHEDULES,
} from '@bp/playground/config';
import { configOfLink, packConfig } from '@bp/playground/link';
import { seed } from '@bp/tensor';
import { Run, runFileOf } from '@bp/train';
import type { FactsOfPage } from '../../content/facts.ts';
import type { InBoth, Language } from '../../content/languages.ts';

interface Limited {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  readonly live?: boolean;
}

const NAMES: readonly (readonly [path: string, names: readonly string[]])[] = [
  ['data.name (generated)', GENERATED],
  ['data.name (builtin)', BUILTIN],
  ['prep.features', FEATURES],
  ['net.layers.….activation', ACTIVATIONS],
  ['net.out', OUTPUTS],
  ['net.init', INITS],
  ['loss', LOSSES],
  ['optimizer.name', OPTIMIZERS],
  ['optimizer.schedule', SCHEDULES],
];

const HEADS = {
  names: { ko: ['설정', '값'], en: ['setting', 'values'] },
  limits: {
    ko: ['설정', '기본값', '가장 작은 값', '가장 큰 값', '실행하는 동안'],
    en: ['setting', 'default', 'least', 'most', 'while a run goes on'],
  },
} as const;

const LIVE = { ko: '바꿀 수 있음', en: 'may change' } as const satisfies InBoth;

/** What configs, links and files are like: read off the code, and off files that were just made. */
const config: FactsOfPage = (language) => {
  const changed = patchConfig(patchConfig(defaultConfig(), 'seed', 7), 'optimizer.lr', 0.03);
  const byHand = 'seed=7&optimizer.lr=0.03';
  const opened = configOfLink(Object.fromEntries(new URLSearchParams(byHand)));
  if (JSON.stringify(opened) !== JSON.stringify(changed))
    throw new Error('the link says otherwise');
  const { model, run } = trained();
  return {
    defaults: fenced('json', JSON.stringify(defaultConfig(), null, 2)),
    names: table(
      HEADS.names[language],
      NAMES.map(([path, names]) => [code(path), names.map(code).join(', ')]),
    ),
    limits: table(HEADS.limits[language], limitRows(language)),
    byHand: fenced('text', `#/${language}/train?${byHand}`),
    packed: fenced('text', `#/${language}/train?c=${packConfig(changed)}`),
    stateNames: table(
      language === 'ko' ? ['이름', '자료형', '모양'] : ['name', 'type', 'shape'],
      Object.entries(model.stateDict()).map(([name, { dtype, shape }]) => [
        code(name),
        dtype,
        `[${shape.join(', ')}]`,
      ]),
    ),
    header: fenced('json', headerOf(writeSafetensors(model.stateDict()))),
    checkpointFormat: code(readSafetensorsMetadata(packCheckpoint(run.save())).format),
    runFile: fenced('json', shortened(runFileOf(run, { module: './make-run.js', config: null }))),
  };
};

export default config;

/** A small network after two epochs. */
function trained() {
  seed(7);
  const model = new Sequential(new Linear(2, 3), new BatchNorm1d(3), new ReLU(), new Linear(3, 1));
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  const data = {
    x: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    y: [[0], [1], [1], [2]],
  };
  const run = new Run({ model, loss: mse, optimizer, data, batch: 2, seed: 7 });
  run.step('epoch');
  run.step('epoch');
  return { model, run };
}

function limitRows(language: Language): string[][] {
  return Object.entries(LIMITS).map(([path, limit]: [string, Limited]) => [
    code(path),
    defaultOf(path),
    String(limit.min),
    String(limit.max),
    limit.live ? LIVE[language] : '',
  ]);
}

/** The default of a number by its path; those of a layer are the first layer's. */
function defaultOf(path: string): string {
  const value = path
    .replace('net.layers.', 'net.layers.0.')
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], defaultConfig());
  return value === undefined ? '' : String(value);
}

/** The JSON in front of the numbers of a safetensors file. */
function headerOf(file: Uint8Array): string {
  const length = Number(new DataView(file.buffer, file.byteOffset).getBigUint64(0, true));
  return JSON.stringify(
    JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))),
    null,
    2,
  );
}

/** The file as JSON, with the first of what there is many of. */
function shortened(file: object): string {
  const plain = JSON.parse(JSON.stringify(file));
  plain.epochs = plain.epochs.slice(0, 1);
  return JSON.stringify(plain, null, 2);
}

function code(text: string): string {
  return `\`${text}\``;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
