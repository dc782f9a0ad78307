import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import type { XY } from '../split/xy';
import { blobs } from './blobs';
import { checkerboard } from './checkerboard';
import { circles } from './circles';
import { moons } from './moons';
import { hills, plane } from './plane';
import type { GenerateOptions } from './read-options';
import { sine } from './sine';
import { spirals } from './spirals';
import { syntheticFishCakes } from './synthetic-fish-cakes';
import { xor } from './xor';

const POINTS = { xor, circles, moons, spirals, checkerboard, blobs };
const VALUES = { plane, hills, sine, syntheticFishCakes };
const ALL: Record<string, (options?: GenerateOptions) => XY> = { ...POINTS, ...VALUES };

const rowsOf = (x: Tensor) => x.toArray() as number[][];
const pairs = ({ x, y }: XY) =>
  rowsOf(x).map(([a, b], i) => ({ a, b, radius: Math.hypot(a, b), y: y.data[i] }));
const counts = ({ y }: XY) => {
  const found = new Array(Math.max(...y.data) + 1).fill(0);
  for (const label of y.data) found[label]++;
  return found;
};

/** FNV-1a over the bits of all numbers. */
function bitsOf({ x, y }: XY): string {
  let hash = 0x811c9dc5;
  for (const { data } of [x, y]) {
    const bytes = new Uint8Array((data as Float32Array).slice().buffer);
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}

describe.each(Object.entries(ALL))('%s', (name, make) => {
  it('is a function of its seed, in any spelling', () => {
    const one = bitsOf(make({ n: 40, noise: 0.2, seed: 7 }));
    expect(bitsOf(make({ n: 40, noise: 0.2, seed: '7' }))).toBe(one);
    expect(bitsOf(make({ n: 40, noise: 0.2, seed: 8 }))).not.toBe(one);
    expect(bitsOf(make({ n: 40 }))).toBe(bitsOf(make({ n: 40, seed: 0 })));
  });

  it('has n rows of float32, and classes as int32 or values as [n, 1]', () => {
    for (const n of [1, 2, 7, 200]) {
      const { x, y } = make({ n });
      expect([x.shape[0], x.dtype, y.dtype]).toEqual([
        n,
        'float32',
        name in POINTS ? 'int32' : 'float32',
      ]);
      expect(y.shape).toEqual(name in POINTS ? [n] : [n, 1]);
      expect(x.data.every(Number.isFinite)).toBe(true);
    }
    expect(make().x.shape[0]).toBe(200);
  });

  it('only mixes the rows by shuffle', () => {
    const text = (data: XY) => rowsOf(data.x).map((row, i) => `${row} ${data.y.data[i]}`);
    const [mixed, made] = [true, false].map((shuffle) =>
      text(make({ n: 30, noise: 0.3, shuffle })),
    );
    expect(mixed).not.toEqual(made);
    expect(mixed.toSorted()).toEqual(made.toSorted());
  });

  it('moves nothing but by its noise: the points of a seed stay where they are', () => {
    const [still, moved] = [0, 1e-6].map((noise) => make({ n: 30, noise, shuffle: false }));
    const far = still.x.sub(moved.x).abs().max().item();
    expect(far).toBeLessThan(1e-4);
  });

  it('refuses options that cannot be', () => {
    expect(() => make({ n: 0 })).toThrow(`${name}: n must be a whole number ≥ 1, got 0`);
    expect(() => make({ n: 2.5 })).toThrow('got 2.5');
    expect(() => make({ noise: -1 })).toThrow('noise must be a number in [0, ∞), got -1');
    expect(() => make({ noise: Number.NaN })).toThrow('got NaN');
    expect(() => make({ samples: 3 } as never)).toThrow(`${name}: unknown option samples`);
    expect(() => make({ shuffle: 1 as never })).toThrow('shuffle must be true or false');
  });
});

it('has classes of one size, within one', () => {
  for (const n of [100, 101]) {
    for (const make of [circles, moons, spirals]) {
      const [zeros, ones] = counts(make({ n }));
      expect(zeros + ones).toBe(n);
      expect(Math.abs(zeros - ones)).toBeLessThanOrEqual(1);
    }
  }
  expect(counts(xor({ n: 400 }))).toEqual([200, 200]);
  expect(counts(checkerboard({ n: 320 }))).toEqual([160, 160]);
  expect(counts(spirals({ n: 302, arms: 3 })).toSorted()).toEqual([100, 101, 101]);
  expect(counts(blobs({ n: 11, centers: 4 })).toSorted()).toEqual([2, 3, 3, 3]);
});

it('xor has the class of the sign of the product, away from the axes', () => {
  for (const { a, b, y } of pairs(xor({ n: 500, seed: 3 }))) {
    expect(y).toBe(a * b > 0 ? 1 : 0);
    for (const x of [a, b]) {
      expect(Math.abs(x)).toBeGreaterThanOrEqual(Math.fround(0.3));
      expect(Math.abs(x)).toBeLessThanOrEqual(Math.fround(5.3));
    }
  }
  // a place moved by up to 5 · 0.5 in each direction is in another quadrant now and then
  const noisy = pairs(xor({ n: 2000, noise: 0.5 })).filter(
    ({ a, b, y }) => y !== Number(a * b > 0),
  );
  expect(noisy.length).toBeGreaterThan(300);
  expect(noisy.every(({ a, b }) => Math.min(Math.abs(a), Math.abs(b)) <= 2.5)).toBe(true);
});

it('circles has a disc within a ring', () => {
  const data = pairs(circles({ n: 500, seed: 3 }));
  for (const { radius, y } of data) {
    if (y === 1) expect(radius).toBeLessThanOrEqual(2.5);
    else {
      expect(radius).toBeGreaterThanOrEqual(3.5 - 1e-6);
      expect(radius).toBeLessThanOrEqual(5 + 1e-6);
    }
  }
  // radii spread evenly: means 1.25 and 4.25
  const mean = (wanted: number) => {
    const radii = data.filter(({ y }) => y === wanted).map(({ radius }) => radius);
    return radii.reduce((sum, radius) => sum + radius, 0) / radii.length;
  };
  expect(Math.abs(mean(1) - 1.25)).toBeLessThan(0.25);
  expect(Math.abs(mean(0) - 4.25)).toBeLessThan(0.15);
});

it('spirals puts point i of an arm at the radius 5 i/m and the angle that the formula says', () => {
  for (const [arms, turns] of [
    [2, 1.75],
    [3, 1],
    [5, 2.5],
  ]) {
    const m = 20;
    const data = pairs(spirals({ n: arms * m, arms, turns, shuffle: false }));
    data.forEach(({ a, b, y }, k) => {
      const [arm, i] = [Math.floor(k / m), k % m];
      const angle = 2 * Math.PI * ((turns * i) / m + arm / arms);
      expect(y).toBe(arm);
      expect(a).toBeCloseTo(((5 * i) / m) * Math.sin(angle), 5);
      expect(b).toBeCloseTo(((5 * i) / m) * Math.cos(angle), 5);
    });
  }
  const still = spirals({ n: 100, shuffle: false }).x;
  const away = spirals({ n: 100, shuffle: false, noise: 0.25 }).x.sub(still).abs().max().item();
  expect(away).toBeGreaterThan(0.2);
  expect(away).toBeLessThanOrEqual(0.25 + 1e-6);
});

it('moons are the half circles of scikit-learn', () => {
  // make_moons(n_samples=7, shuffle=False): linspace(0, π, 3) and linspace(0, π, 4)
  const h = Math.sqrt(3) / 2;
  const expected = [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, 0.5],
    [0.5, 0.5 - h],
    [1.5, 0.5 - h],
    [2, 0.5],
  ];
  const { x, y } = moons({ n: 7, shuffle: false });
  rowsOf(x).forEach((point, i) => {
    point.forEach((value, k) => {
      expect(value).toBeCloseTo(expected[i][k], 6);
    });
  });
  expect(y.toArray()).toEqual([0, 0, 0, 1, 1, 1, 1]);
});

it('checkerboard has the class of its square, with as many points in each', () => {
  const data = pairs(checkerboard({ n: 27 * 9, squares: 3, seed: 5 }));
  const filled = new Map<string, number>();
  for (const { a, b, y } of data) {
    const [i, j] = [a, b].map((x) => Math.floor((x + 6) / 4));
    expect((i + j) % 2).toBe(y);
    filled.set(`${i} ${j}`, (filled.get(`${i} ${j}`) ?? 0) + 1);
  }
  expect([...filled.values()]).toEqual(new Array(9).fill(27));
});

it('blobs have their middles and their deviation', () => {
  const middles = [
    [2, 2, 0],
    [-2, -2, 9],
  ];
  const { x, y } = blobs({ n: 4000, centers: middles, noise: 0.5, shuffle: false });
  expect(x.shape).toEqual([4000, 3]);
  for (const [blob, middle] of middles.entries()) {
    const own = x.slice(`${2000 * blob}:${2000 * blob + 2000}`).cast('float64');
    const far = own.mean(0).sub(middle).abs().max().item();
    expect(far).toBeLessThan((5 * 0.5) / Math.sqrt(2000));
    const std = own.sub(middle).square().mean().sqrt().item();
    expect(Math.abs(std - 0.5)).toBeLessThan(0.03);
  }
  expect(y.slice('1998:2002').toArray()).toEqual([0, 0, 1, 1]);
  expect(blobs({ centers: 4, features: 5 }).x.shape).toEqual([200, 5]);
  expect(() => blobs({ centers: [1, 2] })).toThrow('centers must be a number or [k, d]');
  expect(() => blobs({ centers: 0 })).toThrow('centers must be a whole number ≥ 1, got 0');
});

it('plane has the height (x₁ + x₂)/10, read elsewhere by noise', () => {
  for (const { a, b, y } of pairs(plane({ n: 300 }))) {
    expect(y).toBeCloseTo((a + b) / 10, 6);
    expect(Math.max(Math.abs(a), Math.abs(b))).toBeLessThanOrEqual(6);
  }
  const off = pairs(plane({ n: 300, noise: 0.5 })).map(({ a, b, y }) => y - (a + b) / 10);
  expect(Math.max(...off.map(Math.abs))).toBeLessThanOrEqual(0.6);
  expect(Math.max(...off.map(Math.abs))).toBeGreaterThan(0.4);
});

it('hills are six cones of height ±1 in turns', () => {
  const height = (a: number, b: number) => {
    const cones = [-4, 0, 4].flatMap((x, i) =>
      [2.5, -2.5].map((y, j) => {
        const up = Math.max(1 - Math.hypot(a - x, b - y) / 2, 0);
        return (i + j) % 2 === 0 ? up : -up;
      }),
    );
    return Math.max(...cones) + Math.min(...cones);
  };
  const data = pairs(hills({ n: 800 }));
  // of cones of radius 2 that are 4 apart, no two meet in more than a point; those 5 apart neither
  for (const { a, b, y } of data) expect(y).toBeCloseTo(height(a, b), 5);
  expect(data.filter(({ y }) => y > 0.5).length).toBeGreaterThan(10);
  expect(data.filter(({ y }) => y < -0.5).length).toBeGreaterThan(10);
});

it('sine is the sine at even steps', () => {
  const { x, y } = sine({ n: 9, waves: 2, shuffle: false });
  rowsOf(x).forEach(([angle], i) => {
    expect(angle).toBeCloseTo(Math.PI * (i / 2 - 2), 5);
    expect(y.data[i]).toBeCloseTo(Math.sin(angle), 5);
  });
  const noisy = sine({ n: 4000, noise: 0.3, shuffle: false }).y.sub(
    sine({ n: 4000, shuffle: false }).y,
  );
  expect(Math.abs(noisy.square().mean().sqrt().item() - 0.3)).toBeLessThan(0.02);
});

it('fish cakes sell the less the warmer it is, by whole numbers on tenths of a degree', () => {
  const still = syntheticFishCakes({ n: 300, noise: 0 });
  still.x.data.forEach((degrees, i) => {
    expect(degrees).toBe(Math.fround(Math.round(degrees * 10) / 10));
    expect(degrees).toBeGreaterThanOrEqual(-5);
    expect(degrees).toBeLessThanOrEqual(30);
    expect(still.y.data[i]).toBe(Math.round(400 - 10 * degrees));
  });
  const { x, y } = syntheticFishCakes({ n: 2000 });
  expect([...y.data].every((sold) => Number.isInteger(sold) && sold >= 0)).toBe(true);
  const deviation = y.add(x.mul(10)).sub(400).square().mean().sqrt().item();
  expect(Math.abs(deviation - 20)).toBeLessThan(2);
  expect(Math.min(...syntheticFishCakes({ n: 500, noise: 500 }).y.data)).toBe(0);
});

it('options of single sets are checked', () => {
  expect(() => spirals({ arms: 0 })).toThrow('arms must be a whole number ≥ 1, got 0');
  expect(() => spirals({ turns: 0 })).toThrow('turns must be a number in (0, ∞), got 0');
  expect(() => checkerboard({ squares: 1.5 })).toThrow('squares must be a whole number ≥ 1');
  expect(() => sine({ waves: -1 })).toThrow('waves must be a number in (0, ∞)');
});

it('gives the same bits as ever, in every engine', () => {
  const bits = Object.entries(ALL).map(([name, make]) => [
    name,
    bitsOf(make({ n: 100, noise: 0.25, seed: 7 })),
  ]);
  expect(Object.fromEntries(bits)).toMatchInlineSnapshot(`
    {
      "blobs": "dfcb297b",
      "checkerboard": "79ff6f57",
      "circles": "f6340115",
      "hills": "ee438e13",
      "moons": "a9d8637b",
      "plane": "ee9ed75e",
      "sine": "0da7ec70",
      "spirals": "7800db75",
      "syntheticFishCakes": "9233d5b7",
      "xor": "b176db6a",
    }
  `);
});
