import { halfSse, mae, mse } from '@bp/losses';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const float64 = (values: readonly number[]) => tensor([...values], { dtype: 'float64' });
const OUTLIER = [1, 2, 3, 4, 100];

const WORDS = {
  ko: {
    title: '오차에 따른 손실 세 가지',
    error: '오차 o − t',
    square: '제곱 (o − t)²',
    absolute: '절댓값 |o − t|',
    huber: '후버 손실 (δ = 1)',
  },
  en: {
    title: 'Three losses for each error',
    error: 'error o − t',
    square: 'square (o − t)²',
    absolute: 'absolute value |o − t|',
    huber: 'Huber loss (δ = 1)',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const run = workedExplained(language);
  const values = valuesOf(run);
  const { o1, o2, t1, t2 } = values;
  const half = (o: number, t: number) => halfSse(float64([o]), float64([t])).item();
  const three = { o: float64([0.5, 0.2, 0.9]), t: float64([0.4, 0.4, 0.6]) };
  const at = (guess: number, loss: typeof mse) =>
    loss(float64(OUTLIER.map(() => guess)), float64(OUTLIER)).item();
  const mean = float64(OUTLIER).mean().item();
  const x = between(-3, 3);
  return {
    ...values,
    half1: half(o1, t1),
    half2: half(o2, t2),
    mseOfTwo: mse(float64([o1, o2]), float64([t1, t2])).item(),
    gradient: run.gradient('o1').toLatex(),
    threeSse: mse(three.o, three.t, { reduction: 'sum' }).item(),
    threeHalf: halfSse(three.o, three.t).item(),
    threeMse: mse(three.o, three.t).item(),
    threeRoot: Math.sqrt(mse(three.o, three.t).item()),
    threeRatio: halfSse(three.o, three.t).item() / mse(three.o, three.t).item(),
    slopeMse: (2 / 3) * (0.9 - 0.6),
    slopeHalf: 0.9 - 0.6,
    mean,
    mseAtMean: at(mean, mse),
    mseAtMedian: at(3, mse),
    maeAtMean: at(mean, mae),
    maeAtMedian: at(3, mae),
    tenHalf: 10 / 2,
    plot: linePlot({
      title: words.title,
      xLabel: words.error,
      yRange: [0, 5],
      lines: [
        { x, y: x.map((e) => e * e), label: words.square },
        { x, y: x.map(Math.abs), label: words.absolute, series: 2, dashed: true },
        {
          x,
          y: x.map((e) => (Math.abs(e) <= 1 ? e * e * 0.5 : Math.abs(e) - 0.5)),
          label: words.huber,
          series: 3,
        },
      ],
    }),
  };
};

export default facts;
