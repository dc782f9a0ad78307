import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../index';
import { readRecords } from './records';

const iris = `sepal length,sepal width,species
5.1,3.5,setosa
7.0,3.2,versicolor
6.3,3.3,virginica
4.9,3.0,setosa
`;

/** The message of a refusal. */
const refusal = (text: string | Uint8Array, options?: object): Promise<string> =>
  readCsv(text, options).then(
    () => 'none',
    (error) => `${error.code} ${error.message}`,
  );

describe('readCsv', () => {
  it('finds header, numbers and classes', async () => {
    const { x, y, columns, classes } = await readCsv(iris, { y: 'species' });
    expect([x.dtype, x.shape]).toEqual(['float32', [4, 2]]);
    expect(x.at(3).toArray()).toEqual([4.9, 3].map(Math.fround));
    expect([y.dtype, y.toArray()]).toEqual(['int32', [0, 1, 2, 0]]);
    expect(classes).toEqual(['setosa', 'versicolor', 'virginica']);
    expect(columns).toEqual([
      { name: 'sepal length', kind: 'number', classes: null, missing: 0 },
      { name: 'sepal width', kind: 'number', classes: null, missing: 0 },
    ]);
  });

  it('takes columns by name and number, in their order', async () => {
    const { x, y, columns } = await readCsv(iris, {
      x: [-1, 'sepal length'],
      y: 1,
      dtype: 'float64',
    });
    expect(x.toArray()).toEqual([
      [0, 5.1],
      [1, 7],
      [2, 6.3],
      [0, 4.9],
    ]);
    expect([y.dtype, y.toArray()]).toEqual(['float64', [3.5, 3.2, 3.3, 3]]);
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['species', 'category'],
      ['sepal length', 'number'],
    ]);
  });

  it('needs no header and no y', async () => {
    const { x, y, classes, columns } = await readCsv('1,2\n3,4');
    expect(x.toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect([y, classes, columns[1].name]).toEqual([null, null, 'column 2']);
    const texts = await readCsv('a,b\nb,a', { header: false, x: [0] });
    expect(texts.x.toArray()).toEqual([[0], [1]]);
    expect((await readCsv('1,2\n3,4', { header: true, x: ['2'] })).x.toArray()).toEqual([[4]]);
  });

  it('reads what RFC 4180 allows, and the line breaks of every system', async () => {
    const text = '\ufeffname,note,n\r\n"a","so, ""quoted""\nit is",1\r\n"b",,2\r"c",x,3\n\n';
    const { x, y, columns } = await readCsv(text, { y: 'n', missingTexts: [] });
    expect(y.toArray()).toEqual([1, 2, 3]);
    expect(columns[1].classes).toEqual(['', 'so, "quoted"\nit is', 'x']);
    expect(x.toArray()).toEqual([
      [0, 1],
      [1, 0],
      [2, 2],
    ]);
    const bytes = new TextEncoder().encode(text);
    expect((await readCsv(bytes, { y: 2, missingTexts: [] })).x.toArray()).toEqual(x.toArray());
    const packed = await readCsv(gzipSync(bytes), { y: 2, missingTexts: [] });
    expect(packed.x.toArray()).toEqual(x.toArray());
  });

  it.each([
    ['a;b\n1;2', undefined],
    ['a\tb\n1\t2', undefined],
    ['a|b\n1|2', undefined],
    ['"a,x,y";b\n1;2', undefined],
    ['a::b\n1::2', '::'],
    ['a b\n1 2', ' '],
  ])('finds the delimiter, or is told it: %j', async (text, delimiter) => {
    expect((await readCsv(text, { delimiter })).x.toArray()).toEqual([[1, 2]]);
  });

  it('leaves out comments and empty lines, and blanks around fields', async () => {
    const text = '# from a sensor\na, b\n\n 1 ,\t2\n# end, "\n3,4 \n   \n';
    expect((await readCsv(text, { comment: '#' })).x.toArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('reads numbers as they are written, and nothing else for one', async () => {
    const written = ['1', '-2.5', '+.5', '3.', '1e3', '-1E-2', 'inf', '-Infinity', '007'];
    const { x } = await readCsv(written.join('\n'), { header: false, dtype: 'float64' });
    expect([...x.data]).toEqual([1, -2.5, 0.5, 3, 1000, -0.01, Infinity, -Infinity, 7]);
    for (const text of ['0x10', '1,5', '1_000', '1e', '--1', '1 2', '½', '1n', '.']) {
      const { columns } = await readCsv(`${text}x\n${text.replace(',', ';')}`, {
        header: false,
        delimiter: '|',
      });
      expect(columns[0].kind).toBe('category');
    }
  });

  it('reads truth values, and classes that are numbers where it is told so', async () => {
    const text = 'ok,digit\nTrue,10\nfalse,9\nTRUE,9\n';
    const { x, y, classes, columns } = await readCsv(text, {
      y: 'digit',
      kinds: { digit: 'category' },
    });
    expect(x.toArray()).toEqual([[1], [0], [1]]);
    expect(columns[0]).toMatchObject({ kind: 'boolean', classes: ['false', 'true'] });
    expect([y.toArray(), classes]).toEqual([
      [1, 0, 0],
      ['9', '10'],
    ]);
    expect((await readCsv(text, { y: 'ok' })).y.dtype).toBe('int32');
  });

  describe('where a value is missing', () => {
    const text = 'a,b,c\n1,x,1\n,y,2\n3,x,NA\n4,?,4\n';

    it('refuses it with line and column', async () => {
      expect(await refusal(text)).toBe(
        "BP_FORMAT readCsv: line 3, column 1 (a) has no value; missing: 'drop' leaves out such rows, 'mean' takes the mean of a column of numbers, 'nan' keeps NaN in one",
      );
      // A column that nobody takes may lack what it likes.
      expect((await readCsv('a,b\n1,\n2,', { x: ['a'] })).x.toArray()).toEqual([[1], [2]]);
    });

    it('drops the row, takes the mean, or keeps NaN', async () => {
      expect((await readCsv(text, { missing: 'drop' })).x.toArray()).toEqual([[1, 0, 1]]);
      const mean = await readCsv(text, { x: ['a', 'c'], missing: 'mean', dtype: 'float64' });
      expect(mean.x.toArray()).toEqual([
        [1, 1],
        [8 / 3, 2],
        [3, 7 / 3],
        [4, 4],
      ]);
      expect(mean.columns.map(({ missing }) => missing)).toEqual([1, 1]);
      const nan = await readCsv(text, { x: ['a'], y: 'c', missing: 'nan' });
      expect(nan.x.toArray()).toEqual([[1], [Number.NaN], [3], [4]]);
      expect(nan.y.toArray()).toEqual([1, 2, Number.NaN, 4]);
    });

    it('has no mean and no NaN for a class', async () => {
      for (const missing of ['mean', 'nan']) {
        for (const options of [{ y: 'b' }, { x: ['b'] }]) {
          expect(await refusal(text, { x: ['a'], ...options, missing })).toContain(
            'line 5, column 2 (b) has no value',
          );
        }
      }
    });

    it('tells where nothing is left', async () => {
      expect(await refusal('a,b\n1,\n,2', { missing: 'drop' })).toContain(
        'each of the 2 rows lacks a value',
      );
      expect(await refusal('a\n?\n?', { missing: 'mean' })).toContain(
        'line 2, column 1 (a) has no value',
      );
    });
  });

  it('takes texts of numbers with commas for classes where that is said, and texts with commas anyway', async () => {
    const said = await readCsv('a;b\n1,5;2\n0,5;2', { kinds: { a: 'category' } });
    expect(said.columns[0].classes).toEqual(['0,5', '1,5']);
    const words = await readCsv('a\n"1,5 cm"\n"1,5"');
    expect(words.columns[0].classes).toEqual(['1,5', '1,5 cm']);
  });

  it.each([
    ['', {}, 'expected rows of values, got 0 lines'],
    ['a,b', {}, 'expected rows of values, got 1 lines; header: false'],
    [
      './data/iris.csv',
      {},
      'expected rows of values, got 1 lines; header: false reads the first one as values, too; of a file, its text or bytes are wanted and not its path',
    ],
    ['a;b\n1,5;2', {}, "column 1 (a) has a comma in its numbers, such as '1,5' on line 2"],
    [
      'a,b\n1,"1,000"\n1,"-1.234,5"',
      {},
      "column 2 (b) has a comma in its numbers, such as '1,000' on line 2; write a point",
    ],
    ['a,b\n1,2\n3', {}, 'line 3 has 1 fields, and line 1 has 2'],
    ['a,a\n1,2', {}, "columns 1 and 2 have the same name 'a' on line 1"],
    [
      'a,b\n1,2\n3,4x\n',
      {},
      "column 2 (b) has numbers, such as 2 on line 2, and texts, such as '4x' on line 3",
    ],
    [
      'a\nx\n',
      { kinds: { a: 'number' } },
      "line 2, column 1 (a): expected a number, got 'x'; kinds: { a: 'category' } reads texts",
    ],
    [
      'a\ntrue\n1',
      { kinds: { a: 'boolean' } },
      "line 3, column 1 (a): expected a boolean, got '1'",
    ],
    ['a\n1e39', {}, 'line 2, column 1 (a): 1e39 is too large for float32'],
    ['a\n1e999', { dtype: 'float64' }, 'line 2, column 1 (a): 1e999 is too large for float64'],
    ['a,b\n1,"2', {}, 'line 2, field 2: its quotes are amiss (CSV_QUOTE_NOT_CLOSED)'],
    ['a,b\n1,"2"x\n', {}, 'line 2, field 2: its quotes are amiss (CSV_INVALID_CLOSING_QUOTE)'],
    ['a,b\n1,x"2"\n', {}, 'line 2, field 2: its quotes are amiss (INVALID_OPENING_QUOTE)'],
    ['a\0,\0', {}, 'the bytes are no text in UTF-8'],
    ['""\f"x",1', {}, 'line 1, field 1: its quotes are amiss'],
    ['a, "b"', {}, 'line 1, field 2: its quotes are amiss'],
    [Uint8Array.of(0xff, 0xfe, 0x61, 0), {}, 'the bytes are no text in UTF-8'],
  ] as const)('refuses %j %j', async (text, options, message) => {
    expect(await refusal(text as string, options)).toContain(`BP_FORMAT readCsv: ${message}`);
  });

  it.each([
    [
      { y: 'specis' },
      'there is no column specis; the columns are [sepal length, sepal width, species], or 0 to 2',
    ],
    [{ x: [3] }, 'there is no column 3'],
    [{ x: [-4] }, 'there is no column -4'],
    [{ x: [0.5] }, 'there is no column 0.5'],
    [{ x: 'species' }, 'x must be a list of columns'],
    [{ x: [] }, 'x must be a list of columns'],
    [
      { kinds: { species: 'text' } },
      "the kind of species must be 'number', 'boolean' or 'category', got text",
    ],
    [{ kinds: { colour: 'category' } }, 'there is no column colour'],
    [{ missing: 'zero' }, "unknown missing 'zero'"],
    [{ missingTexts: 'NA' }, "missingTexts must be a list such as ['NA', '']"],
    [{ delimiter: '' }, "delimiter must be a text such as ';'"],
    [{ delimiter: '"' }, 'delimiter must be a text'],
    [{ delimiter: ',', comment: ',' }, 'not that of the other, got ,'],
    [{ comment: 7 }, 'comment must be a text'],
    [{ header: 'no' }, 'header must be true or false, got no'],
    [{ colums: [] }, 'unknown option colums'],
  ])('refuses the options %j', async (options, message) => {
    expect(await refusal(iris, options)).toContain(message);
    expect(await refusal(iris, options)).toContain('BP_OPTION readCsv: ');
  });
});

it('reads lines without quotes as the parser does', async () => {
  const letters = ['a', '1', ',', ',', '\n', '\r\n', '\r', ' ', '\t', '#', 'é', '\ufeff', '\u00a0'];
  let state = 1;
  const draw = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const format = { delimiter: ',', comment: '#' };
  for (let i = 0; i < 500; i++) {
    const body = Array.from({ length: draw(30) }, () => letters[draw(letters.length)]).join('');
    const text = `x,x\n${body}`;
    // A field in quotes sends the same lines through the parser.
    const parsed = await readRecords('test', `"x",x\n${body}`, format);
    expect(await readRecords('test', text, format), JSON.stringify(text)).toEqual(parsed);
  }
});
