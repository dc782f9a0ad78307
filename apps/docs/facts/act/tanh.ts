import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { SIGMOID, TANH } from '../../given/activations.ts';
import { between } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const z = between(-5, 5);
  return {
    t1: TANH.at(1),
    t2: TANH.at(2),
    t3: TANH.at(3),
    d0: TANH.slope(0),
    d1: TANH.slope(1),
    d2: TANH.slope(2),
    d3: TANH.slope(3),
    viaSigmoid: 2 * SIGMOID.at(2) - 1,
    sigmoidSlope: SIGMOID.slope(0),
    half: Math.atanh(Math.SQRT1_2),
    ten: TANH.slope(1) ** 10,
    tenSigmoid: SIGMOID.slope(1) ** 10,
    given: 1 - 0.6 ** 2,
    plot: activationPlot(language, TANH, 'tanh z', {
      title: {
        ko: 'tanh와 그 미분, 그리고 견줄 시그모이드',
        en: 'tanh and its derivative, with the sigmoid to compare',
      },
      lines: [{ x: z, y: SIGMOID.values(z), label: 'σ(z)', series: 4 }],
      reach: 5,
    }),
  };
};

export default facts;
