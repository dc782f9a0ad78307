import { shapeText, shortNumber } from '../text/numbers';
import { say } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import type { AnomalyFinding, AnomalyOperand } from './finding';

/** A report as plain data: NaN and ±∞ as texts. */
export interface AnomalyJson {
  readonly format: 'bp.anomaly';
  readonly version: 1;
  readonly finite: boolean;
  readonly steps: number;
  readonly finding: object | null;
}

/** What {@link detectAnomaly} and {@link watchAnomalies} tell. */
export interface AnomalyReport {
  /** Whether all results were finite: what the steps returned, gradients, parameters, buffers. */
  readonly finite: boolean;
  /** How many steps were watched. */
  readonly steps: number;
  /** The first value that was not finite, with its cause; null where there was none. */
  readonly finding: AnomalyFinding | null;
  toText(): string;
  /** The same as {@link toText}. */
  toString(): string;
  toJSON(): AnomalyJson;
}

/** Says what has been found. */
export function makeReport(
  finding: AnomalyFinding | null,
  steps: number,
  language: InspectLanguage,
): AnomalyReport {
  const finite = finding === null || !finding.reached;
  const toText = (): string => reportText(finding, steps, language);
  return {
    finite,
    steps,
    finding,
    toText,
    toString: toText,
    toJSON: () => ({
      format: 'bp.anomaly',
      version: 1,
      finite,
      steps,
      finding: finding && (plain(finding) as object),
    }),
  };
}

function reportText(
  finding: AnomalyFinding | null,
  steps: number,
  language: InspectLanguage,
): string {
  const word = (key: string, params: Readonly<Record<string, string | number>> = {}): string =>
    say({ key: `anomaly.${key}`, params }, language);
  if (finding === null) return word(steps === 1 ? 'finite' : 'finite-steps', { steps });
  const { kind, phase, operation, layer, name, value, shape, position, row, count } = finding;
  const isData = finding.cause.key === 'cause.non-finite-input';
  const what = kind === 'given' ? (name ?? word(isData ? 'data' : 'constant')) : operation;
  const given = operation === '' ? 'returned' : 'given';
  const head = word(kind === 'given' ? given : phase === 'backward' ? 'gradient' : 'operation', {
    step: finding.step,
    phase: word(phase),
    what,
    operation,
    layer:
      layer === null
        ? word('no-layer')
        : layer === ''
          ? word('outermost')
          : word('layer', { path: layer }),
    value: shortNumber(value),
  });
  const place =
    shape.length === 0
      ? []
      : [
          word(row === null ? 'place' : 'place-row', {
            position: shapeText(position),
            shape: shapeText(shape),
            row: row ?? 0,
            count,
            size: shape.reduce((n, extent) => n * extent, 1),
          }),
        ];
  return [
    head,
    ...place,
    ...finding.operands.map((operand) => `  ${operandText(operand, word)}`),
    word('cause', { cause: say(finding.cause, language) }),
    word('advice', { advice: say(finding.advice, language) }),
    ...(finding.reached ? [] : [word('unreached')]),
  ].join('\n');
}

function operandText(
  { name, shape, value, largest, min, max }: AnomalyOperand,
  word: (key: string, params?: Readonly<Record<string, string | number>>) => string,
): string {
  const what = name === '' ? word('operand') : name;
  const at =
    value !== null
      ? word('value', { value })
      : largest === null
        ? ''
        : word('largest', {
            value: largest.value,
            position: shapeText(largest.position),
            count: largest.count,
          });
  const range =
    min === null || max === null || shape.length === 0 ? '' : word('range', { min, max });
  return [`${what} ${shapeText(shape)}`, at, range].filter((part) => part !== '').join(', ');
}

/** A copy in which numbers that JSON cannot write are texts. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}
