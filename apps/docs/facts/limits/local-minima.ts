import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';
import { Rng, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { linePlot } from '../../plot/line-plot.ts';

const MINIMA = [
  [3, 2],
  [-2.805118, 3.131313],
  [-3.77931, -3.283186],
  [3.584428, -1.848127],
] as const;

const SIDE = 25;

/** Where descents on Himmelblau's function from a grid of starts over [−6, 6]² end: the share of each of its minima. */
function basins(): number[] {
  const at = Array.from({ length: SIDE * SIDE }, (_, i) => [
    -6 + (12 * (i % SIDE)) / (SIDE - 1),
    -6 + (12 * Math.floor(i / SIDE)) / (SIDE - 1),
  ]);
  const p = parameter(at, { dtype: 'float64' });
  const optimizer = new SGD([p], { lr: 0.005 });
  for (let step = 0; step < 400; step++) {
    const [x, y] = [p.slice(':,0'), p.slice(':,1')];
    const loss = x.square().add(y).sub(11).square().add(x.add(y.square()).sub(7).square());
    loss.sum().backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  const ends = p.toArray() as number[][];
  return MINIMA.map(
    ([x, y]) =>
      ends.filter(([a, b]) => Math.abs(a - x) + Math.abs(b - y) < 0.01).length / ends.length,
  );
}

/** The share of the starts of a grid over [−4.5, 4.5]² from which descent on Rastrigin's function ends at its lowest place, (0, 0). */
function rastriginShare(): number {
  const place = (i: number) => -4.5 + (9 * i) / (SIDE - 1) + 0.01;
  const at = Array.from({ length: SIDE * SIDE }, (_, i) => [
    place(i % SIDE),
    place(Math.floor(i / SIDE)),
  ]);
  const p = parameter(at, { dtype: 'float64' });
  const optimizer = new SGD([p], { lr: 0.002 });
  for (let step = 0; step < 300; step++) {
    const wave = p
      .mul(2 * Math.PI)
      .cos()
      .mul(10);
    p.square().sub(wave).sum().backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  const ends = p.toArray() as number[][];
  return ends.filter(([a, b]) => Math.abs(a) + Math.abs(b) < 0.01).length / ends.length;
}

/** How much farther the farthest of 200 random points is from a first one than the nearest. */
function contrast(dimensions: number): number {
  const points = new Rng('points').uniform([201, dimensions]);
  const first = points.slice('0:1');
  const distances = points.slice('1:').sub(first).norm({ axis: 1 });
  return distances.max().item() / distances.min().item();
}

/** Steps until a descent from y = 0.001 has left a saddle, |y| > ½, on ½x² − ½y² + ¼y⁴. */
function leaveSaddle(y0: number, momentum = 0): number {
  const p = parameter([-1.5, y0], { dtype: 'float64' });
  const optimizer = new SGD([p], { lr: 0.05, momentum });
  const signs = tensor([0.5, -0.5], { dtype: 'float64' });
  for (let step = 0; step < 2000; step++) {
    if (Math.abs(p.at(1).item()) > 0.5) return step;
    p.square().mul(signs).sum().add(p.at(1).square().square().mul(0.25)).backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return Number.POSITIVE_INFINITY;
}

const DIMENSIONS = [1, 2, 10, 100, 1000];

const facts: FactsOfPage = (language) => {
  const ko = language === 'ko';
  const shares = basins();
  const rastrigin = rastriginShare();
  const contrasts = DIMENSIONS.map(contrast);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  return {
    share1: shares[0],
    share2: shares[1],
    share3: shares[2],
    share4: shares[3],
    global: rastrigin,
    tenStarts: 1 - (1 - rastrigin) ** 10,
    hundredStarts: 1 - (1 - rastrigin) ** 100,
    starts: SIDE * SIDE,
    ...Object.fromEntries(DIMENSIONS.map((d, i) => [`contrast${d}`, contrasts[i]])),
    edge10: 0.01 ** (1 / 10),
    edge100: 0.01 ** (1 / 100),
    cells: 10 ** 6,
    saddle: leaveSaddle(0.001),
    saddleExact: Math.log(500) / Math.log(1.05),
    saddleEstimate: Math.ceil(Math.log(500) / Math.log(1.05)),
    saddleCloser: leaveSaddle(0.000001),
    saddleMomentum: leaveSaddle(0.001, 0.9),
    coin10: 2 ** -10,
    coin100: 2 ** -100,
    symmetric: factorial(16) * 2 ** 16,
    symmetric3: factorial(3) * 2 ** 3,
    plot: linePlot({
      title: ko
        ? '무작위 점 200개 가운데 가장 먼 점까지의 거리 ÷ 가장 가까운 점까지의 거리'
        : 'Of 200 random points, the distance to the farthest divided by that to the nearest',
      xLabel: ko ? '차원의 수 (log₁₀)' : 'number of dimensions (log₁₀)',
      log: true,
      lines: [{ x: [0, 0.30103, 1, 2, 3], y: contrasts, label: ko ? '비율' : 'ratio', series: 2 }],
    }),
  };
};

export default facts;
