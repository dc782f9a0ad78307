import { SGD } from '@bp/optim';
import type { FactsOfPage } from '../../content/facts.ts';
import {
  BOWL,
  descend,
  stepsUntil,
  valueOf,
  workedRun,
  workedSteps,
} from '../../given/descents.ts';
import { linePlot } from '../../plot/line-plot.ts';

const RATE = 0.05;
const MU = 0.9;

const facts: FactsOfPage = (language) => {
  const [first, second, third] = workedSteps(
    (of) => new SGD(of, { lr: 0.5, momentum: MU }),
    3,
    language,
  );
  const [, nesterov] = workedSteps(
    (of) => new SGD(of, { lr: 0.5, momentum: MU, nesterov: true }),
    2,
    language,
  );
  const lossAt = (options: object, steps: number) =>
    workedRun((of) => new SGD(of, { lr: 0.5, ...options }), steps).loss[steps];
  const ways = {
    plain: descend((of) => new SGD(of, { lr: RATE }), BOWL, 150),
    momentum: descend((of) => new SGD(of, { lr: RATE, momentum: MU }), BOWL, 150),
    nesterov: descend((of) => new SGD(of, { lr: RATE, momentum: MU, nesterov: true }), BOWL, 150),
  };
  const words =
    language === 'ko'
      ? {
          title: '학습률 0.05로 같은 곳에서 출발한 세 길의 처음 40걸음. 최솟값은 (0, 0)',
          plain: 'SGD',
          momentum: '모멘텀 0.9',
          nesterov: '네스테로프 0.9',
        }
      : {
          title:
            'The first 40 steps of three ways from one start, all with a rate of 0.05. The minimum is (0, 0)',
          plain: 'SGD',
          momentum: 'momentum 0.9',
          nesterov: 'Nesterov 0.9',
        };
  const way = (name: keyof typeof ways, series: 1 | 2 | 3, dashed = false) => ({
    x: ways[name].x.slice(0, 41),
    y: ways[name].y.slice(0, 41),
    label: words[name],
    series,
    dashed,
  });
  const kappa = 100;
  const plainFactor = (kappa - 1) / (kappa + 1);
  const momentumFactor = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  const stepsTo = (factor: number) => Math.ceil(logTo(1e-6, factor));
  return {
    step1: first.latex,
    step2: second.latex,
    b2: valueOf(second, 'b'),
    g3: valueOf(third, 'g'),
    change3: third.told.change,
    plain10: lossAt({}, 10),
    momentum10: lossAt({ momentum: MU }, 10),
    sum3: 1 + MU + MU ** 2,
    sum10: (1 - MU ** 10) / (1 - MU),
    sum50: (1 - MU ** 50) / (1 - MU),
    forget: Math.ceil(logTo(0.01, MU)),
    plainSteps: stepsUntil(ways.plain, 1e-3) ?? Number.POSITIVE_INFINITY,
    momentumSteps: stepsUntil(ways.momentum, 1e-3) ?? Number.POSITIVE_INFINITY,
    nesterovSteps: stepsUntil(ways.nesterov, 1e-3) ?? Number.POSITIVE_INFINITY,
    plainFactor,
    momentumFactor,
    mu: momentumFactor ** 2,
    plainTo: stepsTo(plainFactor),
    momentumTo: stepsTo(momentumFactor),
    speed: (0.1 * 0.2) / (1 - MU),
    third: MU * (MU + 1) - 2,
    nesterovChange: nesterov.told.change,
    nesterovG: valueOf(nesterov, 'g'),
    nesterovB: valueOf(nesterov, 'b'),
    plot: linePlot({
      title: words.title,
      xLabel: 'x',
      yLabel: 'y',
      lines: [way('plain', 1), way('momentum', 2), way('nesterov', 3, true)],
      points: [{ x: 0, y: 0 }],
    }),
  };
};

/** How often a factor is to be taken to come down to a bound. */
function logTo(bound: number, factor: number): number {
  let [value, count] = [1, 0];
  while (value > bound) {
    value *= factor;
    count++;
  }
  return count;
}

export default facts;
