import { derivation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { SIGMOID, TANH } from '../../given/activations.ts';
import { workedExplained } from '../../given/worked.ts';
import { between } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const z = between(-6, 6);
  return {
    s0: SIGMOID.at(0),
    s2: SIGMOID.at(2),
    s5: SIGMOID.at(5),
    s10: SIGMOID.at(10),
    sm2: SIGMOID.at(-2),
    sm5: SIGMOID.at(-5),
    d0: SIGMOID.slope(0),
    d2: SIGMOID.slope(2),
    d5: SIGMOID.slope(5),
    d10: SIGMOID.slope(10),
    max: Math.max(...SIGMOID.slopes(z)),
    bend1: SIGMOID.bends([1])[0],
    bendMax: Math.max(...SIGMOID.bends(between(-3, 3, 6001))),
    bendAt: Math.log(2 - Math.sqrt(3)),
    tanh1: TANH.at(1),
    twice: 2 * SIGMOID.at(2) - 1,
    wide: SIGMOID.slope(0) * 4,
    ten: 0.25 ** 10,
    third: 0.3 ** 10,
    off: (0.3 / 0.25) ** 10,
    inverse: Math.log(0.9 / 0.1),
    proof: derivation(workedExplained(language), 'sigmoid').toLatex(),
    plot: activationPlot(language, SIGMOID, 'σ(z)', {
      title: {
        ko: '시그모이드와 그 미분, 두 번 미분. 두 번 미분이 0을 지나는 곳에서 미분이 가장 큽니다.',
        en: 'The sigmoid, its derivative and its second derivative. Where the last crosses 0, the slope is greatest.',
      },
      lines: [
        {
          x: z,
          y: SIGMOID.bends(z),
          label: language === 'ko' ? '두 번 미분 σ″(z)' : 'second derivative σ″(z)',
          series: 4,
        },
      ],
      points: [{ x: 0, y: SIGMOID.slope(0), label: 'σ′(0) = 0.25' }],
    }),
  };
};

export default facts;
