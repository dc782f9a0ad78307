import { parameter } from '@bp/autograd';
import { Adam, AdamW } from '@bp/optim';
import type { FactsOfPage } from '../../content/facts.ts';
import {
  type MakeOptimizer,
  stepsOf,
  valueOf,
  workedRun,
  workedSteps,
} from '../../given/descents.ts';
import { linePlot } from '../../plot/line-plot.ts';

const LR = 0.01;
const [BETA1, BETA2] = [0.9, 0.999];

const facts: FactsOfPage = (language) => {
  const make: MakeOptimizer = (of) => new Adam(of, { lr: LR });
  const [first, second] = workedSteps(make, 2, language);
  const run = workedRun(make, 101);
  const raw = (t: number) => ((1 - BETA1 ** t) / Math.sqrt(1 - BETA2 ** t)) * LR;
  const t = Array.from({ length: 200 }, (_, i) => i + 1);
  const steady = stepsOf(make, 200);
  const words =
    language === 'ko'
      ? {
          title: '기울기가 늘 같을 때 걸음의 크기. 학습률은 0.01',
          x: '갱신 횟수 t',
          corrected: '보정한 Adam',
          raw: '보정하지 않으면',
        }
      : {
          title: 'Step sizes while the gradient stays the same, with a learning rate of 0.01',
          x: 'update t',
          corrected: 'Adam, corrected',
          raw: 'without the correction',
        };
  return {
    step1: first.latex,
    step2: second.latex,
    g1: valueOf(first, 'g'),
    g2: valueOf(second, 'g'),
    m1: valueOf(first, 'm'),
    m2: valueOf(second, 'm'),
    size101: run.w5[100] - run.w5[101],
    loss0: first.loss,
    loss100: run.loss[100],
    raw1: raw(1),
    raw1times: raw(1) / LR,
    correct10: 1 / (1 - BETA1 ** 10),
    correctV10: 1 / (1 - BETA2 ** 10),
    m3: BETA1 * (BETA1 * 0.1 * 1 + 0.1 * 1) + 0.1 * -2,
    mhat3: (BETA1 * (BETA1 * 0.1 + 0.1) + 0.1 * -2) / (1 - BETA1 ** 3),
    tiny: firstStep(1e-8),
    small: firstStep(1e-4),
    decayAdam: decayed(Adam),
    decayAdamW: decayed(AdamW),
    flipped: flipping(),
    plot: linePlot({
      title: words.title,
      xLabel: words.x,
      lines: [
        { x: t, y: steady, label: words.corrected, series: 2 },
        { x: t, y: t.map(raw), label: words.raw, dashed: true },
      ],
      yRange: [0, 0.07],
    }),
  };
};

function firstStep(gradient: number): number {
  const w = parameter([0], { dtype: 'float64' });
  const optimizer = new Adam([w], { lr: LR });
  w.mul(gradient).sum().backward();
  optimizer.step();
  return -w.item();
}

/** What a weight of 2 comes to in 100 steps by decay alone, while its gradient is ±10, which averages out. */
function decayed(Kind: typeof Adam | typeof AdamW): number {
  const w = parameter([2], { dtype: 'float64' });
  const optimizer = new Kind([w], { lr: LR, weightDecay: 0.1 });
  for (let i = 0; i < 100; i++) {
    w.mul(i % 2 === 0 ? 10 : -10)
      .sum()
      .backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return w.item();
}

/** The size of Adam's 1000th step when the gradient is +1 and −1 in turn. */
function flipping(): number {
  const w = parameter([0], { dtype: 'float64' });
  const optimizer = new Adam([w], { lr: LR });
  let last = 0;
  for (let i = 0; i < 1000; i++) {
    last = w.item();
    w.mul(i % 2 === 0 ? 1 : -1)
      .sum()
      .backward();
    optimizer.step();
    optimizer.zeroGrad();
  }
  return Math.abs(w.item() - last);
}

export default facts;
