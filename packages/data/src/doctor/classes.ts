import { listed } from './columns';
import { type DataFinding, LISTED } from './finding';
import type { DataPart, Table } from './read-parts';

/** A class with so many times as many examples as another drowns it. */
const UNBALANCED = 10;
/** So large a share of whole numbers is meant as classes. */
const MOSTLY = 0.9;
/** More kinds than this are counts, not classes, unless each has many examples. */
const MANY = 50;
/** Of so few examples each may have a class of its own. */
const FEW = 16;
/** Beyond, gaps are no use to tell. */
const MOST = 100_000;

/**
 * The labels of the examples of each part; null where y holds values.
 *
 * @param task - `'auto'` decides by the numbers of all parts together
 */
export function labelsOf(
  parts: readonly DataPart[],
  task: 'auto' | 'classification' | 'regression',
): (Float64Array | null)[] {
  const own = parts.map(({ y }) => y && (y.width === 1 ? y.values : positionsOf(y)));
  const tables = parts.flatMap(({ y }) => y ?? []);
  const values = tables.filter(({ width }) => width === 1).flatMap((y) => [...y.values]);
  const isWhole = tables.every(({ dtype }) => dtype === 'int32' || dtype === 'bool');
  const areClasses =
    task === 'classification' ||
    (task === 'auto' && (values.length === 0 || seemClasses(values, isWhole)));
  return own.map((labels) => (areClasses ? labels : null));
}

function seemClasses(values: readonly number[], isWhole: boolean): boolean {
  const finite = values.filter(Number.isFinite);
  const whole = finite.filter(Number.isInteger);
  if (finite.length === 0 || whole.length < MOSTLY * finite.length) return false;
  const kinds = new Set(whole).size;
  if (kinds > MANY) return kinds * 8 <= whole.length;
  return isWhole || kinds <= 2 || kinds * 4 <= whole.length || whole.length < FEW;
}

/** The labels of rows that are 1 in one place and 0 elsewhere. */
function positionsOf({ values, width }: Table): Float64Array | null {
  const labels = new Float64Array(values.length / width);
  for (let row = 0; row < labels.length; row++) {
    const line = values.subarray(row * width, (row + 1) * width);
    const at = line.indexOf(1);
    if (at < 0 || line.some((value, k) => value !== (k === at ? 1 : 0))) return null;
    labels[row] = at;
  }
  return labels;
}

/** What is wrong with the classes of the parts, whose labels these are. */
export function classFindings(
  parts: readonly DataPart[],
  labels: readonly (Float64Array | null)[],
): DataFinding[] {
  const labelled = parts.flatMap((part, i) => {
    const own = labels[i];
    return own === null ? [] : [{ part: part.name, labels: own, sizes: sizesOf(own) }];
  });
  const classes = [...new Set(labelled.flatMap(({ sizes }) => [...sizes.keys()]))].sort(
    (a, b) => a - b,
  );
  const findings = labelled.flatMap(({ part, labels: own, sizes }) => [
    ...oddLabels(part, own, 'labelFraction', (label) => Number.isFinite(label) && label % 1 !== 0),
    ...oddLabels(part, own, 'labelNegative', (label) => label < 0 && label % 1 === 0),
    ...single(part, own, sizes, classes),
    ...imbalanced(part, sizes),
    ...absent(part, sizes, classes),
  ]);
  return [...findings, ...gaps(labelled[0]?.part, classes)];
}

/** How many examples each class has. */
function sizesOf(labels: Float64Array): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) {
    if (Number.isInteger(label) && label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  }
  return sizes;
}

function finding(
  kind: DataFinding['kind'],
  part: string,
  values: DataFinding['values'],
  { severity = 'error', rows = [] }: Partial<Pick<DataFinding, 'severity' | 'rows'>> = {},
): DataFinding {
  return { kind, severity, part, of: 'y', rows, columns: [], values };
}

function oddLabels(
  part: string,
  labels: Float64Array,
  kind: 'labelFraction' | 'labelNegative',
  isOdd: (label: number) => boolean,
): DataFinding[] {
  const rows = [...labels.keys()].filter((row) => isOdd(labels[row]));
  if (rows.length === 0) return [];
  const values = { count: rows.length, value: labels[rows[0]], row: rows[0] };
  return [finding(kind, part, values, { rows: rows.slice(0, LISTED) })];
}

/** @param labels - of which those that are no classes tell apart, too */
function single(
  part: string,
  labels: Float64Array,
  sizes: ReadonlyMap<number, number>,
  classes: readonly number[],
): DataFinding[] {
  const [[label, count] = [0, 0]] = sizes;
  if (sizes.size !== 1 || (count === 1 && classes.length > 1)) return [];
  if (labels.some((other) => Number.isFinite(other) && other !== label)) return [];
  return [finding('singleClass', part, { label, count })];
}

function imbalanced(part: string, sizes: ReadonlyMap<number, number>): DataFinding[] {
  if (sizes.size < 2) return [];
  const bySize = [...sizes].sort(([, a], [, b]) => a - b);
  const [[rare, least], [common, most]] = [bySize[0], bySize[bySize.length - 1]];
  if (most < UNBALANCED * least) return [];
  return [finding('imbalance', part, { common, most, rare, least }, { severity: 'warning' })];
}

function absent(
  part: string,
  sizes: ReadonlyMap<number, number>,
  classes: readonly number[],
): DataFinding[] {
  const none = classes.filter((label) => !sizes.has(label));
  if (none.length === 0) return [];
  const values = { count: none.length, labels: listed(none) };
  return [finding('absentClass', part, values, { severity: 'warning' })];
}

/** Classes that are skipped. */
function gaps(part: string | undefined, classes: readonly number[]): DataFinding[] {
  const last = classes[classes.length - 1];
  if (part === undefined || classes.length < 2 || last > MOST) return [];
  const there = new Set(classes);
  const skipped = Array.from({ length: last }, (_, label) => label).filter((c) => !there.has(c));
  if (skipped.length === 0) return [];
  return [finding('labelGap', part, { labels: listed(skipped), last }, { severity: 'warning' })];
}
