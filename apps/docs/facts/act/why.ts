import type { FactsOfPage } from '../../content/facts.ts';
import { RELU } from '../../given/activations.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const x = between(-1, 3, 401);
  const bent = x.map((at) => RELU.at(at) - 2 * RELU.at(at - 1) + 2 * RELU.at(at - 2));
  const words =
    language === 'ko'
      ? {
          title: '렐루 뉴런 셋을 더한 것과, 활성화 없이 더한 것',
          bent: 'ReLU(x) − 2·ReLU(x − 1) + 2·ReLU(x − 2)',
          straight: '활성화가 없으면: x − 2(x − 1) + 2(x − 2)',
        }
      : {
          title: 'Three ReLU units added up, and the same without activations',
          bent: 'ReLU(x) − 2·ReLU(x − 1) + 2·ReLU(x − 2)',
          straight: 'without: x − 2(x − 1) + 2(x − 2)',
        };
  const xor = (a: number, b: number) => RELU.at(a + b) - 2 * RELU.at(a + b - 1);
  return {
    w11: 2 * 1 + -1 * 3,
    w12: 2 * -1 + -1 * 0.5,
    both: 2 * (1 * 1 + -1 * 2) + -1 * (3 * 1 + 0.5 * 2),
    xor00: xor(0, 0),
    xor01: xor(0, 1),
    xor10: xor(1, 0),
    xor11: xor(1, 1),
    best: (4 * 0.5 ** 2) / 4,
    folds: 3,
    numbers: 2 * 10 + 10 * 10 + 10 * 1,
    collapsed: 2,
    at15: RELU.at(1.5) - 2 * RELU.at(0.5) + 2 * RELU.at(-0.5),
    plot: linePlot({
      title: words.title,
      xLabel: 'x',
      lines: [
        { x, y: bent, label: words.bent },
        {
          x,
          y: x.map((at) => at - 2 * (at - 1) + 2 * (at - 2)),
          label: words.straight,
          series: 2,
          dashed: true,
        },
      ],
    }),
  };
};

export default facts;
