import { execFileSync } from 'node:child_process';
import { ROOT } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';
import type { InBoth, Language } from '../../content/languages.ts';

/** What is said of each package where one chooses. */
const PURPOSES: Readonly<Record<string, InBoth>> = {
  tensor: { ko: '텐서와 연산, 난수', en: 'tensors, operations, random numbers' },
  autograd: { ko: '기울기, 그리고 그 설명', en: 'gradients, and explanations of them' },
  module: {
    ko: '층이란 무엇인지: 매개변수, 이름, 상태',
    en: 'what a layer is: parameters, names, state',
  },
  layers: { ko: '층, 활성화 함수, 초깃값', en: 'layers, activations, initial values' },
  losses: { ko: '손실 함수', en: 'losses' },
  optim: { ko: '옵티마이저와 학습률 스케줄', en: 'optimizers and learning-rate schedules' },
  regularize: {
    ko: '드롭아웃, 정규화, 벌점, 조기 종료',
    en: 'dropout, normalisation, penalties, early stopping',
  },
  compile: { ko: '한 걸음을 WebAssembly 프로그램으로', en: 'a step as one WebAssembly program' },
  data: { ko: '데이터셋, 나누기, 배치, CSV', en: 'data sets, splits, batches, CSV' },
  inspect: { ko: '신경망 들여다보기', en: 'looking into networks' },
  io: { ko: '저장과 불러오기, PyTorch로 내보내기', en: 'saving, loading, export to PyTorch' },
  train: { ko: '학습 반복문, 지표, 워커', en: 'the training loop, metrics, workers' },
  all: { ko: '모두', en: 'all of them' },
};

/** What the programs are called that `scripts/sizes.mjs` measures. */
const PROGRAMS: Readonly<Record<string, InBoth>> = {
  training: { ko: '직접 쓴 학습 반복문', en: 'a training loop by hand' },
  compiled: { ko: '컴파일한 학습 반복문', en: 'the same, compiled' },
  explaining: { ko: '학습하고 설명하기', en: 'training that explains' },
  'explaining in Korean': { ko: '한국어로 설명하기', en: 'training that explains in Korean' },
  fitting: { ko: '`fit`으로 학습하기', en: 'training by `fit`' },
  worker: { ko: '페이지의 워커', en: 'the worker of a page' },
};

/** The packages that the training loop imports, with those that they bring. */
const OF_TRAINING = ['tensor', 'autograd', 'module', 'layers', 'losses', 'optim', 'regularize'];

interface Size {
  readonly title: string;
  readonly minified: number;
  readonly gzip: number;
}

interface Sizes {
  readonly doors: readonly Size[];
  readonly programs: readonly Size[];
}

let measured: Sizes | undefined;

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** What doors and whole programs weigh, bundled from the builds that this site is made with, as the release check does it. */
const sizes: FactsOfPage = (language) => {
  measured ??= JSON.parse(
    execFileSync(process.execPath, [`${ROOT}scripts/sizes.mjs`], { encoding: 'utf8' }),
  ) as Sizes;
  const { doors, programs } = measured;
  const gzip = (list: readonly Size[], title: string): number =>
    list.find((one) => one.title === title)?.gzip ?? Number.NaN;
  const training = gzip(programs, 'training');
  const whole = OF_TRAINING.map((name) => gzip(doors, `@bp/${name}`)).reduce((a, b) => a + b);
  return {
    doors: doorTable(doors, language),
    programs: table(
      language === 'ko' ? ['프로그램', '압축 전', 'gzip'] : ['program', 'minified', 'gzip'],
      programs.map((one) => [
        PROGRAMS[one.title][language],
        `${kb(one.minified)} kB`,
        `${kb(one.gzip)} kB`,
      ]),
    ),
    training: training / 1000,
    fit: gzip(programs, 'fitting') / 1000,
    saved: 1 - training / whole,
  };
};

export default sizes;

function doorTable(doors: readonly Size[], language: Language): string {
  const heads =
    language === 'ko'
      ? ['패키지', '하는 일', '전부', 'gzip']
      : ['package', 'what for', 'all of it', 'gzip'];
  const rows = doors.map(({ title: specifier, minified, gzip }) => {
    const name = specifier.split('/')[1];
    const slug = specifier.slice('@bp/'.length).replaceAll('/', '-');
    const root = language === 'ko' ? '' : '/en';
    const front = specifier === `@bp/${name}`;
    return [
      `[\`${specifier}\`](${root}/reference/api/${slug})`,
      front ? PURPOSES[name][language] : '',
      `${kb(minified)} kB`,
      `${kb(gzip)} kB`,
    ];
  });
  return table(heads, rows);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const aligned = heads.map((_, i) => (i < heads.length - 2 ? '---' : '---:'));
  return [line(heads), `|${aligned.join('|')}|`, ...rows.map(line)].join('\n');
}
