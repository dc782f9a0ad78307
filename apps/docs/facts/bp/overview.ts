import type { FactsOfPage } from '../../content/facts.ts';
import { LEARNING_RATE, valuesOf, workedExplained } from '../../given/worked.ts';
import { workedErrors } from '../../given/worked-updates.ts';
import { graphPlot } from '../../plot/graph-plot.ts';

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  const errors = workedErrors(10);
  const words =
    language === 'ko'
      ? '값은 왼쪽에서 오른쪽으로, 오차의 미분(상자의 아래 수)은 오른쪽에서 왼쪽으로 흐릅니다.'
      : 'Values flow from left to right, derivatives of the error (the lower numbers) from right to left.';
  return {
    ...values,
    w5next: values.w5 - LEARNING_RATE * values['d.w5'],
    Enext: errors[1],
    E2: errors[2],
    E10: errors[10],
    numeric: 8 + 1,
    million: 1e6 + 1,
    hours: ((1e6 + 1) * 0.01) / 3600,
    noUpdate: errors[0],
    graph: graphPlot(run.graph, {
      title: words,
      only: ['x1', 'x2', 'z1', 'z2', 'h1', 'h2', 'z3', 'z4', 'o1', 'o2', 'E'],
    }),
  };
};

export default facts;
