import { Rng, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { digits } from '../collection/digits/load';
import { augmentImages } from './augment-images';
import { mixup } from './mixup';
import { type Move, moveImage } from './move-image';

const STILL: Move = { degrees: 0, down: 0, right: 0, upsideDown: false, leftRight: false };
const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function moved(move: Partial<Move>, pixels = NINE, width = 3, channels = 1): number[] {
  const height = pixels.length / width / channels;
  const to = new Float64Array(pixels.length);
  moveImage(Float64Array.from(pixels), to, { channels, height, width }, { ...STILL, ...move });
  return [...to];
}

describe('moveImage', () => {
  it('moves down and to the right by whole pixels, and lets 0 in', () => {
    expect(moved({ down: 1 })).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6]);
    expect(moved({ right: -1 })).toEqual([2, 3, 0, 5, 6, 0, 8, 9, 0]);
    expect(moved({ right: 5 })).toEqual(new Array(9).fill(0));
    expect(moved({})).toEqual(NINE);
  });

  it('mirrors', () => {
    expect(moved({ leftRight: true })).toEqual([3, 2, 1, 6, 5, 4, 9, 8, 7]);
    expect(moved({ upsideDown: true })).toEqual([7, 8, 9, 4, 5, 6, 1, 2, 3]);
    expect(moved({ leftRight: true }, [1, 2, 3, 4, 5, 6, 7, 8], 2, 2)).toEqual([
      2, 1, 4, 3, 6, 5, 8, 7,
    ]);
  });

  it('turns counter-clockwise about the middle', () => {
    const rounded = (degrees: number) => moved({ degrees }).map((x) => Math.round(x * 1e6) / 1e6);
    expect(rounded(90)).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]);
    expect(rounded(180)).toEqual([...NINE].reverse());
    expect(rounded(-90)).toEqual([7, 4, 1, 8, 5, 2, 9, 6, 3]);
  });

  it('reads between pixels in proportion', () => {
    // by 45° the upper left pixel comes from (1 − √2, 0) seen from the middle: √2 − 1 of what lies outside the row
    const [corner, , , , middle] = moved({ degrees: 45 }, [0, 0, 0, 4, 10, 4, 0, 0, 0]);
    expect(middle).toBe(10);
    // the corner (−1, −1) is read at (−1·cos 45° + 1·sin 45°, −√2) = (0, −√2): row −0.41, of which 0.586 is row 0
    expect(corner).toBeCloseTo(0, 12);
    const [, top] = moved({ degrees: 45 }, [8, 0, 0, 0, 0, 0, 0, 0, 0]);
    // (0, −1) is read at (sin 45°, −cos 45°) = (0.707, −0.707): right of the middle
    expect(top).toBeCloseTo(0, 12);
    const [, right] = moved({ degrees: 45 }, [0, 0, 8, 0, 0, 0, 0, 0, 0]);
    expect(right).toBeCloseTo(8 * Math.SQRT1_2 * Math.SQRT1_2, 12);
  });
});

describe('augmentImages', async () => {
  const { all } = await digits({ images: true });
  const x = all.x.slice('0:40');

  it('does nothing where nothing is asked for', () => {
    expect(augmentImages(x).toArray()).toEqual(x.toArray());
    expect(augmentImages(x, { shift: 2, rotate: 9, noise: 1, cutout: 3, p: 0 }).toArray()).toEqual(
      x.toArray(),
    );
  });

  it('is a function of seed, epoch and row, whichever images come together', () => {
    const options = {
      shift: 1,
      rotate: 15,
      noise: 0.1,
      cutout: 3,
      flip: 'both',
      seed: 7,
      epoch: 2,
    } as const;
    const together = augmentImages(x, options);
    const rows = [31, 4, 4, 17];
    const some = augmentImages(x.indexSelect(0, rows), { ...options, rows });
    expect(some.toArray()).toEqual(together.indexSelect(0, rows).toArray());
    expect(augmentImages(x, { ...options, seed: '7' }).toArray()).toEqual(together.toArray());
    for (const other of [{ epoch: 3 }, { seed: 8 }, { rows: [...rows, ...rows] }]) {
      const images = 'rows' in other ? x.slice('0:8') : x;
      const again = augmentImages(images, { ...options, ...other });
      expect(again.toArray()).not.toEqual(together.slice(`0:${images.shape[0]}`).toArray());
    }
  });

  it('moves by each number of pixels up to the largest, equally often', () => {
    // one bright pixel in the middle of 7 × 7 tells where it went
    const dot = tensor(Float32Array.from({ length: 49 }, (_, k) => Number(k === 24))).reshape([
      1, 1, 7, 7,
    ]);
    const counts = new Map<number, number>();
    for (let row = 0; row < 2500; row++) {
      const at = augmentImages(dot, { shift: 2, rows: [row] })
        .argmax()
        .item();
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    const places = [1, 2, 3, 4, 5].flatMap((i) => [1, 2, 3, 4, 5].map((j) => 7 * i + j));
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(places);
    // five standard deviations of a binomial distribution around 100
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(49);
  });

  it('mirrors about half of the images', () => {
    const image = tensor([
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ]).expand([400, 1, 2, 2]);
    const first = (flip: 'horizontal' | 'vertical' | 'both') => {
      const counts = [0, 0, 0, 0];
      for (const pixel of augmentImages(image, { flip })
        .reshape([400, 4])
        .narrow(1, 0, 1)
        .toArray() as number[][]) {
        counts[pixel[0] - 1]++;
      }
      return counts;
    };
    const [same, mirrored, ...none] = first('horizontal');
    expect([same + mirrored, ...none]).toEqual([400, 0, 0]);
    expect(Math.abs(same - 200)).toBeLessThan(50);
    expect(first('vertical').map((count) => count > 0)).toEqual([true, false, true, false]);
    expect(first('both').every((count) => count > 50)).toBe(true);
  });

  it('adds noise of the deviation, and cuts one square of zeros', () => {
    const ones = tensor(new Float32Array(100 * 2 * 36).fill(1)).reshape([100, 2, 6, 6]);
    const noise = augmentImages(ones, { noise: 0.3 }).sub(1);
    expect(Math.abs(noise.square().mean().sqrt().item() - 0.3)).toBeLessThan(0.01);
    const zeros = augmentImages(ones, { cutout: 3 })
      .eq(0)
      .cast('int32')
      .sum([2, 3])
      .toArray() as number[][];
    for (const [one, other] of zeros as number[][]) {
      expect(one).toBe(other);
      expect([4, 6, 9]).toContain(one);
    }
  });

  it('keeps the type of real numbers and leaves the images as they were', () => {
    const before = x.toArray();
    expect(augmentImages(x.cast('float64'), { noise: 1 }).dtype).toBe('float64');
    expect(augmentImages(x.cast('int32'), { noise: 1 }).dtype).toBe('float32');
    expect(x.toArray()).toEqual(before);
    expect(augmentImages(tensor(new Float32Array(0)).reshape([0, 1, 2, 2])).shape).toEqual([
      0, 1, 2, 2,
    ]);
  });

  it.each<[what: string, call: () => unknown, message: string]>([
    [
      'three axes',
      () => augmentImages([[[1]]]),
      'images must be [n, channels, height, width], got [1, 1, 1]',
    ],
    [
      'other rows',
      () => augmentImages(x, { rows: [1, 2] }),
      'rows must name each of the 40 images, got 2 rows',
    ],
    [
      'half a pixel',
      () => augmentImages(x, { shift: 0.5 }),
      'shift must be a whole number ≥ 0, got 0.5',
    ],
    [
      'less than no turn',
      () => augmentImages(x, { rotate: -1 }),
      'rotate must be a number in [0, ∞)',
    ],
    [
      'another way',
      () => augmentImages(x, { flip: 'sideways' as never }),
      "unknown flip 'sideways'",
    ],
    ['no share', () => augmentImages(x, { p: 2 }), 'p must be a number in [0, 1], got 2'],
    ['no epoch', () => augmentImages(x, { epoch: -1 }), 'epoch must be a whole number ≥ 0'],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it('gives the same pixels as ever, in every engine', () => {
    const options = { shift: 1, rotate: 20, noise: 0.1, flip: 'both', seed: 7 } as const;
    const some = augmentImages(x, options).reshape([40, 64]).at(3).slice('20:24').toArray();
    expect(some).toMatchInlineSnapshot(`
      [
        0.027880797162652016,
        0.5641088485717773,
        0.45697444677352905,
        0.15810096263885498,
      ]
    `);
  });
});

describe('mixup', () => {
  const x = [
    [1, 0],
    [0, 1],
    [4, 4],
  ];

  it('mixes inputs and shares of classes by one number and one order', () => {
    const { x: mixed, y } = mixup(
      { x: tensor(x), y: [0, 1, 2] },
      { classes: 3, alpha: 1, seed: 3 },
    );
    // of y the shares can be read: x is mixed by the same
    const again = y.matmul(tensor(x));
    expect(mixed.sub(again).abs().max().item()).toBeLessThan(1e-6);
    expect(y.sum(1).sub(1).abs().max().item()).toBeLessThan(1e-6);
    expect(y.dtype).toBe('float32');
  });

  it('is a function of seed, epoch and batch', () => {
    const data = { x: new Rng(1).normal([8, 2]), y: new Rng(2).normal([8, 1]) };
    const values = (options: object) => mixup(data, { alpha: 1, ...options }).x.toArray();
    expect(values({ seed: 7, epoch: 1, batch: 2 })).toEqual(
      values({ seed: '7', epoch: 1, batch: 2 }),
    );
    for (const other of [{ seed: 8 }, { epoch: 2 }, { batch: 3 }]) {
      expect(values({ seed: 7, epoch: 1, batch: 2, ...other })).not.toEqual(
        values({ seed: 7, epoch: 1, batch: 2 }),
      );
    }
  });

  /** λ of many batches of two: where they change places, the second one is λ. */
  function sharesOf(alpha: number): number[] {
    const x = tensor([0, 1], { dtype: 'float64' });
    return Array.from({ length: 2400 }, (_, batch) => mixup({ x, y: x }, { alpha, batch }).x.data)
      .filter(([first, second]) => first !== 0 || second !== 1)
      .map(([, second]) => second);
  }

  it.each([0.2, 1, 4])('draws from the Beta distribution of α = %d', (alpha) => {
    const shares = sharesOf(alpha);
    expect(Math.abs(shares.length - 1200)).toBeLessThan(5 * Math.sqrt(600));
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
    // mean ½, variance 1/(4 (2α + 1))
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(variance / shares.length));
    expect(Math.abs(variance * 4 * (2 * alpha + 1) - 1)).toBeLessThan(0.15);
  });

  it('draws numbers from 0 to 1 also where powers vanish', () => {
    const shares = sharesOf(0.001);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    // nearly a coin
    expect(shares.filter((share) => share > 0.01 && share < 0.99).length).toBeLessThan(30);
  });

  it.each<[what: string, call: () => unknown, message: string]>([
    ['classes without their number', () => mixup({ x, y: [0, 1, 2] }), 'say how many there are'],
    ['a class beyond', () => mixup({ x, y: [0, 1, 2] }, { classes: 2 }), 'oneHot'],
    ['other rows', () => mixup({ x, y: [0.5] }), 'x and y need as many rows, got [3, 2] and [1]'],
    ['no batch', () => mixup(undefined as never), 'expected a batch { x, y }, got undefined'],
    ['no α', () => mixup({ x, y: [0.5, 1, 1] }, { alpha: 0 }), 'alpha must be a number in (0, 8]'],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
