import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';
import type { InBoth, Language } from '../../content/languages.ts';

/** A report of the bench, as `--json` writes it. */
interface Report {
  readonly date: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGB: number;
    readonly system: string;
    readonly load: number;
    readonly pinned: boolean;
  };
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

interface Row {
  readonly work: string;
  readonly peer: string;
  readonly mode: string;
  readonly unit: string;
  readonly median: number;
  readonly best: number;
  readonly rounds: number;
  /** What the peer does differently; it is shown, not counted. */
  readonly differs: string | null;
}

const FOLDER = `${ROOT}bench/results/`;

const PEERS: Readonly<Record<string, string>> = {
  bp: 'bp',
  pytorch: 'PyTorch',
  'jax-js': 'jax-js',
  'tfjs-wasm': 'TensorFlow.js (WebAssembly)',
  'tfjs-cpu': 'TensorFlow.js (JavaScript)',
  convnetjs: 'ConvNetJS',
  'brain.js': 'brain.js',
  ceiling: 'multiply-add loop of the core',
  'plain-js': 'a plain loop',
};

/** What the works are, in the words of the page; others are shown by their names. */
const WORKS: Readonly<Record<string, InBoth>> = {
  a: { ko: '2-8-8-1 tanh, SGD, 배치 32', en: '2-8-8-1 tanh, SGD, batch 32' },
  b32: { ko: '784-128-10 ReLU, Adam, 배치 32', en: '784-128-10 ReLU, Adam, batch 32' },
  b128: { ko: '784-128-10 ReLU, Adam, 배치 128', en: '784-128-10 ReLU, Adam, batch 128' },
  c: { ko: '784-512-512-10 ReLU, Adam, 배치 128', en: '784-512-512-10 ReLU, Adam, batch 128' },
  d: { ko: '합성곱 두 층, Adam, 배치 32', en: 'two convolutions, Adam, batch 32' },
  e: { ko: 'b128에 배치 정규화와 드롭아웃', en: 'b128 with batch norm and dropout' },
  'first-step-b32': { ko: '새 프로세스의 처음 몇 걸음', en: 'the first steps of a new process' },
  'matmul-NN-64': { ko: '행렬의 곱 64 × 64', en: 'products of matrices 64 × 64' },
  'matmul-NN-256': { ko: '행렬의 곱 256 × 256', en: 'products of matrices 256 × 256' },
  'matmul-NN-1024': { ko: '행렬의 곱 1024 × 1024', en: 'products of matrices 1024 × 1024' },
  'affine-1e3': { ko: '2x + 1, 원소 10³개', en: '2x + 1 on 10³ elements' },
  'affine-1e5': { ko: '2x + 1, 원소 10⁵개', en: '2x + 1 on 10⁵ elements' },
  'affine-1e7': { ko: '2x + 1, 원소 10⁷개', en: '2x + 1 on 10⁷ elements' },
  'add-8': { ko: '원소 8개를 더하는 호출 하나', en: 'one call that adds 8 elements' },
  'bundle-gzip': { ko: '학습 프로그램의 크기(gzip)', en: 'size of a training program (gzip)' },
  import: { ko: '불러오는 시간', en: 'time to import' },
};

const SECTIONS = {
  steps: ['a', 'b32', 'b128', 'c', 'd', 'e', 'first-step-b32'],
  products: ['matmul-NN-64', 'matmul-NN-256', 'matmul-NN-1024'],
  elementwise: ['affine-1e3', 'affine-1e5', 'affine-1e7', 'add-8'],
  size: ['bundle-gzip', 'import'],
} as const;

/** Ends of units in which more is better. */
const isRate = (unit: string): boolean => unit.endsWith('/s');

/** The newest measurement in `bench/results`, as pictures and as verdicts. */
const benchmarks: FactsOfPage = (language) => {
  const { file, report } = newest();
  const { machine, versions, rows } = report;
  const verdicts = compared(rows);
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const drawn = Object.fromEntries(
    Object.entries(SECTIONS).map(([section, works]) => [
      section,
      works.map((work) => bars(work, rows, language)).join('\n'),
    ]),
  );
  return {
    ...drawn,
    file: `\`bench/results/${file}\``,
    date: report.date,
    machine: `${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.system}`,
    load: machine.load,
    rounds: Math.max(...rows.map((row) => row.rounds)),
    versions: used.join(', '),
    verdicts: verdictTable(verdicts, language),
    better: verdicts.filter(({ ratio }) => ratio >= 1).length,
    compared: verdicts.length,
  };
};

export default benchmarks;

function newest(): { readonly file: string; readonly report: Report } {
  const file = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .at(-1);
  if (file === undefined) throw new Error('bench/results holds no measurement');
  return { file, report: JSON.parse(readFileSync(FOLDER + file, 'utf8')) };
}

const titleOf = (work: string, language: Language): string => WORKS[work]?.[language] ?? work;

/** Of each contestant its figure, the best first, with a bar; less is better where the unit is no rate. */
function bars(work: string, rows: readonly Row[], language: Language): string {
  const own = rows.filter((row) => row.work === work);
  if (own.length === 0) return '';
  const [{ unit }] = own;
  const sorted = [...own].sort((a, b) =>
    isRate(unit) ? b.median - a.median : a.median - b.median,
  );
  const most = Math.max(...own.map(({ median }) => median));
  const better = {
    ko: isRate(unit) ? '클수록 좋음' : '작을수록 좋음',
    en: isRate(unit) ? 'more is better' : 'less is better',
  }[language];
  const lines = sorted.map(({ peer, mode, median, differs }) => {
    const name = `${PEERS[peer] ?? peer}, ${mode}`;
    const note = differs ? `<br><small>${differs}</small>` : '';
    const width = Math.max(0.2, (100 * median) / most).toFixed(1);
    return `<tr${peer === 'bp' ? ' class="ours"' : ''}><th scope="row">${name}${note}</th><td><span class="bar" style="width:${width}%"></span></td><td>${figure(median)} ${unit}</td></tr>`;
  });
  return `<table class="bars"><caption>${titleOf(work, language)} (${unit}, ${better})</caption><tbody>${lines.join('')}</tbody></table>\n`;
}

const WORSE = {
  size: { ko: '더 큼', en: 'larger' },
  time: { ko: '더 느림', en: 'slower' },
} as const satisfies Record<string, InBoth>;

interface Verdict {
  readonly work: string;
  readonly ours: Row;
  readonly other: Row;
  /** Above 1 ours is better. */
  readonly ratio: number;
}

/** For each work ours beside the best of the others that do the same. */
function compared(rows: readonly Row[]): Verdict[] {
  return Object.values(SECTIONS)
    .flat()
    .flatMap((work) => {
      const own = rows.filter((row) => row.work === work && row.differs === null);
      const ours = best(own.filter(({ peer }) => peer === 'bp'));
      const other = best(own.filter(({ peer }) => peer !== 'bp' && peer !== 'ceiling'));
      if (!ours || !other) return [];
      const ratio = isRate(ours.unit) ? ours.median / other.median : other.median / ours.median;
      return [{ work, ours, other, ratio }];
    });
}

function verdictTable(verdicts: readonly Verdict[], language: Language): string {
  const heads = {
    ko: ['일', 'bp', '가장 나은 다른 것', '비율 (1보다 크면 bp가 나음)'],
    en: ['work', 'bp', 'the best other', 'ratio (above 1: bp is better)'],
  }[language];
  const lines = verdicts.map(({ work, ours, other, ratio }) => {
    const said = `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)} ×`;
    const told =
      ratio < 1 ? `**${said}** (${WORSE[ours.unit === 'kB' ? 'size' : 'time'][language]})` : said;
    return `| ${titleOf(work, language)} | ${figure(ours.median)} ${ours.unit} (${ours.mode}) | ${PEERS[other.peer] ?? other.peer}, ${figure(other.median)} ${other.unit} | ${told} |`;
  });
  return [`| ${heads.join(' | ')} |`, '|---|---|---|---|', ...lines].join('\n');
}

function best(rows: readonly Row[]): Row | undefined {
  return [...rows].sort((a, b) => (isRate(a.unit) ? b.median - a.median : a.median - b.median))[0];
}

/** Three digits; thousands with a comma. */
function figure(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded >= 1000 ? Math.round(value).toLocaleString('en-US') : String(rounded);
}
