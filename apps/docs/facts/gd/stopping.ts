import type { FactsOfPage } from '../../content/facts.ts';
import { BEST, costOf, DAYS, descend, slopesOf } from '../../given/fish-cakes.ts';
import { linePlot } from '../../plot/line-plot.ts';

const STEPS = 200;
const norm = ({ w, b }: { w: number; b: number }) => Math.hypot(w, b);

const path = descend({ lr: 0.1, steps: STEPS });
const slopes = path.map((line) => norm(slopesOf(line)));
const costs = path.map((line) => costOf(line));
const shaky = descend({ lr: 0.1, steps: STEPS, batchSize: 8, seed: 1 });
const shakySlopes = shaky.map((line, step) => {
  // what a batch of eight consecutive days says where it stands
  const first = (8 * step) % DAYS;
  return norm(
    slopesOf(
      line,
      [0, 1, 2, 3, 4, 5, 6, 7].map((i) => first + i),
    ),
  );
});

const firstBelow = (limit: number) => slopes.findIndex((slope) => slope < limit);
const firstStill = (limit: number) =>
  costs.findIndex((cost, i) => i > 0 && costs[i - 1] - cost < limit);

/** ½x² − ½y² + ¼y⁴, level at (0, 0): how far y gets from 0.001 with η = 0.05 */
function saddle(steps: number): number {
  let y = 0.001;
  for (let i = 0; i < steps; i++) y -= 0.05 * (y ** 3 - y);
  return y;
}

const WORDS = {
  ko: {
    title: '기울기의 크기. 전체 배치에서는 0으로 가지만 미니 배치에서는 가지 않습니다',
    steps: '갱신 횟수',
    full: '전체 배치 64개',
    mini: '미니 배치 8개',
  },
  en: {
    title: 'The size of the gradient. With all data it goes to 0, with mini-batches it does not',
    steps: 'updates',
    full: 'full batch of 64',
    mini: 'mini-batch of 8',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const x = path.map((_, i) => i);
  const [slope, still] = [firstBelow(1e-3), firstStill(1e-6)];
  const last = shakySlopes.slice(-100);
  return {
    least: BEST.cost,
    slope,
    still,
    'cost.slope': costs[slope],
    'cost.still': costs[still],
    'cost.count': costs[50],
    slopeLoose: firstBelow(1e-1),
    costLoose: costs[firstBelow(1e-1)],
    shaky: last.reduce((sum, one) => sum + one, 0) / last.length,
    saddleSlope: 0.001 - 0.001 ** 3,
    saddle50: saddle(50),
    saddle200: saddle(200),
    patience: 12 + 5,
    quarter: 0.25 * 1e-3,
    plot: linePlot({
      title: words.title,
      xLabel: words.steps,
      log: true,
      yRange: [1e-4, 10],
      lines: [
        { x, y: slopes, label: words.full },
        { x, y: shakySlopes, label: words.mini, series: 2, dashed: true },
      ],
    }),
  };
};

export default facts;
