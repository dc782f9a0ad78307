import type { FactsOfPage } from '../../content/facts.ts';
import { lowestOf, type Overfit, overfit } from '../../given/overfit.ts';
import { linePlot } from '../../plot/line-plot.ts';

let runs: Promise<readonly [Overfit, Overfit]> | null = null;

async function trained(): Promise<readonly [Overfit, Overfit]> {
  return [await overfit(), await overfit({ dropout: 0.5 })];
}

const facts: FactsOfPage = async (language) => {
  runs ??= trained();
  const [plain, dropped] = await runs;
  const ko = language === 'ko';
  const epoch = plain.train.map((_, i) => i + 1);
  const end = epoch.length - 1;
  return {
    plainTrain: plain.train[end],
    plainNew: plain.validation[end],
    plainBest: lowestOf(plain.validation).value,
    train: dropped.train[end],
    new: dropped.validation[end],
    best: lowestOf(dropped.validation).value,
    plainAccuracy: plain.accuracy,
    accuracy: dropped.accuracy,
    subnets: 2 ** 64,
    scale: 1 / (1 - 0.2),
    variance2: 9 * (0.2 / 0.8),
    allDropped: 0.5 ** 4,
    expected: 10 * 0.8,
    forgotten: 0.8 ** 3,
    plot: linePlot({
      title: ko
        ? '새 데이터의 손실: 점 60개를 배운 같은 신경망, 드롭아웃 0.5가 있을 때와 없을 때'
        : 'Loss on new data: the same network after the same 60 points, with dropout 0.5 and without',
      xLabel: ko ? '에포크' : 'epoch',
      lines: [
        { x: epoch, y: dropped.validation, label: ko ? '드롭아웃 0.5' : 'dropout 0.5', series: 2 },
        { x: epoch, y: plain.validation, label: ko ? '없음' : 'none', dashed: true },
      ],
    }),
  };
};

export default facts;
