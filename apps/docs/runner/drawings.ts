import type { Line } from './letters.ts';
import { shownAll } from './shown.ts';

type Drawn = Required<Omit<Line, 'line'>>;

/** Values over their index, one line or several with names. The text names the first, the last and the ends of each. */
export function plot(values: Numbers | Readonly<Record<string, Numbers>>): Drawn {
  const named = isNumbers(values) ? { y: values } : values;
  const series = Object.entries(named).map(([name, of]) => ({ name, values: numbers(of) }));
  const text = series.map((one) => told(one.name, one.values)).join('\n');
  return { text, drawing: { kind: 'plot', series } };
}

/** Records as rows under the names of their fields; the text has the same columns, set out with spaces. */
export function table(rows: readonly Readonly<Record<string, unknown>>[]): Drawn {
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) =>
    head.map((name) => (Object.hasOwn(row, name) ? shownAll([row[name]]) : '')),
  );
  const widths = head.map((name, i) =>
    Math.max(...[name, ...cells.map((row) => row[i])].map((c) => c.length)),
  );
  const text = [head, ...cells]
    .map((row) => row.map((cell, i) => cell.padStart(widths[i])).join('  '))
    .join('\n');
  return { text, drawing: { kind: 'table', head, rows: cells } };
}

type Numbers = Iterable<number> | { toArray(): unknown };

function isNumbers(values: object): values is Numbers {
  return Symbol.iterator in values || 'toArray' in values;
}

function numbers(values: Numbers): number[] {
  const list = 'toArray' in values ? (values.toArray() as Iterable<unknown>) : values;
  return Array.from(list, Number);
}

const LEVELS = '▁▂▃▄▅▆▇█';

function told(name: string, values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return `${name}: –`;
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const columns = Math.min(24, values.length);
  const bars = Array.from({ length: columns }, (_, i) => {
    const value = values[Math.round((i * (values.length - 1)) / Math.max(1, columns - 1))];
    const level = high === low ? 0 : Math.round((7 * (value - low)) / (high - low));
    return LEVELS[level] ?? ' ';
  }).join('');
  const short = (value: number) => String(Number(value.toPrecision(4)));
  return `${name}: ${bars} ${short(values[0])} → ${short(values[values.length - 1])} (${short(low)} … ${short(high)})`;
}
