import { type DataFinding, LISTED } from './finding';
import type { DataPart } from './read-parts';

/** A row of a part. */
interface Place {
  readonly part: DataPart;
  readonly row: number;
}

/** Two rows with one x, the earlier one first. */
type Pair = readonly [earlier: Place, later: Place];

/**
 * Rows that are there more than once: within a part, and in two.
 *
 * @param near - by how much numbers of rows may differ that count as nearly equal; 0 looks for none
 * @param areClasses - whether y holds classes; values of one x may differ by chance, and that is no contradiction
 */
export function rowFindings(
  parts: readonly DataPart[],
  near: number,
  areClasses: boolean,
): DataFinding[] {
  const equal = equalRows(parts);
  const within = equal.filter(([a, b]) => a.part === b.part && (areClasses || sameTarget(a, b)));
  const findings = parts.flatMap((part) => {
    const own = within.filter(([, { part: of }]) => of === part);
    const contradicting = own.filter(([a, b]) => !sameTarget(a, b));
    return [
      ...told('duplicate', 'warning', own),
      ...told('contradiction', 'warning', contradicting),
    ];
  });
  const known = new Set(equal.map(key));
  const close = near > 0 ? nearRows(parts, near).filter((pair) => !known.has(key(pair))) : [];
  return [
    ...findings,
    ...between(parts, 'leakage', equal, {}),
    ...between(parts, 'nearLeakage', close, { near }),
  ];
}

function key([a, b]: Pair): string {
  return `${a.part.name} ${a.row} ${b.part.name} ${b.row}`;
}

/** The pairs that lie in two parts, part by part. */
function between(
  parts: readonly DataPart[],
  kind: 'leakage' | 'nearLeakage',
  pairs: readonly Pair[],
  values: Readonly<Record<string, number>>,
): DataFinding[] {
  return parts.flatMap((other, i) =>
    parts.slice(i + 1).flatMap((part) => {
      const shared = pairs.filter(([a, b]) => a.part === other && b.part === part);
      const rows = new Map(shared.map((pair) => [pair[1].row, pair]));
      return told(kind, 'error', [...rows.values()], { ...values, other: other.name });
    }),
  );
}

function told(
  kind: 'duplicate' | 'contradiction' | 'leakage' | 'nearLeakage',
  severity: DataFinding['severity'],
  pairs: readonly Pair[],
  more: Readonly<Record<string, number | string>> = {},
): DataFinding[] {
  if (pairs.length === 0) return [];
  const [[earlier, later]] = pairs;
  return [
    {
      kind,
      severity,
      part: later.part.name,
      of: kind === 'contradiction' ? 'y' : 'x',
      rows: pairs.slice(0, LISTED).map(([, { row }]) => row),
      columns: [],
      values: {
        count: pairs.length,
        total: later.part.rows,
        row: later.row,
        earlier: earlier.row,
        ...more,
      },
    },
  ];
}

function sameTarget(a: Place, b: Place): boolean {
  const [y, z] = [a.part.y, b.part.y];
  if (y === null || z === null) return true;
  for (let k = 0; k < y.width; k++) {
    if (!Object.is(y.values[a.row * y.width + k] + 0, z.values[b.row * z.width + k] + 0)) {
      return false;
    }
  }
  return true;
}

/** Each row with the first equal one of its own part, and with the first of each part before. */
function equalRows(parts: readonly DataPart[]): Pair[] {
  const seen = new Map<number, Place[]>();
  const pairs: Pair[] = [];
  for (const part of parts) {
    for (let row = 0; row < part.rows; row++) {
      const place = { part, row };
      const hash = hashOf(place);
      const alike = seen.get(hash) ?? [];
      const equal = alike.filter((other) => distance(other, place, 0) <= 0);
      for (const other of equal) pairs.push([other, place]);
      // one of each kind and part is enough to compare with
      if (!equal.some((other) => other.part === part)) seen.set(hash, [...alike, place]);
    }
  }
  return pairs;
}

const number = /* @__PURE__ */ new Float64Array(1);
const words = /* @__PURE__ */ new Int32Array(number.buffer);

/** Of the numbers of a row; 0 and −0 are one, and so are all NaN. */
function hashOf({ part: { x }, row }: Place): number {
  let hash = 0x811c9dc5;
  for (let at = row * x.width; at < (row + 1) * x.width; at++) {
    number[0] = Number.isNaN(x.values[at]) ? Number.NaN : x.values[at] + 0;
    hash = Math.imul(hash ^ words[0], 0x01000193);
    hash = Math.imul(hash ^ words[1], 0x01000193);
  }
  return hash;
}

/** By how much two rows differ at most in a number; where that is more than `enough`, maybe less than it is. */
function distance(a: Place, b: Place, enough: number): number {
  const { width } = a.part.x;
  let most = 0;
  for (let k = 0; k < width && most <= enough; k++) {
    const [u, v] = [a.part.x.values[a.row * width + k], b.part.x.values[b.row * width + k]];
    if (!Object.is(u + 0, v + 0))
      most = Math.max(most, Number.isNaN(u - v) ? Infinity : Math.abs(u - v));
  }
  return most;
}

/** Pairs of rows of two parts no number of which differs by more. */
function nearRows(parts: readonly DataPart[], near: number): Pair[] {
  const places = parts.flatMap((part, order) =>
    Array.from({ length: part.rows }, (_, row) => ({
      part,
      row,
      order,
      sum: sumOf({ part, row }),
    })),
  );
  const ordered = places.filter(({ sum }) => Number.isFinite(sum)).sort((a, b) => a.sum - b.sum);
  // sums of near rows are near, too; a little more for their rounding
  const window = near * parts[0].x.width * (1 + 1e-9) + 1e-9;
  const pairs: Pair[] = [];
  ordered.forEach((place, i) => {
    for (let j = i + 1; j < ordered.length && ordered[j].sum - place.sum <= window; j++) {
      const other = ordered[j];
      if (other.part === place.part || distance(place, other, near) > near) continue;
      pairs.push(place.order < other.order ? [place, other] : [other, place]);
    }
  });
  return pairs.sort(([, a], [, b]) => a.row - b.row);
}

function sumOf({ part: { x }, row }: Place): number {
  return x.values
    .subarray(row * x.width, (row + 1) * x.width)
    .reduce((sum, value) => sum + value, 0);
}
