import { Adagrad, RMSprop } from '@bp/optim';
import type { FactsOfPage } from '../../content/facts.ts';
import { type MakeOptimizer, stepsOf, workedSteps } from '../../given/descents.ts';
import { linePlot } from '../../plot/line-plot.ts';

const LR = 0.01;

const facts: FactsOfPage = (language) => {
  const ko = language === 'ko';
  const rmsprop: MakeOptimizer = (of) => new RMSprop(of, { lr: LR });
  const adagrad: MakeOptimizer = (of) => new Adagrad(of, { lr: LR });
  const [first, second] = workedSteps(rmsprop, 2, language);
  const t = Array.from({ length: 300 }, (_, i) => i + 1);
  const changed = (make: MakeOptimizer) => stepsOf(make, 600, (i) => (i < 300 ? 10 : 0.1));
  return {
    step1: first.latex,
    step2: second.latex,
    change1: first.told.change,
    firstTimes: 1 / Math.sqrt(1 - 0.99),
    memory: 1 / (1 - 0.99),
    half: halfLife(0.99),
    times: changed(rmsprop)[599] / changed(adagrad)[599],
    v2: 0.9 * 4 + 0.1 * 1,
    step: 0.01 / Math.sqrt(0.9 * 4 + 0.1 * 1),
    firstNine: 0.01 / Math.sqrt(1 - 0.9),
    plot: linePlot({
      title: ko
        ? '기울기가 늘 1일 때 걸음의 크기. 학습률은 둘 다 0.01'
        : 'Step sizes while the gradient is 1, both with a learning rate of 0.01',
      xLabel: ko ? '갱신 횟수 t' : 'update t',
      lines: [
        { x: t, y: stepsOf(rmsprop, 300), label: 'RMSprop, α = 0.99', series: 2 },
        { x: t, y: stepsOf(adagrad, 300), label: 'Adagrad', series: 4, dashed: true },
      ],
      yRange: [0, 0.1],
    }),
  };
};

/** After how many steps a gradient counts half. */
function halfLife(alpha: number): number {
  let [share, steps] = [1, 0];
  while (share > 0.5) {
    share *= alpha;
    steps++;
  }
  return steps;
}

export default facts;
