import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { LEAKY_RELU, RELU } from '../../given/activations.ts';

const facts: FactsOfPage = (language) => ({
  at2: LEAKY_RELU.at(2),
  atm2: LEAKY_RELU.at(-2),
  slope2: LEAKY_RELU.slope(2),
  slopem2: LEAKY_RELU.slope(-2),
  slope0: LEAKY_RELU.slope(0),
  relu: RELU.slope(-2),
  four: 0.01 ** 4,
  prelu: -3 * 0.4,
  step: 0.25 - 0.1 * (0.4 * -3),
  maximum: Math.max(-5, -5 * 0.01),
  wrong: Math.max(-5, -5 * 2),
  plot: activationPlot(language, LEAKY_RELU, 'LeakyReLU(z), a = 0.1', {
    title: {
      ko: '누출 렐루와 그 미분. 잘 보이도록 a = 0.1로 그렸습니다.',
      en: 'Leaky ReLU and its derivative, with a = 0.1 so that it can be seen.',
    },
    reach: 4,
    jump: 0,
  }),
});

export default facts;
