import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { RELU, SIGMOID, SOFTPLUS } from '../../given/activations.ts';
import { between } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const z = between(-4, 4);
  return {
    at0: SOFTPLUS.at(0),
    at2: SOFTPLUS.at(2),
    at10: SOFTPLUS.at(10),
    atm2: SOFTPLUS.at(-2),
    atm10: SOFTPLUS.at(-10),
    at800: SOFTPLUS.at(800),
    naive: Math.log(1 + Math.exp(800)),
    slope0: SOFTPLUS.slope(0),
    slope2: SOFTPLUS.slope(2),
    sigmoid2: SIGMOID.at(2),
    gap: SOFTPLUS.at(0) - RELU.at(0),
    gap4: SOFTPLUS.at(4) - RELU.at(4),
    difference: SOFTPLUS.at(3) - SOFTPLUS.at(-3),
    sharp: SOFTPLUS.at(0) / 10,
    plot: activationPlot(language, SOFTPLUS, 'softplus(z)', {
      title: {
        ko: '소프트플러스와 그 미분, 그리고 견줄 렐루. 미분은 시그모이드입니다.',
        en: 'Softplus and its derivative, the sigmoid, with ReLU to compare.',
      },
      lines: [{ x: z, y: RELU.values(z), label: 'ReLU(z)', series: 4 }],
      reach: 4,
    }),
  };
};

export default facts;
