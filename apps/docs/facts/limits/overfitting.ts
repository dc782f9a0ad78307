import type { FactsOfPage } from '../../content/facts.ts';
import { countsOf, lowestOf, type Overfit, overfit } from '../../given/overfit.ts';
import { linePlot } from '../../plot/line-plot.ts';

const RUNS = { base: {}, tiny: { width: 2 }, wide: { width: 64 }, more: { n: 960 } };

let runs: Promise<Record<keyof typeof RUNS, Overfit>> | null = null;

async function trained(): Promise<Record<keyof typeof RUNS, Overfit>> {
  const done: [string, Overfit][] = [];
  for (const [name, options] of Object.entries(RUNS)) done.push([name, await overfit(options)]);
  return Object.fromEntries(done) as Record<keyof typeof RUNS, Overfit>;
}

const facts: FactsOfPage = async (language) => {
  runs ??= trained();
  const all = await runs;
  const ko = language === 'ko';
  const epoch = all.base.train.map((_, i) => i + 1);
  const lowest = lowestOf(all.base.validation);
  const factsOf = ([name, run]: [string, Overfit]) => {
    const best = lowestOf(run.validation);
    return Object.entries({
      train: run.train[run.train.length - 1],
      new: run.validation[run.validation.length - 1],
      best: best.value,
      bestEpoch: best.epoch,
      trainAtBest: run.train[best.epoch - 1],
      accuracy: run.accuracy,
      parameters: countsOf(run.model).all,
    }).map(([key, value]) => [`${name}.${key}`, value]);
  };
  const { base } = all;
  const end = base.train.length;
  return {
    ...Object.fromEntries(Object.entries(all).flatMap(factsOf)),
    gap: base.validation[end - 1] - base.train[end - 1],
    gapAtBest: lowest.value - base.train[lowest.epoch - 1],
    perPoint: countsOf(base.model).all / 60,
    confident: -Math.log(1e-4),
    mean: (9 * -Math.log(0.99) + -Math.log(1e-4)) / 10,
    calm: (9 * -Math.log(0.8) + -Math.log(0.2)) / 10,
    plot: linePlot({
      title: ko
        ? '점 60개를 매개변수 1185개로 학습할 때의 손실. 원은 새 데이터의 손실이 가장 낮은 곳'
        : 'Loss while 60 points are learned with 1185 parameters. The ring is the lowest loss on new data',
      xLabel: ko ? '에포크' : 'epoch',
      lines: [
        { x: epoch, y: base.train, label: ko ? '학습 데이터' : 'training data', series: 1 },
        {
          x: epoch,
          y: base.validation,
          label: ko ? '새 데이터' : 'new data',
          series: 2,
          dashed: true,
        },
      ],
      points: [{ x: lowest.epoch, y: lowest.value }],
    }),
  };
};

export default facts;
