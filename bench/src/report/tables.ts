import { BEFORE } from '../runner/contestants';
import type { Failure, Row, Section } from '../runner/results';
import type { Environment } from './environment';
import type { Table } from './table';
import type { Target } from './targets';

/** One line a contestant and one column a work, or turned about where it would be too wide; cells `median (best)`. */
export function sectionTable({ title, rows, failures }: Section): Table {
  const units = [...new Set(rows.map(({ unit }) => unit))];
  const works = distinct([...rows, ...failures].map(({ work }) => work));
  const unitOf = (work: string) => rows.find((row) => row.work === work)?.unit;
  const who = distinct([...rows, ...failures].map(({ peer, mode }) => `${peer} ${mode}`));
  const notes = new Notes();
  const cell = (name: string, work: string): string => {
    const is = (found: Row | Failure) => named(found) === name && found.work === work;
    const row = rows.find(is);
    if (row !== undefined) return `${figures(row)}${notes.mark(row.differs)}`;
    const failure = failures.find(is);
    return failure === undefined ? '–' : `fails${notes.mark(failure.reason)}`;
  };
  const heads = works.map((work) => heading(work, units.length === 1 ? null : unitOf(work)));
  const turned = works.length > MANY_COLUMNS;
  return {
    title: units.length === 1 ? `${title} (${units[0]})` : title,
    columns: ['', ...(turned ? who : heads)],
    rows: turned
      ? works.map((work, i) => [heads[i], ...who.map((name) => cell(name, work))])
      : who.map((name) => [name, ...works.map((work) => cell(name, work))]),
    notes: notes.lines(),
  };
}

/** More works than these are lines. */
const MANY_COLUMNS = 8;

/** How this checkout does beside another one, as ratios of rounds a second: above 1 is faster. */
export function beforeTable(rows: readonly Row[]): Table | null {
  const lines = rows.flatMap((before) => {
    if (before.peer !== BEFORE) return [];
    const is = ({ peer, work, mode }: Row) =>
      peer === 'bp' && work === before.work && mode === before.mode;
    const now = rows.find(is);
    if (now === undefined) return [];
    const ratio = (key: 'median' | 'best') => (now[key] / before[key]).toFixed(3);
    return [[before.work, before.mode, ratio('median'), ratio('best')]];
  });
  if (lines.length === 0) return null;
  return {
    title: 'Now : before',
    columns: ['work', 'mode', 'medians', 'best rounds'],
    rows: lines,
    notes: [],
  };
}

export function targetTable(targets: readonly Target[]): Table {
  return {
    title: 'Targets (ratios of medians)',
    columns: ['what', 'work', 'wanted', 'found', ''],
    rows: targets.map(({ what, work, wanted, found, met }) => [
      ...[what, work, wanted, short(found), met ? 'met' : 'missed'],
    ]),
    notes: [],
  };
}

export function environmentTable({ date, machine, versions }: Environment): Table {
  const { processor, cores, memoryGB, system, load, pinned } = machine;
  return {
    title: 'Machine and versions',
    columns: ['what', 'value'],
    rows: [
      ['date', date],
      ['processor', `${processor}, ${cores} cores, ${memoryGB} GB`],
      ['system', `${system}, load ${load.toFixed(1)} at the start`],
      ['contestants', pinned ? 'all on one core' : 'not bound to a core'],
      ...Object.entries(versions),
    ],
    notes: [],
  };
}

/** Three digits, without an exponent. */
export function short(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return value.toFixed(Math.min(digits, 3));
}

function figures({ median, best, rounds }: Row): string {
  return rounds === 1 ? short(median) : `${short(median)} (${short(best)})`;
}

function heading(work: string, unit: string | null | undefined): string {
  return unit == null ? work : `${work}, ${unit}`;
}

function named({ peer, mode }: { peer: string; mode: string }): string {
  return `${peer} ${mode}`;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** Footnotes: one number for all that says the same. */
class Notes {
  readonly #texts: string[] = [];

  mark(text: string | null): string {
    if (text === null) return '';
    if (!this.#texts.includes(text)) this.#texts.push(text);
    return ` [${this.#texts.indexOf(text) + 1}]`;
  }

  lines(): string[] {
    return this.#texts.map((text, i) => `[${i + 1}] ${text}`);
  }
}
