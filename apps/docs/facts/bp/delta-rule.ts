import { derivation } from '@bp/autograd/explain';
import { bceWithLogits } from '@bp/losses';
import type { FactsOfPage } from '../../content/facts.ts';
import { LEARNING_RATE, T, valuesOf, workedExplained } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  const { o1, t1 } = values;
  const cross = workedExplained(language, { notation: 'flat' }, (z) =>
    bceWithLogits(z, T, { reduction: 'sum' }),
  );
  const ofCross = valuesOf(cross);
  const x = between(0, 1);
  const words =
    language === 'ko'
      ? {
          title: '목푯값이 0.4일 때, 출력 o₁에 따른 델타와 오차의 4분의 1',
          delta: '델타 δ = (o − t)·o(1 − o)',
          error: '오차 × 0.25',
          output: '출력 o₁',
        }
      : {
          title: 'The delta for each output o₁ with a target of 0.4, and a quarter of the error',
          delta: 'delta δ = (o − t)·o(1 − o)',
          error: 'error × 0.25',
          output: 'output o₁',
        };
  return {
    ...values,
    delta: values['d.z3'],
    error: o1 - t1,
    slope: o1 * (1 - o1),
    saturated: (0.99 - t1) * 0.99 * 0.01,
    w5next: values.w5 - LEARNING_RATE * values['d.w5'],
    slope2: values.h2 * (1 - values.h2),
    saturatedCross: 0.99 - t1,
    ratioCross: ofCross['d.z3'] / values['d.z3'],
    ce1: ofCross['d.z3'],
    ceHidden: ofCross['d.z1'],
    pathsDeep: 10 ** 3,
    pathsAll: 100 * 10 ** 3,
    deltas: 10 * 4,
    hiddenDelta: (0.2 * 0.5 + -0.1 * 1.5) * 0.6 * 0.4,
    chain: derivation(run, 'output-layer').toLatex(),
    output: run.delta('o1').toLatex(),
    cross: derivation(cross, 'sigmoid-cross-entropy').toLatex(),
    hidden: run.delta('h1').toLatex(),
    plot: linePlot({
      title: words.title,
      xLabel: words.output,
      lines: [
        { x, y: x.map((o) => (o - t1) * o * (1 - o)), label: words.delta, series: 4 },
        { x, y: x.map((o) => (o - t1) * 0.25), label: words.error, dashed: true },
      ],
      points: [{ x: o1, y: values['d.z3'], label: `δ = ${values['d.z3'].toFixed(4)}` }],
    }),
  };
};

export default facts;
