import { describe, expect, it } from 'vitest';
import { countInto, stackDots } from './bars';
import { nearestIndex } from './chart';
import { cssColour, mix, parseColour, pixelOf, rampTable } from './colour';
import { contour } from './contour';
import { boundaryOf } from './decision-map';
import { bucketEdges, edgeAt, strengthOf, widestMagnitude } from './edges';
import { paintClasses, paintField } from './field';
import { EDGE_STRENGTHS, paletteOf } from './palette';

const palette = paletteOf((name) => (name === '--sans' ? 'sans-serif' : '#1560b0'));

describe('colours', () => {
  it('keeps the ends of a mixture, and mixes in OKLab', () => {
    const [blue, orange] = [parseColour('#1b66b8'), parseColour('#c2560c')];
    expect(parseColour('#fff')).toEqual([1, 1, 1]);
    expect(cssColour(mix(blue, orange, 0))).toBe('rgb(27 102 184)');
    expect(cssColour(mix(blue, orange, 1))).toBe('rgb(194 86 12)');
    // the OKLab middle of black and white is sRGB 0.388…, not 0.5
    expect(mix([0, 0, 0], [1, 1, 1], 0.5)[0]).toBeCloseTo(0.3886, 3);
  });

  it('goes through every stop of a ramp', () => {
    const table = rampTable(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      255,
    );
    expect([table[0], table[127], table[254]]).toEqual(
      (
        [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
        ] as const
      ).map((one) => pixelOf(one)),
    );
  });
});

describe('fields', () => {
  const table = Uint32Array.of(10, 20, 30);

  it('takes the nearest colour, the ends beyond the range, and none for what is no number', () => {
    const pixels = new Uint32Array(6);
    paintField(pixels, [-9, -1, 0.1, 1, 9, Number.NaN], table, -1, 1);
    expect([...pixels]).toEqual([10, 10, 20, 30, 30, 0]);
  });

  it('shows the likeliest class, stronger where it is surer', () => {
    const tables = [0, 1, 2].map((c) => Uint32Array.from({ length: 64 }, (_, i) => 100 * c + i));
    const pixels = new Uint32Array(2);
    paintClasses(pixels, [0.2, 0.34, 0.7, 0.33, 0.1, 0.33], 3, tables);
    expect([...pixels]).toEqual([100 + Math.round(0.55 * 63), 1]);
  });
});

describe('contours', () => {
  it('finds a circle as one closed line at its radius', () => {
    const size = 41;
    const values = Float32Array.from({ length: size * size }, (_, i) =>
      Math.hypot((i % size) - 20, Math.floor(i / size) - 20),
    );
    const lines = contour(values, size, size, 12.5);
    expect(lines).toHaveLength(1);
    const [line] = lines;
    expect(line.slice(-2)).toEqual(line.slice(0, 2));
    for (let i = 0; i < line.length; i += 2) {
      expect(Math.hypot(line[i] - 20, line[i + 1] - 20)).toBeCloseTo(12.5, 1);
    }
  });

  it('joins an open line from edge to edge, and finds nothing in a flat field', () => {
    const slope = Float32Array.from({ length: 25 }, (_, i) => i % 5);
    expect(contour(slope, 5, 5, 1.5)).toEqual([[1.5, 0, 1.5, 1, 1.5, 2, 1.5, 3, 1.5, 4]]);
    expect(contour(new Float32Array(25), 5, 5, 1)).toEqual([]);
  });

  it('keeps the halves of a saddle apart by the mean of its corners', () => {
    expect(contour([1, 0, 0, 1], 2, 2, 0.4).map((line) => line.length)).toEqual([4, 4]);
  });

  it('draws the boundary between classes where the two likeliest are equal', () => {
    // three planes over a row of cells: class 0 leads left, class 2 right
    const left = [0.8, 0.6, 0.2, 0.1];
    const rows = (values: number[]) => Array.from({ length: 4 }, () => values).flat();
    const values = [...rows(left), ...rows([0, 0, 0, 0]), ...rows(left.map((v) => 1 - v))];
    const lines = boundaryOf({ values, size: 4, planes: 3, low: 0, high: 1 });
    expect(lines).toHaveLength(1);
    expect(lines[0][0]).toBeCloseTo(1.25);
  });
});

describe('edges', () => {
  const places = (count: number, left: number) =>
    Array.from({ length: count }, (_, i) => ({ left, right: left + 36, y: 20 + 40 * i }));
  const layer = { values: Float32Array.of(0.1, -2, 0, 5), from: places(2, 0), to: places(2, 200) };

  it('measures the widest by the 96th percentile, and draws nothing for a zero', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => (i === 99 ? -1000 : i));
    expect(widestMagnitude([{ values }])).toBe(96);
    const drawn = bucketEdges([layer], 5, palette).flatMap(({ edges }) => edges);
    expect(drawn).toHaveLength(3 * 3);
  });

  it('orders buckets from faint to strong, and grows as |w|^0.8', () => {
    const widths = bucketEdges([layer], 5, palette).map(({ width }) => width);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(strengthOf(-1, 2)).toBe(Math.floor(0.5 ** 0.8 * EDGE_STRENGTHS));
    expect(strengthOf(9, 2)).toBe(EDGE_STRENGTHS - 1);
  });

  it('finds the edge under the pointer on its curve, not on a straight line', () => {
    expect(edgeAt([layer], 118, 40)).not.toBeNull();
    expect(edgeAt([layer], 60, 20)).toEqual([0, 0, 0]);
    // a quarter of the way along the curve from row 0 to row 1 it is still near row 0
    const far = { ...layer, from: places(1, 0), to: [{ left: 200, right: 236, y: 420 }] };
    expect(edgeAt([far], 55, 30)).toEqual([0, 0, 0]);
    expect(edgeAt([far], 55, 20 + 400 * ((55 - 36) / 164))).toBeNull();
    expect(edgeAt([layer], 400, 40)).toBeNull();
  });
});

it('stacks dots up to six in a column, and cuts the rest', () => {
  const dots = stackDots({ values: Array.from({ length: 8 }, () => 0), low: -1, high: 1 }, 10);
  expect(dots.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5, -1, -1]);
  expect(dots[0].column).toBe(5);
});

it('counts what lies outside into the ends, and no NaN', () => {
  expect([...countInto([-9, -0.5, 0.5, 9, Number.NaN], 2, -1, 1)]).toEqual([2, 2]);
});

it('finds the nearest entry of a rising list', () => {
  expect([0.4, 0.6, -5, 99].map((at) => nearestIndex([0, 1, 2, 4], at))).toEqual([0, 1, 0, 3]);
  expect(nearestIndex([], 1)).toBe(-1);
});
