import type { FactsOfPage } from '../../content/facts.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';
import { graphPlot } from '../../plot/graph-plot.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  const { w1, w2, w3, w4, w5, w6, x1 } = values;
  const output = (x2: number) =>
    sigmoid(w5 * sigmoid(w1 * x1 + w2 * x2) + w6 * sigmoid(w3 * x1 + w4 * x2));
  const x = between(-20, 20);
  const words =
    language === 'ko'
      ? {
          graph: '순전파: 왼쪽에서 오른쪽으로, 앞의 값이 모두 나온 상자부터 계산합니다.',
          curve: '다른 것은 그대로 두고 x₂만 바꿀 때의 출력 o₁',
          output: '출력 o₁',
          input: '입력 x₂',
        }
      : {
          graph:
            'The forward pass: from left to right, a box as soon as all boxes before it are known.',
          curve: 'The output o₁ as x₂ alone changes',
          output: 'output o₁',
          input: 'input x₂',
        };
  return {
    ...values,
    zero: sigmoid(w5 * 0.5 + w6 * 0.5),
    limit: sigmoid(w5 + w6),
    linear: w5 * (w1 * x1 + w2 * values.x2) + w6 * (w3 * x1 + w4 * values.x2),
    multiplications: 784 * 128 + 128 * 10,
    kept: 128 + 128 + 10 + 10,
    graph: graphPlot(run.graph, {
      title: words.graph,
      only: ['x1', 'x2', 'z1', 'z2', 'h1', 'h2', 'z3', 'z4', 'o1', 'o2'],
      gradients: false,
    }),
    curve: linePlot({
      title: words.curve,
      xLabel: words.input,
      lines: [{ x, y: x.map(output), label: words.output }],
      points: [{ x: 0.2, y: values.o1, label: `o₁ = ${values.o1.toFixed(4)}` }],
      height: 220,
    }),
  };
};

export default facts;
