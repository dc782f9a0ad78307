import { getLanguage, type TensorLike } from '@bp/tensor';
import { FROM_ZERO, readOptions } from '@bp/tensor/engine';
import { classFindings, labelsOf } from './classes';
import { columnFindings } from './columns';
import { type DataFinding, PROBLEMS } from './finding';
import { readParts } from './read-parts';
import { rowFindings } from './rows';
import { english, korean } from './sentences';

/** Options of {@link diagnoseData}. */
export interface DiagnoseOptions {
  /** Whether y holds classes or values; looked up in its numbers where nothing is said. */
  task?: 'auto' | 'classification' | 'regression' | undefined;
  /** By how much the numbers of two rows may differ to count as nearly equal, ≥ 0; 0 by default, which looks for none. */
  near?: number | undefined;
}

/** Examples to look at; y may be left out. */
export interface Diagnosable {
  readonly x: TensorLike;
  readonly y?: TensorLike | undefined;
}

/** What {@link diagnoseData} found, the gravest first. */
export interface DataDiagnosis {
  readonly findings: readonly DataFinding[];
  /** Whether nothing was found that results cannot be trusted with. */
  readonly sound: boolean;
  /** A sentence for each finding, with what to do; in the language of error messages where none is given. */
  toText(language?: 'en' | 'ko'): string;
  toJSON(): { readonly findings: readonly DataFinding[] };
}

const DEFAULTS = { task: 'auto' as NonNullable<DiagnoseOptions['task']>, near: 0 };
const RULES = { task: ['auto', 'classification', 'regression'], near: FROM_ZERO };

/**
 * Looks for what spoils learning before it begins: missing numbers, rows that two parts share, labels that are none, parts of one
 * class, classes of very different sizes, columns that are constant, large, or of very different spans, and rows that repeat or,
 * where y holds classes, contradict each other.
 *
 * @param data - `{ x, y }`, or parts of it by name, such as `{ train, validation, test }` or what `digits()` gives, whose `all` is
 *   left out
 * @param options.task - whether y holds classes or values; by default, whole numbers of few kinds are classes
 * @param options.near - finds rows of two parts no number of which differs by more
 * @returns findings as plain JSON, each with its part, rows and columns, and their sentences
 * @throws BpError `BP_OPTION` for what is no data, `BP_SHAPE` for x and y with other numbers of examples
 * @example
 * const train = { x: [[1, 0.2], [2, NaN], [1, 0.2]], y: [0, 1, 1] };
 * const { findings, sound, toText } = diagnoseData({ train, test: { x: [[1, 0.2]], y: [0] } });
 * findings.map(({ kind }) => kind); // ['missing', 'leakage', 'contradiction', 'absentClass', 'duplicate']
 * [sound, findings[0].rows, findings[0].columns]; // [false, [1], [1]]
 * toText().includes('test: 1 of 1 rows are in train too'); // true
 */
export function diagnoseData(data: Diagnosable | object, options?: DiagnoseOptions): DataDiagnosis {
  const { task, near } = readOptions('diagnoseData', options, DEFAULTS, RULES);
  const parts = readParts('diagnoseData', data);
  const labels = labelsOf(parts, task);
  const isLabelled = labels.some((own) => own !== null);
  const found = [
    ...parts.flatMap((part, i) => columnFindings(part, isLabelled, i === 0)),
    ...rowFindings(parts, near, isLabelled),
    ...classFindings(parts, labels),
  ];
  const findings = PROBLEMS.flatMap((problem) => found.filter(({ kind }) => kind === problem));
  return {
    findings,
    sound: findings.every(({ severity }) => severity !== 'error'),
    toText: (language) => textOf(findings, language),
    toJSON: () => ({ findings }),
  };
}

function textOf(findings: readonly DataFinding[], language: 'en' | 'ko' | undefined): string {
  const sentences = (language ?? getLanguage()) === 'ko' ? korean : english;
  if (findings.length === 0) return sentences.fine;
  return findings
    .map(({ kind, part, of, values }) => {
      const shown: DataFinding['values'] = { ...values, part, of };
      return sentences[kind].replaceAll(/\{(\w+)\}/g, (_, name) => short(shown[name]));
    })
    .join('\n');
}

/** A number with as many digits as one reads. */
function short(value: number | string): string {
  if (typeof value === 'string' || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(4)));
}
