import { derivation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { LEARNING_RATE, valuesOf, workedExplained } from '../../given/worked.ts';
import { workedAfter, workedErrors } from '../../given/worked-updates.ts';
import { graphPlot } from '../../plot/graph-plot.ts';
import { linePlot } from '../../plot/line-plot.ts';

const DRAWN = ['x1', 'x2', 'z1', 'z2', 'h1', 'h2', 'z3', 'z4', 'o1', 'o2', 'E'];

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  const after = valuesOf(workedAfter(1));
  const errors = workedErrors(1000);
  const updated = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((i) => [
      `w${i}next`,
      values[`w${i}`] - LEARNING_RATE * values[`d.w${i}`],
    ]),
  );
  const hiddenWith = (w5: number, w7: number) =>
    (values['d.z3'] * w5 + values['d.z4'] * w7) * values.h1 * (1 - values.h1);
  const trap = hiddenWith(updated.w5next, updated.w7next) * values.x1;
  const turned = (i: 0 | 1) =>
    i === 0
      ? values.w1 * values.x1 + values.w3 * values.x2
      : values.w2 * values.x1 + values.w4 * values.x2;
  const rounded = (x: number) => Number(x.toFixed(4));
  const o1 = rounded(values.o1);
  const early = rounded(rounded(o1 - values.t1) * rounded(o1 * (1 - o1)));
  const words =
    language === 'ko'
      ? {
          forward: '순전파: 상자에는 값을, 선에는 그 선의 미분을 적었습니다.',
          both: '역전파까지 마친 그래프: 상자 아래의 수는 오차를 그 값으로 미분한 값, 굵은 선은 w₁에서 오차로 가는 두 경로입니다.',
          errors: '갱신을 거듭할 때의 오차',
          updates: '갱신 횟수',
        }
      : {
          forward: 'The forward pass: values in the boxes, local derivatives on the lines.',
          both: 'After the backward pass: below each value the derivative of the error by it; the bold lines are the two paths from w₁ to the error.',
          errors: 'The error as the updates go on',
          updates: 'updates',
        };
  return {
    ...values,
    ...updated,
    Eo1: (values.o1 - values.t1) ** 2 / 2,
    Eo2: (values.o2 - values.t2) ** 2 / 2,
    error1: values.o1 - values.t1,
    error2: values.o2 - values.t2,
    slope1: values.o1 * (1 - values.o1),
    slope2: values.o2 * (1 - values.o2),
    hslope1: values.h1 * (1 - values.h1),
    hslope2: values.h2 * (1 - values.h2),
    via1: values['d.z3'] * values.w5,
    via2: values['d.z4'] * values.w7,
    o1next: after.o1,
    o2next: after.o2,
    Enext: after.E,
    fall: values.E - after.E,
    E2: errors[2],
    E3: errors[3],
    E10: errors[10],
    E100: errors[100],
    E1000: errors[1000],
    trap,
    trapNext: values.w1 - LEARNING_RATE * trap,
    trapShare: (values['d.w1'] - trap) / values['d.w1'],
    early,
    fromTenth: 0.1 - LEARNING_RATE * values['d.w1'],
    predicted:
      LEARNING_RATE * [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, i) => sum + values[`d.w${i}`] ** 2, 0),
    transposed: sigmoid(values.w5 * sigmoid(turned(0)) + values.w7 * sigmoid(turned(1))),
    forwardPlot: graphPlot(run.graph, { title: words.forward, only: DRAWN, gradients: false }),
    backwardPlot: graphPlot(run.graph, {
      title: words.both,
      only: DRAWN,
      paths: [
        ['z1', 'h1', 'z3', 'o1', 'E'],
        ['z1', 'h1', 'z4', 'o2', 'E'],
      ],
    }),
    errorsPlot: linePlot({
      title: words.errors,
      xLabel: words.updates,
      lines: [{ x: errors.slice(0, 101).map((_, i) => i), y: errors.slice(0, 101), label: 'E' }],
      points: [{ x: 0, y: errors[0], label: `E = ${errors[0].toFixed(6)}` }],
      height: 220,
    }),
    gradient5: run.gradient('w5').toLatex(),
    update5: run.gradient('w5').update(LEARNING_RATE).toLatex(),
    hidden: derivation(run, 'hidden-layer').toLatex(),
    update1: run.gradient('w1').update(LEARNING_RATE).toLatex(),
  };
};

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

export default facts;
