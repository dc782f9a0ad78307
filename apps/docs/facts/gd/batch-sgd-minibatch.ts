import { batches } from '@bp/data';
import type { FactsOfPage } from '../../content/facts.ts';
import { BEST, costOf, DAYS, descend, START, slopesOf, t, y } from '../../given/fish-cakes.ts';
import { moonsRun, TRAIN } from '../../given/moons-runs.ts';
import { linePlot } from '../../plot/line-plot.ts';

const LR = 0.1;
const EPOCHS = 10;
const SIZES = [DAYS, 16, 1];
const SEEDS = [1, 2, 3];
const NET_EPOCHS = 30;

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const spreadOf = (values: readonly number[]) => {
  const middle = mean(values);
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)));
};

const paths = SIZES.map((batchSize) =>
  descend({ lr: LR, steps: (EPOCHS * DAYS) / batchSize, batchSize, seed: 1 }),
);

/** ∂E/∂w of each day alone, at the start. */
const bySample = t.map((ti, i) => 2 * (START.w * ti + START.b - y[i]) * ti);

/** ∂E/∂w of the batches of 200 epochs. */
function slopesOfBatches(size: number): number[] {
  return Array.from({ length: 200 }, (_, epoch) =>
    Array.from(batches(DAYS, size, { seed: 1, epoch }), (rows) =>
      mean(Array.from(rows, (i) => bySample[i])),
    ),
  ).flat();
}

const net = Promise.all(
  [0.01, 0.1, 1].flatMap((lr) =>
    ([1, 32, 'full'] as const).map(async (batch) => {
      const runs = await Promise.all(
        SEEDS.map((seed) => moonsRun({ lr, batch, seed, epochs: NET_EPOCHS })),
      );
      const right = runs.map(({ epochs }) => Number(epochs.at(-1)?.validation?.accuracy));
      return [`right.${lr * 100}.${batch}`, mean(right)] as const;
    }),
  ),
);

const WORDS = {
  ko: {
    costTitle: `학습률 ${LR}로 ${EPOCHS}에포크 동안 전체 비용이 줄어드는 모습. 가장 작은 비용과의 차이를 로그 눈금으로 그렸습니다`,
    epoch: '에포크',
    excess: '비용 − 최솟값',
    pathTitle: '가중치 w와 편향 b가 지나온 길',
    labels: ['배치 (64개)', '미니 배치 (16개)', 'SGD (1개)'],
  },
  en: {
    costTitle: `The cost over all days during ${EPOCHS} epochs with a learning rate of ${LR}, as its distance from the least cost, on a log scale`,
    epoch: 'epoch',
    excess: 'cost − least cost',
    pathTitle: 'The way of the weight w and the bias b',
    labels: ['batch (64)', 'mini-batch (16)', 'SGD (1)'],
  },
};

const facts: FactsOfPage = async (language) => {
  const words = WORDS[language];
  const full = slopesOf(START);
  const noise = spreadOf(bySample);
  const expected = (size: number) =>
    (noise / Math.sqrt(size)) * Math.sqrt((DAYS - size) / (DAYS - 1));
  const measured = Object.fromEntries(
    [1, 4, 16, 64].flatMap((size) => [
      [`noise.${size}`, spreadOf(slopesOfBatches(size))],
      [`expected.${size}`, expected(size)],
    ]),
  );
  const first = Array.from(batches(DAYS, 16, { seed: 1, epoch: 0 }), (rows) =>
    slopesOf(START, Array.from(rows)),
  );
  const n = TRAIN.x.shape[0];
  const ends = paths.map((path) => costOf(path.at(-1) ?? START));
  return {
    ...measured,
    ...Object.fromEntries(await net),
    ...Object.fromEntries(first.map(({ w }, i) => [`batch.${i + 1}`, w])),
    full: full.w,
    meanOfBatches: mean(first.map(({ w }) => w)),
    least: BEST.cost,
    'end.64': ends[0],
    'end.16': ends[1],
    'end.1': ends[2],
    'updates.64': EPOCHS,
    'updates.16': (EPOCHS * DAYS) / 16,
    'updates.1': EPOCHS * DAYS,
    netUpdates1: n * NET_EPOCHS,
    netUpdates32: Math.ceil(n / 32) * NET_EPOCHS,
    updatesOfExercise: Math.ceil(1000 / 32) * 5,
    lastBatch: 1000 % 32,
    halved: expected(16) / 2,
    sizeForHalf: 4 * 16,
    samples: 250 * 64,
    costPlot: linePlot({
      title: words.costTitle,
      xLabel: words.epoch,
      yLabel: words.excess,
      log: true,
      yRange: [1e-5, 10],
      lines: paths.map((path, i) => {
        // Of the many updates with one sample, every eighth is drawn.
        const every = SIZES[i] === 1 ? 8 : 1;
        const shown = path.filter((_, step) => step % every === 0);
        return {
          x: shown.map((_, step) => (step * every * SIZES[i]) / DAYS),
          y: shown.map((line) => costOf(line) - BEST.cost),
          label: words.labels[i],
          series: (i + 1) as 1 | 2 | 3,
        };
      }),
    }),
    pathPlot: linePlot({
      title: words.pathTitle,
      xLabel: 'w',
      yLabel: 'b',
      lines: paths.map((path, i) => ({
        x: path.map(({ w }) => w),
        y: path.map(({ b }) => b),
        label: words.labels[i],
        series: (i + 1) as 1 | 2 | 3,
      })),
      points: [{ x: BEST.w, y: BEST.b, label: `(${BEST.w.toFixed(2)}, ${BEST.b.toFixed(2)})` }],
    }),
  };
};

export default facts;
