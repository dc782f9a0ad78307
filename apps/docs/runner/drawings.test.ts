import { expect, it } from 'vitest';
import { plot, table } from './drawings.ts';

it('says in words what a plot shows', () => {
  expect(plot([0, 1, 2, 7]).text).toBe('y: ▁▂▃█ 0 → 7 (0 … 7)');
  expect(plot({ loss: { toArray: () => [3, 3] }, none: [Number.NaN] }).text).toBe(
    'loss: ▁▁ 3 → 3 (3 … 3)\nnone: –',
  );
});

it('sets out a table in columns, with what a record lacks left empty', () => {
  expect(table([{ x: 1, name: 'one' }, { x: 20 }])).toEqual({
    text: ' x  name\n 1   one\n20      ',
    drawing: {
      kind: 'table',
      head: ['x', 'name'],
      rows: [
        ['1', 'one'],
        ['20', ''],
      ],
    },
  });
});
