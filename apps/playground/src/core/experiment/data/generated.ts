import {
  blobs,
  checkerboard,
  circles,
  hills,
  moons,
  plane,
  sine,
  spirals,
  syntheticFishCakes,
  xor,
} from '@bp/data';
import type { DataSpec, Generated } from '../../config';
import { type RawData, rangesOf, SQUARE } from './raw-data';

type Options = { readonly n: number; readonly noise: number; readonly seed: number };
type Points = ReturnType<typeof xor>;

const FOUR = [
  [3, 3],
  [-3, 3],
  [-3, -3],
  [3, -3],
];

/** Each set, and which number its noise is: what looks like about the same disorder in all of them. */
const MAKE: Readonly<Record<Generated, (options: Options) => Points>> = {
  spirals,
  circles,
  moons: ({ noise, ...rest }) => moons({ ...rest, noise: noise / 2 }),
  checkerboard: ({ noise, ...rest }) => checkerboard({ ...rest, noise: noise / 4 }),
  blobs: ({ noise, ...rest }) =>
    blobs({ ...rest, noise: 0.6 + 2.4 * noise, centers: FOUR.filter((_, i) => i % 2 === 0) }),
  xor,
  spirals3: (options) => spirals({ ...options, arms: 3, turns: 1 }),
  blobs4: ({ noise, ...rest }) => blobs({ ...rest, noise: 0.4 + 1.6 * noise, centers: FOUR }),
  plane,
  hills,
  sine,
  fishCakes: ({ noise, ...rest }) => syntheticFishCakes({ ...rest, noise: 100 * noise }),
};

/** Where a set lies elsewhere than in the square: what it is moved by, and then multiplied by. */
const INTO_SQUARE: Partial<Record<Generated, readonly [move: readonly number[], times: number]>> = {
  moons: [[-0.5, -0.25], 4],
};

const REGRESSION: readonly Generated[] = ['plane', 'hills', 'sine', 'fishCakes'];

/** Points made by the library, the same in every engine. */
export function generatedData(
  { name, n, noise }: Extract<DataSpec, { kind: 'generated' }>,
  seed: number,
): RawData {
  const points = MAKE[name]({ n, noise, seed });
  const width = points.x.shape[1];
  const x = Float64Array.from(points.x.data, Number);
  const [move, times] = INTO_SQUARE[name] ?? [[0, 0], 1];
  for (let i = 0; i < x.length; i++) x[i] = (x[i] + move[i % width]) * times;
  const y = Float64Array.from(points.y.data, Number);
  const isRegression = REGRESSION.includes(name);
  const count = isRegression ? 0 : name === 'spirals3' ? 3 : name === 'blobs4' ? 4 : 2;
  return {
    x,
    width,
    n,
    y,
    task: isRegression ? 'regression' : count === 2 ? 'binary' : 'classes',
    classes: Array.from({ length: count }, (_, k) => String(k)),
    inputs: width === 1 ? ['x1'] : ['x1', 'x2'],
    ranges: width === 1 ? rangesOf(x, 1) : SQUARE,
  };
}
