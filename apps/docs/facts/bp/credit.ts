import { whatIf } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';
import { graphPlot } from '../../plot/graph-plot.ts';

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  const [e1, e2] = [values.o1 - values.t1, values.o2 - values.t2];
  const { w5, w6, w7, w8 } = values;
  const moved = whatIf(run, 'w5', w5 + 0.1);
  const movedFirst = whatIf(run, 'w1', values.w1 + 0.1);
  const words =
    language === 'ko'
      ? 'h₁에는 두 출력의 몫이 모입니다. 상자 아래의 수는 오차를 그 값으로 미분한 값입니다.'
      : 'At h₁ the shares of both outputs gather. The lower number in a box is the derivative of the error by it.';
  return {
    ...values,
    e1,
    e2,
    errors: e1 + e2,
    hiddens: values['d.h1'] + values['d.h2'],
    via1: values['d.z3'] * w5,
    via2: values['d.z4'] * w7,
    share1: (values['d.z3'] * w5) / values['d.h1'],
    split1: (e1 * w5) / (w5 + w6) + (e2 * w7) / (w7 + w8),
    split2: (e1 * w6) / (w5 + w6) + (e2 * w8) / (w7 + w8),
    movedE: moved.loss,
    movedBy: moved.loss - values.E,
    estimate: 0.1 * values['d.w5'],
    firstBy: movedFirst.loss - values.E,
    firstEstimate: 0.1 * values['d.w1'],
    slopeHidden: values.h1 * (1 - values.h1),
    ratio: values['d.w5'] / values['d.w1'],
    cancelled: 0.2 * 0.6 + -0.15 * 0.8,
    less: -0.01 / values['d.w5'],
    graph: graphPlot(run.graph, {
      title: words,
      only: ['h1', 'h2', 'z3', 'z4', 'o1', 'o2', 'E'],
      paths: [
        ['h1', 'z3', 'o1', 'E'],
        ['h1', 'z4', 'o2', 'E'],
      ],
    }),
  };
};

export default facts;
