import type { FactsOfPage } from '../../content/facts.ts';
import { lowestOf, type Overfit, overfit } from '../../given/overfit.ts';
import { linePlot } from '../../plot/line-plot.ts';

const PATIENCE = 30;

let runs: Promise<readonly [Overfit, Overfit]> | null = null;

async function trained(): Promise<readonly [Overfit, Overfit]> {
  return [await overfit(), await overfit({ patience: PATIENCE })];
}

const facts: FactsOfPage = async (language) => {
  runs ??= trained();
  const [whole, stopped] = await runs;
  const ko = language === 'ko';
  const lowest = lowestOf(whole.validation);
  const end = stopped.validation.length;
  const epoch = Array.from({ length: 150 }, (_, i) => i + 1);
  const learned = (curvature: number, steps: number) => 1 - (1 - 0.1 * curvature) ** steps;
  return {
    patience: PATIENCE,
    bestEpoch: stopped.history.best?.epoch ?? Number.NaN,
    best: lowest.value,
    end,
    atEnd: stopped.validation[end - 1],
    last: whole.validation[whole.validation.length - 1],
    epochs: whole.validation.length,
    accuracy: stopped.accuracy,
    accuracyLast: whole.accuracy,
    steep: learned(1, 30),
    flat: learned(0.01, 30),
    flatLong: learned(0.01, 3000),
    lambda: 1 / (2 * 0.1 * 30),
    ridge: 0.01 / (0.01 + 2 / (2 * 0.1 * 30)),
    stopAt: 7,
    stopBest: 0.48,
    keepAt: 4,
    plot: linePlot({
      title: ko
        ? '새 데이터의 손실 처음 150에포크. 점은 남길 가중치와, 서른 번 기다린 뒤 멈추는 곳'
        : 'Loss on new data, first 150 epochs. The points: the weights that are kept, and the end, 30 epochs later',
      xLabel: ko ? '에포크' : 'epoch',
      lines: [
        {
          x: epoch,
          y: whole.validation.slice(0, 150),
          label: ko ? '새 데이터' : 'new data',
          series: 2,
        },
        {
          x: epoch,
          y: whole.train.slice(0, 150),
          label: ko ? '학습 데이터' : 'training data',
          dashed: true,
        },
      ],
      points: [
        { x: lowest.epoch, y: lowest.value },
        { x: end, y: stopped.validation[end - 1] },
      ],
    }),
  };
};

export default facts;
