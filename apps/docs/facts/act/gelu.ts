import { gelu } from '@bp/layers';
import type { FactsOfPage } from '../../content/facts.ts';
import { activationPlot } from '../../given/activation-plot.ts';
import { activationOf, GELU, RELU } from '../../given/activations.ts';
import { between } from '../../plot/line-plot.ts';

const facts: FactsOfPage = (language) => {
  const z = between(-4, 4);
  const fine = between(-2, 0, 20001);
  const values = GELU.values(fine);
  const low = Math.min(...values);
  const byTanh = activationOf((x) => gelu(x, { approximate: 'tanh' }));
  const wide = between(-6, 6, 4001);
  const exact = GELU.values(wide);
  const slopes = GELU.slopes(wide);
  return {
    at1: GELU.at(1),
    atm1: GELU.at(-1),
    at3: GELU.at(3),
    atm3: GELU.at(-3),
    phi1: GELU.at(1) / 1,
    slope0: GELU.slope(0),
    slope1: GELU.slope(1),
    slopem1: GELU.slope(-1),
    low,
    lowAt: fine[values.indexOf(low)],
    steepest: Math.max(...slopes),
    tanh: Math.max(...byTanh.values(wide).map((y, i) => Math.abs(y - exact[i]))),
    sum: GELU.at(2) - GELU.at(-2),
    plot: activationPlot(language, GELU, 'GELU(z)', {
      title: {
        ko: 'GELU와 그 미분, 그리고 견줄 렐루',
        en: 'GELU and its derivative, with ReLU to compare',
      },
      lines: [{ x: z, y: RELU.values(z), label: 'ReLU(z)', series: 4 }],
      points: [{ x: fine[values.indexOf(low)], y: low, label: `${low.toFixed(3)}` }],
      reach: 4,
    }),
  };
};

export default facts;
