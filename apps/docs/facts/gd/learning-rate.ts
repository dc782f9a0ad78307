import type { FactsOfPage } from '../../content/facts.ts';
import { BEST, CURVATURE, costOf, descend, FLATTEST, STEEPEST } from '../../given/fish-cakes.ts';
import { moonsRun } from '../../given/moons-runs.ts';
import { linePlot } from '../../plot/line-plot.ts';

const STEPS = 60;
const RATES = { tiny: 0.01, small: 0.1, good: 0.25, large: 0.29 };
const NET_RATES = [0.001, 0.01, 0.1, 1, 10, 100];

const paths = Object.entries(RATES).map(([name, lr]) => ({
  name,
  lr,
  costs: descend({ lr, steps: STEPS }).map((line) => costOf(line)),
}));

const runs = Promise.all(NET_RATES.map((lr) => moonsRun({ lr, epochs: 30 })));

const WORDS = {
  ko: {
    title:
      '학습률 네 가지로 60번 갱신할 때의 비용. 세로축은 가장 작은 비용과의 차이이며 로그 눈금입니다',
    step: '갱신 횟수',
    excess: '비용 − 최솟값',
  },
  en: {
    title:
      'The cost over 60 updates with four learning rates, as its distance from the least cost, on a log scale',
    step: 'updates',
    excess: 'cost − least cost',
  },
};

const facts: FactsOfPage = async (language) => {
  const words = WORDS[language];
  const x = Array.from({ length: STEPS + 1 }, (_, i) => i);
  const byName = Object.fromEntries(
    paths.flatMap(({ name, costs }) => [
      [`cost.${name}`, costs[STEPS]],
      [`first.${name}`, costs[1]],
    ]),
  );
  const net = (await runs).flatMap(({ epochs }, i) => {
    const last = epochs.at(-1);
    return [
      [`loss.${i}`, Number(last?.train?.loss)],
      [`accuracy.${i}`, Number(last?.validation?.accuracy)],
    ] as const;
  });
  const inDegrees = { ww: 100 * CURVATURE.ww, wb: 10 * CURVATURE.wb, bb: CURVATURE.bb };
  const middle = (inDegrees.ww + inDegrees.bb) / 2;
  const apart = Math.hypot((inDegrees.ww - inDegrees.bb) / 2, inDegrees.wb);
  const factor = 1 - 0.4 * 4;
  return {
    ...byName,
    ...Object.fromEntries(net),
    start: paths[0].costs[0],
    least: BEST.cost,
    steepest: STEEPEST,
    flattest: FLATTEST,
    bound: 2 / STEEPEST,
    kappa: STEEPEST / FLATTEST,
    best: 2 / (STEEPEST + FLATTEST),
    shrink: (STEEPEST - FLATTEST) / (STEEPEST + FLATTEST),
    kappaDegrees: (middle + apart) / (middle - apart),
    boundDegrees: 2 / (middle + apart),
    largest: 2 / 4,
    factor,
    afterTwo: 3 + factor ** 2 * 5,
    along: 1 - 0.1 * FLATTEST,
    needed: Math.ceil(Math.log(0.01) / Math.log(1 - 0.1 * FLATTEST)),
    plot: linePlot({
      title: words.title,
      xLabel: words.step,
      yLabel: words.excess,
      log: true,
      yRange: [1e-6, 1e3],
      lines: paths.map(({ lr, costs }, i) => ({
        x,
        y: costs.map((cost) => cost - BEST.cost),
        label: `η = ${lr}`,
        series: (i + 1) as 1 | 2 | 3 | 4,
        dashed: i === 3,
      })),
    }),
  };
};

export default facts;
