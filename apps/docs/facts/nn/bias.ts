import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { bceWithLogits, halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { type Tensor, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import type { Language } from '../../content/languages.ts';
import { BEST, costOf, t, y } from '../../given/fish-cakes.ts';
import { valuesOf } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const FLOAT64 = { dtype: 'float64' } as const;

/** Matt Mazur's example, with a bias for each unit, as the backprop lab has it. */
function mazur(language: Language) {
  const model = new Sequential(new Linear(2, 2, FLOAT64), new Sigmoid(), new Linear(2, 2, FLOAT64));
  model.loadStateDict({
    '0.weight': [
      [0.15, 0.2],
      [0.25, 0.3],
    ],
    '0.bias': [0.35, 0.35],
    '2.weight': [
      [0.4, 0.45],
      [0.5, 0.55],
    ],
    '2.bias': [0.6, 0.6],
  });
  const [x, target] = [tensor([[0.05, 0.1]], FLOAT64), tensor([[0.01, 0.99]], FLOAT64)];
  return explain(halfSse(model.forward(x).sigmoid(), target), {
    inputs: { x, t: target },
    notation: 'flat',
    ...(language === 'ko' ? { language: ko } : {}),
  });
}

/** The loss of AND after learning, with a bias that is learned or stays as given. */
function lossOfAnd(fixed: number | null): { loss: number; b: number } {
  const x = tensor(
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    FLOAT64,
  );
  const target = tensor([0, 0, 0, 1], FLOAT64);
  const w = parameter([0, 0], FLOAT64);
  const b = parameter(fixed ?? 0, FLOAT64);
  const optimizer = new SGD(fixed === null ? [w, b] : [w], { lr: 1 });
  const loss = (): Tensor => bceWithLogits(x.matmul(w).add(b), target);
  for (let i = 0; i < 500; i++) {
    optimizer.zeroGrad();
    loss().backward();
    optimizer.step();
  }
  return { loss: loss().item(), b: b.item() };
}

const learned = lossOfAnd(null);
const one = lossOfAnd(1);
const withoutBias =
  t.reduce((sum, ti, i) => sum + ti * y[i], 0) / t.reduce((sum, ti) => sum + ti ** 2, 0);

const WORDS = {
  ko: {
    title: '편향에 따라 좌우로 옮겨 가는 시그모이드 σ(2x + b)',
    lines: '기온과 어묵 판매량에 맞춘 직선. 편향이 없으면 원점을 지나야 합니다',
    with: '편향이 있는 직선',
    without: '편향이 없는 직선',
    temperature: '기온 (10℃)',
    sales: '판매량 (100개)',
  },
  en: {
    title: 'The sigmoid σ(2x + b), moved left and right by its bias',
    lines:
      'Lines fitted to temperatures and sales. Without a bias the line must pass through the origin',
    with: 'with a bias',
    without: 'without a bias',
    temperature: 'temperature (10 °C)',
    sales: 'sales (100 pieces)',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const run = mazur(language);
  const values = valuesOf(run);
  const x = between(-4, 4);
  const ends = [-0.5, 3];
  return {
    ...values,
    gradient: run.gradient('b3').toLatex(),
    next3: values.b3 - 0.5 * values['d.b3'],
    next1: values.b1 - 0.5 * values['d.b1'],
    learnedLoss: learned.loss,
    learnedB: learned.b,
    fixedLoss: one.loss,
    unknown: Math.log(2),
    bestW: BEST.w,
    bestB: BEST.b,
    bestCost: BEST.cost,
    withoutW: withoutBias,
    withoutCost: costOf({ w: withoutBias, b: 0 }),
    middle: 3 / 2,
    hidden: 128 + 10,
    d4: values['d.b4'],
    plot: linePlot({
      title: words.title,
      xLabel: 'x',
      lines: [2, 0, -3].map((b, i) => ({
        x,
        y: x.map((at) =>
          tensor([2 * at + b], FLOAT64)
            .sigmoid()
            .item(),
        ),
        label: `b = ${String(b).replace('-', '−')}`,
        series: (i + 1) as 1 | 2 | 3,
      })),
    }),
    lines: linePlot({
      title: words.lines,
      xLabel: words.temperature,
      yLabel: words.sales,
      lines: [
        { x: ends, y: ends.map((at) => BEST.w * at + BEST.b), label: words.with },
        {
          x: ends,
          y: ends.map((at) => withoutBias * at),
          label: words.without,
          series: 2,
          dashed: true,
        },
      ],
      points: t.map((ti, i) => ({ x: ti, y: y[i] })),
    }),
  };
};

export default facts;
