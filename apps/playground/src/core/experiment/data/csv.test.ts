import { describe, expect, it } from 'vitest';
import { problemOf } from '../told';
import { csvData } from './csv';
import { fileColumns } from './csv-columns';
import { sha256 } from './sha256';

const bytes = (text: string) => new TextEncoder().encode(text);

async function learn(text: string, x: readonly string[], y: string) {
  const file = bytes(text);
  return csvData({ kind: 'csv', sha256: await sha256(file), x, y }, file);
}

const problem = (wanted: Promise<unknown>) => wanted.then(() => null, problemOf);

/** Names with gaps, tickets of numbers and words, a class with a gap, and truth values. */
const PASSENGERS = `name,age,ticket,port,alive
Ann,30,A5,S,true
,41,1131,C,false
Cho,,PC 17,,true
Dan,8,22,S,false
Eve,55,A7,C,true
`;

describe('a table as it comes', () => {
  it('shows its columns in their order, whatever lacks in them or is mixed', async () => {
    const { rows, columns } = await fileColumns(bytes(PASSENGERS));
    expect(rows).toBe(5);
    expect(
      columns.map(({ name, kind, different, isClass }) => [name, kind, different, isClass]),
    ).toEqual([
      ['name', 'text', 4, true],
      ['age', 'number', 4, true],
      ['ticket', 'text', 5, true],
      ['port', 'text', 2, true],
      ['alive', 'number', 2, true],
    ]);
    expect(columns[0]?.sample).toEqual(['Ann', 'Cho', 'Dan', 'Eve']);
    expect(columns[4]?.sample[0]).toBe('true');
  });

  it('is learned from without the rows that lack what is chosen', async () => {
    expect(await learn(PASSENGERS, ['age'], 'port')).toMatchObject({ n: 4, classes: ['C', 'S'] });
    expect(await learn(PASSENGERS, ['age'], 'alive')).toMatchObject({ n: 4, task: 'binary' });
  });

  it('may call its classes by numbers and words', async () => {
    const { classes, task } = await learn('a,y\n1,x\n2,1\n3,x\n', ['a'], 'y');
    expect([classes, task]).toEqual([['1', 'x'], 'binary']);
  });

  it('holds classes where its numbers are few and whole, and all of them count', async () => {
    const text = `a,y\n${[1, 2, 3, 4, 5, 6, 4.5].map((y, i) => `${i},${y}`).join('\n')}`;
    expect((await fileColumns(bytes(text))).columns[1]?.isClass).toBe(false);
    expect((await learn(text, ['a'], 'y')).task).toBe('regression');
  });

  it('may name its columns as every object names something', async () => {
    const text = '__proto__,constructor,y\n1,2,a\nx,3,b\n';
    const { columns } = await fileColumns(bytes(text));
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['__proto__', 'text'],
      ['constructor', 'number'],
      ['y', 'text'],
    ]);
    expect((await learn(text, ['constructor'], 'y')).n).toBe(2);
  });
});

describe('a table that cannot be used', () => {
  it.each([
    ['names alone', 'a,b\n', { fault: 'noRows' }],
    ['no word', '\n\n', { fault: 'noRows' }],
    ['a short line', 'a,b\n1,2\n3\n', { fault: 'ragged', line: 3, got: '1', wanted: 2 }],
    ['a name twice', 'a,a\n1,2\n', { fault: 'sameName', line: 1, got: 'a' }],
    ['an open quote', 'a,b\n1,"2\n', { fault: 'quotes', line: 2 }],
    ['decimal commas', 'a;b\n1,5;2\n', { fault: 'commas', line: 2, got: '1,5' }],
    ['thousands', 'a;b\n1,500;2\n', { fault: 'commas', line: 2, got: '1,500' }],
    ['too large a number', 'a,b\n1e999,2\n', { fault: 'value', line: 2, got: '1e999' }],
    ['half letters', 'a\0,b\n1,2\n', { fault: 'notText', line: 0 }],
  ])('is told by its fault: %s', async (_, text, values) => {
    expect(await problem(fileColumns(bytes(text)))).toMatchObject({
      problem: 'fileBroken',
      values,
    });
  });

  it('is told where what is chosen cannot be learned', async () => {
    const endless = 'a,b,y\n1,2,x\n2,inf,y\n3,1,x\n';
    expect(await problem(learn(endless, ['a', 'b'], 'y'))).toEqual({
      problem: 'cell',
      values: { column: 'b', row: 2, got: 'Infinity' },
    });
    expect(await problem(learn('a,y\n,x\n,z\n', ['a'], 'y'))).toMatchObject({ problem: 'empty' });
    expect(await problem(learn('a,y\n1,x\n2,x\n', ['a'], 'y'))).toMatchObject({
      problem: 'oneClass',
    });
  });
});
