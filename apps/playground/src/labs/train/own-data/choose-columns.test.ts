import { expect, it } from 'vitest';
import { choose, taskOfColumn } from './choose-columns';

const column = (name: string, kind: 'number' | 'text', different: number, sample: string[]) => ({
  name,
  kind,
  different,
  sample,
});
const flower = column('species', 'text', 3, ['setosa']);
const length = column('length', 'number', 40, ['5.1']);
const width = column('width', 'number', 30, ['3.5']);

it('takes the column of texts for what is learned, wherever it stands', () => {
  const columns = { sha256: '', rows: 3, columns: [length, flower, width] };
  expect(choose(columns, new Uint8Array())).toMatchObject({ x: ['length', 'width'], y: 'species' });
});

it('takes the last column where all hold numbers', () => {
  const columns = { sha256: '', rows: 3, columns: [length, width] };
  expect(choose(columns, new Uint8Array())).toMatchObject({ x: ['length'], y: 'width' });
});

it('tells classes from numbers', () => {
  expect(taskOfColumn(flower)).toBe('classes');
  expect(taskOfColumn(column('y', 'number', 2, ['0', '1']))).toBe('binary');
  expect(taskOfColumn(column('y', 'number', 5, ['0.5', '1']))).toBe('regression');
  expect(taskOfColumn(length)).toBe('regression');
});
