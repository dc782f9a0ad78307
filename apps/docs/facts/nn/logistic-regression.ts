import { derivation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { Linear } from '@bp/layers';
import { bce, bceWithLogits } from '@bp/losses';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import type { Language } from '../../content/languages.ts';
import { valuesOf } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const ETA = 0.5;
const float64 = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' });
const sigmoid = (z: number) => float64([z]).sigmoid().item();

/** One unit with two inputs and a bias, as the backprop lab has it. */
function explained(language: Language) {
  const unit = new Linear(2, 1, { dtype: 'float64' });
  unit.loadStateDict({ weight: [[0.5, -0.25]], bias: [0.1] });
  const [x, t] = [float64([[1, 2]]), float64([[1]])];
  return explain(bce(unit.forward(x).sigmoid(), t), {
    inputs: { x, t },
    notation: 'flat',
    ...(language === 'ko' ? { language: ko } : {}),
  });
}

const WORDS = {
  ko: {
    title:
      '가중치 하나의 손실. 두 표본 (x = 1, t = 1)과 (x = −3, t = 1)의 합이며, 교차 엔트로피는 아래로 볼록하고 제곱오차는 그렇지 않습니다',
    entropy: '교차 엔트로피',
    square: '제곱오차의 절반',
    weight: '가중치 w',
    sigmoidTitle: '가중합 z에 따른 확률 o = σ(z)',
    sum: '가중합 z = 로그 오즈',
  },
  en: {
    title:
      'The loss over one weight, summed over the samples (x = 1, t = 1) and (x = −3, t = 1): convex with cross-entropy, not convex with squares',
    entropy: 'cross-entropy',
    square: 'half the squared error',
    weight: 'weight w',
    sigmoidTitle: 'The probability o = σ(z) for each weighted sum z',
    sum: 'weighted sum z = log-odds',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const run = explained(language);
  const values = valuesOf(run);
  const { w1, w2, b1, x1, x2, z1, o1, t1 } = values;
  const next = {
    w1: w1 - ETA * values['d.w1'],
    w2: w2 - ETA * values['d.w2'],
    b: b1 - ETA * values['d.b1'],
  };
  const zAfter = next.w1 * x1 + next.w2 * x2 + next.b;
  const ws = between(-5, 5);
  const zs = between(-6, 6);
  const samples = [1, -3];
  const over = (loss: (o: number) => number) =>
    ws.map((w) => samples.reduce((sum, x) => sum + loss(sigmoid(w * x)), 0));
  const moved = w1 * 2 + w2 * x2 + b1;
  return {
    ...values,
    derived: derivation(run, 'logistic-regression').toLatex(),
    next1: next.w1,
    next2: next.w2,
    nextB: next.b,
    after: bceWithLogits(float64([zAfter]), float64([t1])).item(),
    oAfter: sigmoid(zAfter),
    odds: o1 / (1 - o1),
    oddsMoved: sigmoid(moved) / (1 - sigmoid(moved)),
    factor: Math.exp(w1),
    oAtOther: sigmoid(w1 * 2 + w2 * 1 + b1),
    d2no: o1 * x2,
    crossing: -(b1 + w1 * 1) / w2,
    xorLoss: bceWithLogits(float64([0, 0, 0, 0]), float64([0, 1, 1, 0])).item(),
    plot: linePlot({
      title: words.title,
      xLabel: words.weight,
      yRange: [0, 6],
      lines: [
        { x: ws, y: over((o) => -Math.log(o)), label: words.entropy },
        { x: ws, y: over((o) => (o - 1) ** 2 / 2), label: words.square, series: 2, dashed: true },
      ],
    }),
    sigmoidPlot: linePlot({
      title: words.sigmoidTitle,
      xLabel: words.sum,
      height: 220,
      lines: [{ x: zs, y: zs.map(sigmoid), label: 'σ(z)' }],
      points: [{ x: z1, y: o1, label: `o = ${o1.toFixed(4)}` }],
    }),
  };
};

export default facts;
