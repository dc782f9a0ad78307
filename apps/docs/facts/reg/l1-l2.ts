import type { FactsOfPage } from '../../content/facts.ts';
import { countsOf, lowestOf, type Overfit, overfit } from '../../given/overfit.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const RUNS = { none: {}, l2: { penalty: { l2: 0.003 } }, l1: { penalty: { l1: 0.001 } } };

let runs: Promise<readonly [string, Overfit][]> | null = null;

async function trained(): Promise<readonly [string, Overfit][]> {
  const done: [string, Overfit][] = [];
  for (const [name, options] of Object.entries(RUNS)) done.push([name, await overfit(options)]);
  return done;
}

const soft = (a: number, lambda: number) => Math.sign(a) * Math.max(Math.abs(a) - lambda, 0);

const facts: FactsOfPage = async (language) => {
  runs ??= trained();
  const all = await runs;
  const ko = language === 'ko';
  const a = between(-2, 2);
  return {
    ...Object.fromEntries(
      all.flatMap(([name, run]) => {
        const weights = run.model.parameters().flatMap((p) => Array.from(p.data as Float32Array));
        return Object.entries({
          train: run.train[run.train.length - 1],
          new: run.validation[run.validation.length - 1],
          best: lowestOf(run.validation).value,
          accuracy: run.accuracy,
          norm: Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0)),
          zeros: countsOf(run.model).nearZero,
        }).map(([key, value]) => [`${name}.${key}`, value]);
      }),
    ),
    parameters: countsOf(all[0][1].model).all,
    shrink: 1 - 2 * 0.1 * 0.05,
    shrunk: 2 * (1 - 2 * 0.1 * 0.05) ** 100,
    l1after: 2 - 0.1 * 0.05 * 100,
    ridge: 1.2 / (1 + 2 * 0.5),
    lasso: soft(1.2, 0.5),
    lassoSmall: soft(0.3, 0.5),
    ridgeSmall: 0.3 / 2,
    decay: 2 * 0.003,
    slopeL2: 2 * 0.1 * -4,
    plot: linePlot({
      title: ko
        ? '½(w − a)²에 벌점을 더했을 때 가장 좋은 w (λ = 0.5)'
        : 'The best w for ½(w − a)² with a penalty (λ = 0.5)',
      xLabel: ko ? '데이터가 원하는 값 a' : 'what the data want, a',
      yLabel: 'w',
      lines: [
        { x: a, y: a, label: ko ? '벌점 없음' : 'no penalty', dashed: true },
        { x: a, y: a.map((one) => one / 2), label: 'L2', series: 2 },
        { x: a, y: a.map((one) => soft(one, 0.5)), label: 'L1', series: 4 },
      ],
    }),
  };
};

export default facts;
