import { describe, expect, it } from 'vitest';
import type { Row } from '../runner/results';
import { toMarkdown, toText } from './table';
import { beforeTable, sectionTable, short } from './tables';

const row = (peer: string, work: string, median: number, differs: string | null = null): Row => ({
  ...{ work, peer, mode: 'eager', unit: 'steps/s', median, best: 2 * median, rounds: 3, differs },
});

const section = {
  title: 'Training steps',
  rows: [row('bp', 'a', 100), row('bp', 'd', 5), row('convnetjs', 'a', 7, 'float64')],
  failures: [{ work: 'd', peer: 'convnetjs', mode: 'eager', reason: 'has no layer | of this' }],
};

describe('sectionTable', () => {
  it('has a line for each contestant, a column for each work, and footnotes', () => {
    expect(sectionTable(section)).toEqual({
      title: 'Training steps (steps/s)',
      columns: ['', 'a', 'd'],
      rows: [
        ['bp eager', '100 (200)', '5.00 (10.0)'],
        ['convnetjs eager', '7.00 (14.0) [1]', 'fails [2]'],
      ],
      notes: ['[1] float64', '[2] has no layer | of this'],
    });
  });

  it('gives each column its unit where they differ', () => {
    const rows = [row('bp', 'a', 1), { ...row('bp', 'add-8', 1), unit: 'ns' as const }];
    const { title, columns } = sectionTable({ title: 'Both', rows, failures: [] });
    expect([title, ...columns]).toEqual(['Both', '', 'a, steps/s', 'add-8, ns']);
  });

  it('turns many works into lines', () => {
    const works = Array.from({ length: 9 }, (_, i) => `w${i}`);
    const rows = works.map((work) => row('bp', work, 1));
    const table = sectionTable({ title: 'Many', rows, failures: [] });
    expect(table.columns).toEqual(['', 'bp eager']);
    expect(table.rows[8]).toEqual(['w8', '1.00 (2.00)']);
  });

  it('leaves a dash where nothing was measured', () => {
    const rows = [row('bp', 'a', 1), row('jax-js', 'd', 1)];
    expect(sectionTable({ title: 'Gaps', rows, failures: [] }).rows[0][2]).toBe('–');
  });
});

describe('beforeTable', () => {
  it('has the ratio to another checkout, for each work and mode that both did', () => {
    const rows = [row('bp', 'a', 3), row('bp before', 'a', 2), row('bp before', 'd', 1)];
    expect(beforeTable(rows)?.rows).toEqual([['a', 'eager', '1.500', '1.500']]);
  });

  it('is none where no other checkout took part', () => {
    expect(beforeTable([row('bp', 'a', 3), row('jax-js', 'a', 2)])).toBeNull();
  });
});

describe('toText', () => {
  it('lines columns up', () => {
    const table = { title: 'T', columns: ['', 'b'], rows: [['long name', '1']], notes: ['note'] };
    expect(toText(table)).toBe('\nT\n           b\nlong name  1\n  note');
  });
});

describe('toMarkdown', () => {
  it('writes a table whose cells cannot break it', () => {
    const table = { title: 'T', columns: ['', 'b'], rows: [['x|y', '1']], notes: ['note'] };
    expect(toMarkdown(table)).toBe('### T\n\n|  | b |\n|---|---:|\n| x\\|y | 1 |\n\n- note');
  });
});

describe('short', () => {
  it('keeps three digits, and never an exponent', () => {
    expect([0, 0.00042, 0.5678, 5.678, 56.78, 567.8, 123456.7].map(short)).toEqual([
      ...['0.00', '0.000', '0.568', '5.68', '56.8', '568', '123457'],
    ]);
  });
});
