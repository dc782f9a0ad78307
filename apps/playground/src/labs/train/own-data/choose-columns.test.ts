import { expect, it } from 'vitest';
import { choose, taskOfColumn } from './choose-columns';

const column = (name: string, kind: 'number' | 'text', different: number, isClass: boolean) => ({
  name,
  kind,
  different,
  isClass,
  sample: [],
});
const flower = column('species', 'text', 3, true);
const length = column('length', 'number', 40, false);
const width = column('width', 'number', 30, false);

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
  expect(taskOfColumn(column('y', 'number', 2, true))).toBe('binary');
  expect(taskOfColumn(column('y', 'number', 5, false))).toBe('regression');
  expect(taskOfColumn(length)).toBe('regression');
});
