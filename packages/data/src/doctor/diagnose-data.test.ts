import { setLanguage, tensor } from '@bp/tensor';
import { ko } from '@bp/tensor/ko';
import { afterEach, describe, expect, it } from 'vitest';
import { digits } from '../collection/digits/load';
import { iris } from '../collection/iris/load';
import { moons } from '../generate/moons';
import { sine } from '../generate/sine';
import { syntheticFishCakes } from '../generate/synthetic-fish-cakes';
import { split } from '../split/split';
import { diagnoseData } from './diagnose-data';
import type { DataFinding, DataProblem } from './finding';
import { english, korean } from './sentences';

afterEach(() => setLanguage(null));

type Data = Parameters<typeof diagnoseData>[0];
const kinds = (data: Data, options?: object) =>
  diagnoseData(data, options).findings.map(({ kind }) => kind);
const only = (kind: DataProblem, data: Data, options?: object): DataFinding => {
  const found = diagnoseData(data, options).findings.filter((finding) => finding.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
};
const fill = (n: number, label: number) => new Array<number>(n).fill(label);
/** n different rows of two numbers from 0 to 1. */
const rows = (n: number, from = 0) =>
  Array.from({ length: n }, (_, i) =>
    [((i + from) * 37) % 101, ((i + from) * 61) % 103].map((v) => v / 100),
  );

describe('sound data', () => {
  it('have no finding', async () => {
    const diagnosis = diagnoseData({ x: rows(20), y: [...fill(10, 0), ...fill(10, 1)] });
    expect([diagnosis.findings, diagnosis.sound]).toEqual([[], true]);
    expect(diagnosis.toText()).toBe('Nothing was found.');
    expect(diagnosis.toText('ko')).toBe(korean.fine);
    expect(kinds(sine())).toEqual([]);
    expect(kinds(moons({ noise: 0.1 }))).toEqual([]);
  });

  it('may be the digits, but for pixels that are always white', async () => {
    const { findings, sound } = diagnoseData(await digits());
    expect(sound).toBe(true);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['constant']));
    // as column 0, 32 and 39 of the sums of columns in the test of the digits
    const { all } = await digits();
    expect(only('constant', all).columns).toEqual([0, 32, 39]);
  });

  it('may be the iris flowers, two of which are equal', async () => {
    const { all } = await iris();
    // scikit-learn's iris: flowers 102 and 143 have the same numbers, and no others
    expect(only('duplicate', all).values).toEqual({ count: 1, total: 150, row: 142, earlier: 101 });
    expect(kinds(all)).toEqual(['duplicate']);
  });
});

describe('what is missing', () => {
  it('is told with its rows and columns, of inputs and targets', () => {
    const x = [
      [1, Number.NaN, 3],
      [4, 5, 6],
      [-Infinity, Number.NaN, 9],
    ];
    const found = only('missing', { x });
    expect(found).toMatchObject({
      severity: 'error',
      part: 'data',
      of: 'x',
      rows: [0, 2],
      columns: [1, 0],
    });
    expect(found.values).toEqual({ count: 3, value: 'NaN', row: 0, column: 1 });
    expect(only('missing', { x: rows(3), y: [0.5, 1.25, Infinity] })).toMatchObject({
      of: 'y',
      values: { value: 'Infinity', row: 2 },
    });
  });
});

describe('rows that are there twice', () => {
  const [train, test] = [rows(30), rows(10, 30)];

  it('in two parts leak from one to the other', () => {
    expect(kinds({ train: { x: train }, test: { x: test } })).toEqual([]);
    const leaking = { train: { x: train }, test: { x: [...test, train[7], train[3], train[7]] } };
    const { findings, sound } = diagnoseData(leaking);
    expect(sound).toBe(false);
    expect(findings[0]).toMatchObject({
      kind: 'leakage',
      part: 'test',
      rows: [10, 11, 12],
      values: { count: 3, total: 13, row: 10, earlier: 7, other: 'train' },
    });
  });

  it('are told for each two parts', () => {
    const data = {
      train: { x: train },
      validation: { x: [train[1]] },
      test: { x: [train[1], train[2]] },
    };
    const pairs = diagnoseData(data)
      .findings.filter(({ kind }) => kind === 'leakage')
      .map(({ part, values }) => [values.other, part, values.count]);
    expect(pairs).toEqual([
      ['train', 'validation', 1],
      ['train', 'test', 2],
      ['validation', 'test', 1],
    ]);
  });

  it('are found in parts of a split of data that hold them', () => {
    const x = tensor([...train, ...train]);
    const [a, b] = split(60, [0.5, 0.5]).map((part) => ({ x: x.indexSelect(0, part) }));
    const shared = only('leakage', { a, b }).values.count;
    const texts = new Set((a.x.toArray() as number[][]).map(String));
    expect(shared).toBe(
      (b.x.toArray() as number[][]).filter((row) => texts.has(String(row))).length,
    );
  });

  it('may be nearly equal, where that is asked for', () => {
    const near = test.map(([a, b]) => [a + 0.004, b - 0.004]);
    const data = {
      train: { x: tensor([...train, ...near], { dtype: 'float64' }) },
      test: { x: tensor(test, { dtype: 'float64' }) },
    };
    expect(kinds(data)).toEqual([]);
    expect(kinds(data, { near: 0.003 })).toEqual([]);
    expect(only('nearLeakage', data, { near: 0.005 }).values).toMatchObject({
      count: 10,
      near: 0.005,
      row: 0,
      earlier: 30,
    });
  });

  it('of one part may contradict each other', () => {
    const data = { x: [...train, train[0], train[5]], y: [...fill(15, 0), ...fill(15, 1), 0, 1] };
    expect(only('duplicate', data).values).toMatchObject({ count: 2, row: 30, earlier: 0 });
    expect(only('contradiction', data)).toMatchObject({
      of: 'y',
      rows: [31],
      values: { earlier: 5 },
    });
  });

  it('of values differ by chance, which is no contradiction, and repeat only where the value does', () => {
    const x = [[1], [2], [1], [2]];
    const y = [[0.5], [0.25], [0.75], [0.25]];
    expect(kinds({ x, y })).toEqual(['duplicate']);
    expect(only('duplicate', { x, y })).toMatchObject({ rows: [3], values: { earlier: 1 } });
    expect(kinds(syntheticFishCakes())).not.toContain('contradiction');
  });

  it('are equal by their numbers: 0 and −0, NaN and NaN', () => {
    expect(kinds({ a: { x: [[0, 1]] }, b: { x: [[-0, 1]] } })).toEqual(['leakage']);
    expect(kinds({ a: { x: [[Number.NaN]] }, b: { x: [[Number.NaN]] } })).toContain('leakage');
  });
});

describe('labels', () => {
  const x = rows(20);

  it('of one class are told only where nothing else is there', () => {
    expect(kinds({ x: rows(4), y: [-1, 1, -1, 1] })).toEqual(['labelNegative']);
    expect(kinds({ x: rows(4), y: [1, 1, 1, 1] })).toEqual(['singleClass']);
  });

  it('that are no whole numbers, or below 0', () => {
    expect(only('labelFraction', { x, y: [0.5, ...fill(10, 0), ...fill(9, 1)] }).values).toEqual({
      count: 1,
      value: 0.5,
      row: 0,
    });
    const negative = only('labelNegative', { x, y: [...fill(10, -1), ...fill(10, 1)] });
    expect([negative.rows, negative.values.count]).toEqual([
      Array.from({ length: 10 }, (_, i) => i),
      10,
    ]);
  });

  it('that skip a class', () => {
    const counted = { x, y: [...fill(10, 1), ...fill(10, 3)] };
    expect(only('labelGap', counted).values).toEqual({ labels: '0, 2', last: 3 });
  });

  it('of one class, in a part or in all', () => {
    expect(kinds({ x, y: fill(20, 0) })).toEqual(['singleClass']);
    const data = {
      train: { x, y: [...fill(10, 0), ...fill(10, 1)] },
      test: { x: rows(5, 20), y: fill(5, 1) },
    };
    expect(only('singleClass', data)).toMatchObject({
      part: 'test',
      values: { label: 1, count: 5 },
    });
    expect(only('absentClass', data)).toMatchObject({ part: 'test', values: { labels: '0' } });
  });

  it('of very different numbers', () => {
    expect(kinds({ x, y: [...fill(18, 0), ...fill(2, 1)] })).toEqual([]);
    const rare = { x: rows(22), y: [...fill(20, 0), ...fill(2, 1)] };
    expect(only('imbalance', rare).values).toEqual({ common: 0, most: 20, rare: 1, least: 2 });
  });

  it('may be given as [n, 1], or as rows of one 1', () => {
    expect(kinds({ x, y: fill(20, 0).map((label) => [label]) })).toEqual(['singleClass']);
    expect(kinds({ x, y: fill(20, 0).map(() => [0, 1, 0]) })).toContain('singleClass');
    expect(kinds({ x, y: fill(20, 0).map(() => [0.5, 0.5]) })).toEqual([]);
  });

  it('are values where they are, or where that is said', () => {
    expect(kinds({ x, y: x.map(([a]) => a) })).toEqual([]);
    expect(kinds({ x, y: fill(20, 2) }, { task: 'regression' })).toEqual([]);
    const counts = { x, y: [...x.map(([a]) => 10 * a).slice(0, 19), 3] };
    expect(kinds(counts)).toEqual([]);
    expect(kinds(counts, { task: 'classification' })).toContain('labelFraction');
  });

  it('are judged by all parts together', () => {
    const data = {
      train: { x, y: x.map(([a]) => a) },
      test: {
        x: [
          [0.123, 0.2],
          [0.124, 0.2],
        ],
        y: [1, 1],
      },
    };
    expect(kinds(data)).toEqual([]);
  });
});

describe('columns', () => {
  it('that hold one number', () => {
    const x = rows(5).map(([a, b]) => [a, 7, b]);
    expect(only('constant', { x })).toMatchObject({
      columns: [1],
      values: { count: 1, columns: '1' },
    });
    expect(kinds({ x: [[1, 2]] })).toEqual([]);
  });

  it('of very different spans', () => {
    const x = rows(5).map(([a, b]) => [a / 100, 5 * b]);
    const { columns, values } = only('scale', { x: tensor(x, { dtype: 'float64' }) });
    expect(columns).toEqual([1, 0]);
    expect((values.most as number) / (values.least as number)).toBeGreaterThan(100);
    expect(kinds({ x: rows(5).map(([a, b]) => [a, 20 * b]) })).not.toContain('scale');
  });

  it('of large numbers, of inputs and of targets', () => {
    expect(only('range', { x: rows(5).map(([a, b]) => [a, -30 - b]) })).toMatchObject({
      of: 'x',
      columns: [1],
    });
    expect(only('range', { x: rows(5), y: [0.5, 450.25, 3.5, 2.25, 1] })).toMatchObject({
      of: 'y',
      values: { largest: 450.25 },
    });
  });

  it('of pixels that were not divided', async () => {
    const { all } = await digits();
    const x = all.x.mul(255).round();
    const found = only('pixels', { x, y: all.y });
    expect(found.values.largest).toBe(255);
    expect(kinds({ x: all.x.mul(16), y: all.y })).toContain('range');
  });
});

describe('the text of a diagnosis', () => {
  const data = {
    train: {
      x: [
        [1, 0.2],
        [2, Number.NaN],
      ],
      y: [0, 1],
    },
    test: { x: [[1, 0.2]], y: [1] },
  };

  it('says each finding, in English or Korean', () => {
    expect(diagnoseData(data).toText()).toMatchInlineSnapshot(`
      "train: numbers of x that are not finite: 1, the first is NaN in row 1, column 1. Fill them in, or leave those rows out.
      test: 1 of 1 rows are in train too, the first is row 0 (there row 0). A score on them shows memory, not learning; take them out of one part, or divide anew.
      test: no example has the class 0, which another part has. Divide with stratify."
    `);
    expect(diagnoseData(data).toText('ko')).toMatchInlineSnapshot(`
      "train: x에 유한하지 않은 값이 1개 있습니다. 처음은 1번 행, 1번 열의 NaN입니다. 값을 채우거나 그 행을 빼 주세요.
      test: 1개 행 가운데 1개가 train에도 있습니다. 처음은 0번 행(train의 0번 행)입니다. 이런 행의 점수는 학습이 아니라 암기를 보여 줍니다. 한쪽에서 빼거나 다시 나누어 주세요.
      test: 다른 부분에는 있는 0번 클래스의 예제가 없습니다. stratify로 나누어 주세요."
    `);
    setLanguage(ko);
    expect(diagnoseData(data).toText()).toBe(diagnoseData(data).toText('ko'));
  });

  it('has a sentence of the same values for each problem in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    expect(Object.keys(korean)).toEqual(Object.keys(english));
    for (const [kind, text] of Object.entries(english)) {
      const unique = (list: string[]) => [...new Set(list)];
      expect(unique(names(korean[kind as DataProblem]))).toEqual(unique(names(text)));
    }
  });

  it('leaves nothing open, and is plain JSON', async () => {
    const all = await digits();
    const messy = {
      train: { x: all.train.x.mul(255).round(), y: all.train.y },
      test: { x: all.train.x.mul(255).round().slice('0:9'), y: fill(9, 12) },
    };
    for (const diagnosis of [diagnoseData(data), diagnoseData(messy)]) {
      for (const language of ['en', 'ko'] as const) {
        expect(diagnosis.toText(language)).not.toMatch(/[{}]|undefined|NaN개/);
      }
      expect(JSON.parse(JSON.stringify(diagnosis))).toEqual({ findings: diagnosis.findings });
    }
  });
});

it.each<[what: string, call: () => unknown, message: string]>([
  [
    'a tensor',
    () => diagnoseData(tensor([1]) as never),
    'expected { x, y } or parts of it by name',
  ],
  ['nothing by name', () => diagnoseData({}), 'got an empty object'],
  ['other names', () => diagnoseData({ inputs: [1], y: [1] }), 'got inputs, y'],
  [
    'other numbers',
    () => diagnoseData({ x: [1, 2], y: [1] }),
    'data needs examples along axis 0, as many in x as in y, got [2] and [1]',
  ],
  ['no example', () => diagnoseData({ x: [] }), 'got [0] and no y'],
  [
    'other widths',
    () => diagnoseData({ a: { x: [[1]] }, b: { x: [[1, 2]] } }),
    'examples of a have 1 numbers, but those of b 2',
  ],
  [
    'another task',
    () => diagnoseData({ x: [1] }, { task: 'other' as never }),
    "unknown task 'other'",
  ],
  [
    'a distance below 0',
    () => diagnoseData({ x: [1] }, { near: -1 }),
    'near must be a number in [0, ∞)',
  ],
])('refuses %s', (_, call, message) => {
  expect(call).toThrow(message);
});

it('looks through many rows in little time', () => {
  const x = tensor(Float32Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 104_729)).reshape([
    20_000, 10,
  ]);
  const start = performance.now();
  diagnoseData({ x });
  expect(performance.now() - start).toBeLessThan(5_000);
});
