import { bceWithLogits } from '@bp/losses';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { BEST, costOf, DAYS, START, t, y } from '../../given/fish-cakes.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

/** Six samples of one number, two of which are on the wrong side of any border. */
const X = [-2.2, -1.1, -0.4, 0.3, 1.2, 2.4];
const LABELS = [0, 0, 1, 0, 1, 1];
const float64 = (values: readonly number[]) => tensor([...values], { dtype: 'float64' });

const entropy = (w: number) => bceWithLogits(float64(X.map((x) => w * x)), float64(LABELS)).item();
const wrong = (w: number) => X.filter((x, i) => Number(w * x > 0) !== LABELS[i]).length / X.length;

const WORDS = {
  ko: {
    costTitle: 'b를 가장 좋은 값에 두고 w만 바꿀 때의 비용',
    weight: '가중치 w',
    cost: '비용',
    best: '가장 작은 비용',
    flatTitle: '가중치 w에 따른 틀린 비율과 교차 엔트로피. 틀린 비율은 계단이라 기울기가 0입니다',
    wrong: '틀린 비율',
    entropy: '교차 엔트로피',
  },
  en: {
    costTitle: 'The cost for each w, with b at its best',
    weight: 'weight w',
    cost: 'cost',
    best: 'least cost',
    flatTitle:
      'The share of wrong answers and the cross-entropy for each weight w. The share is a stair, of slope 0',
    wrong: 'share of wrong answers',
    entropy: 'cross-entropy',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const day = (line: { w: number; b: number }, i: number) => (line.w * t[i] + line.b - y[i]) ** 2;
  const rows = Object.fromEntries(
    [0, 1, 2].flatMap((i) => [
      [`t.${i}`, t[i]],
      [`y.${i}`, y[i]],
      [`guess.${i}`, START.w * t[i] + START.b],
      [`loss.${i}`, day(START, i)],
      [`bestLoss.${i}`, day(BEST, i)],
    ]),
  );
  const ws = between(-4, 3);
  const steps = between(-1.5, 3, 451);
  return {
    ...rows,
    days: DAYS,
    startCost: costOf(START),
    bestCost: BEST.cost,
    flatCost: costOf({ w: 0, b: 2.5 }),
    bestW: BEST.w,
    bestB: BEST.b,
    meanOfThree: (day(START, 0) + day(START, 1) + day(START, 2)) / 3,
    wrongAtOne: wrong(1),
    wrongAtTwo: wrong(2),
    entropyAtOne: entropy(1),
    entropyAtTwo: entropy(2),
    squared: (3.5 - 3) ** 2,
    unknown: Math.log(2),
    costPlot: linePlot({
      title: words.costTitle,
      xLabel: words.weight,
      yLabel: words.cost,
      lines: [{ x: ws, y: ws.map((w) => costOf({ w, b: BEST.b })), label: words.cost }],
      points: [{ x: BEST.w, y: BEST.cost, label: words.best }],
    }),
    flatPlot: linePlot({
      title: words.flatTitle,
      xLabel: words.weight,
      yRange: [0, 1.4],
      lines: [
        { x: steps, y: steps.map(wrong), label: words.wrong, series: 2, dashed: true },
        { x: steps, y: steps.map(entropy), label: words.entropy },
      ],
    }),
  };
};

export default facts;
