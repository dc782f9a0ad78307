import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { RELU, SIGMOID } from '../../given/activations.ts';

const facts: FactsOfPage = (language) => ({
  r2: RELU.at(2),
  rm2: RELU.at(-2),
  d2: RELU.slope(2),
  dm2: RELU.slope(-2),
  d0: RELU.slope(0),
  ten: 1 ** 10,
  tenSigmoid: 0.25 ** 10,
  sum: 0.5 * 2 + -1.5 * 1 + 0.2,
  output: RELU.at(0.5 * 2 + -1.5 * 1 + 0.2),
  alive: RELU.slope(0.5 * 2 + 0.2) * 0.3 * 2,
  allDead: 0.5 ** 4,
  kink: (RELU.at(0.001) - RELU.at(-0.001)) / 0.002,
  sigmoidFar: SIGMOID.slope(6),
  plot: activationPlot(language, RELU, 'ReLU(z)', {
    title: {
      ko: '렐루와 그 미분. 미분은 0 아니면 1입니다.',
      en: 'ReLU and its derivative, which is 0 or 1.',
    },
    reach: 4,
    jump: 0,
  }),
});

export default facts;
