import { type DataFinding, LISTED } from './finding';
import type { DataPart, Table } from './read-parts';

/** Spans that differ by more than this drown each other. */
const UNLIKE = 100;
/** Networks start with weights for inputs near 1. */
const LARGE_INPUT = 10;
const LARGE_TARGET = 100;
/** Whole numbers of images from 0 to 255. */
const BYTE = 255;
const BRIGHT = 32;
const PIXELS = 16;

/** Smallest and largest finite value of a column. */
interface Span {
  readonly low: number;
  readonly high: number;
  /** Whether all are finite. */
  readonly full: boolean;
}

/**
 * What is wrong with single columns of a part.
 *
 * @param isFirst - whether it is the part to learn from, whose columns tell something or not
 */
export function columnFindings(
  part: DataPart,
  isLabelled: boolean,
  isFirst: boolean,
): DataFinding[] {
  const { name, x, y } = part;
  const findings = [...missing(name, 'x', x), ...(y === null ? [] : missing(name, 'y', y))];
  const spans = spansOf(x);
  if (isFirst) findings.push(...constants(part, spans), ...scales(name, spans));
  findings.push(...ranges(name, 'x', x, spans));
  if (y !== null && !isLabelled) findings.push(...ranges(name, 'y', y, spansOf(y)));
  return findings;
}

function spansOf({ values, width }: Table): Span[] {
  return Array.from({ length: width }, (_, column) => {
    let [low, high, full] = [Infinity, -Infinity, true];
    for (let at = column; at < values.length; at += width) {
      if (!Number.isFinite(values[at])) {
        full = false;
        continue;
      }
      low = Math.min(low, values[at]);
      high = Math.max(high, values[at]);
    }
    return { low, high, full };
  });
}

function missing(part: string, of: 'x' | 'y', { values, width }: Table): DataFinding[] {
  const places: number[] = [];
  values.forEach((value, at) => {
    if (!Number.isFinite(value)) places.push(at);
  });
  if (places.length === 0) return [];
  const [first] = places;
  return [
    {
      kind: 'missing',
      severity: 'error',
      part,
      of,
      rows: unique(places.map((at) => Math.floor(at / width))),
      columns: unique(places.map((at) => at % width)),
      values: {
        count: places.length,
        value: String(values[first]),
        row: Math.floor(first / width),
        column: first % width,
      },
    },
  ];
}

function unique(list: readonly number[]): number[] {
  return [...new Set(list)].slice(0, LISTED);
}

function constants({ name, rows }: DataPart, spans: readonly Span[]): DataFinding[] {
  const columns = [...spans.keys()].filter((k) => spans[k].full && spans[k].low === spans[k].high);
  if (columns.length === 0 || rows === 1) return [];
  return [
    {
      kind: 'constant',
      severity: 'warning',
      part: name,
      of: 'x',
      rows: [],
      columns: columns.slice(0, LISTED),
      values: { count: columns.length, columns: listed(columns) },
    },
  ];
}

function scales(part: string, spans: readonly Span[]): DataFinding[] {
  const extents = spans.map(({ low, high }) => high - low);
  const varied = [...extents.keys()].filter((k) => extents[k] > 0);
  if (varied.length < 2) return [];
  const wide = varied.reduce((most, k) => (extents[k] > extents[most] ? k : most));
  const narrow = varied.reduce((least, k) => (extents[k] < extents[least] ? k : least));
  if (extents[wide] < UNLIKE * extents[narrow]) return [];
  return [
    {
      kind: 'scale',
      severity: 'warning',
      part,
      of: 'x',
      rows: [],
      columns: [wide, narrow],
      values: { wide, most: extents[wide], narrow, least: extents[narrow] },
    },
  ];
}

function ranges(
  part: string,
  of: 'x' | 'y',
  { values, width }: Table,
  spans: readonly Span[],
): DataFinding[] {
  const sizes = spans.map(({ low, high }) => Math.max(-low, high));
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  if (!(largest > (of === 'x' ? LARGE_INPUT : LARGE_TARGET))) return [];
  const arePixels =
    of === 'x' &&
    width >= PIXELS &&
    largest > BRIGHT &&
    values.every((value) => Number.isInteger(value) && value >= 0 && value <= BYTE);
  const column = sizes.indexOf(largest);
  return [
    {
      kind: arePixels ? 'pixels' : 'range',
      severity: 'warning',
      part,
      of,
      rows: [],
      columns: [column],
      values: { of, largest, column },
    },
  ];
}

/** The first numbers of a list, as a text. */
export function listed(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 8).join(', ');
  return numbers.length > 8 ? `${shown}, …` : shown;
}
