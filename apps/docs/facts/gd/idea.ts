import { noGrad } from '@bp/autograd';
import { halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { BEST, costOf, descend, START } from '../../given/fish-cakes.ts';
import { LEARNING_RATE, T, Worked, X } from '../../given/worked.ts';
import { linePlot } from '../../plot/line-plot.ts';

const UPDATES = 500;
/** Trying a set of weights takes a forward pass, an update about three of these. */
const TRIES = 3 * UPDATES;

const errorOf = (model: Worked) => halfSse(model.forward(X).sigmoid(), T);

const descended = (() => {
  const model = new Worked();
  const optimizer = new SGD(model.parameters(), { lr: LEARNING_RATE });
  for (let i = 0; i < UPDATES; i++) {
    optimizer.zeroGrad();
    errorOf(model).backward();
    optimizer.step();
  }
  return errorOf(model).item();
})();

const tried = (() => {
  const model = new Worked();
  const rng = new Rng(7);
  let best = Number.POSITIVE_INFINITY;
  noGrad(() => {
    for (let i = 0; i < TRIES; i++) {
      for (const weight of model.parameters()) {
        weight.assign(rng.uniform(weight.shape, { dtype: 'float64', low: -1, high: 1 }));
      }
      best = Math.min(best, errorOf(model).item());
    }
  });
  return best;
})();

const SECONDS_A_YEAR = 365.25 * 24 * 3600;
const WEIGHTS = 784 * 128 + 128 + 128 * 10 + 10;

const path = descend({ lr: 0.1, steps: 100 });

const WORDS = {
  ko: {
    title: '경사하강법이 지나온 길 (w, b). 100번 갱신하는 동안 본 것은 이 점들의 기울기뿐입니다',
    path: '갱신 100번',
    best: '가장 작은 비용',
  },
  en: {
    title:
      'The way of gradient descent (w, b). In 100 updates it has seen the slopes of these points, and nothing else',
    path: '100 updates',
    best: 'least cost',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  return {
    eight: 10 ** 8,
    twenty: 10 ** 20 / 1e6 / SECONDS_A_YEAR,
    weights: WEIGHTS,
    updates: UPDATES,
    tries: TRIES,
    descended,
    tried,
    startCost: costOf(START),
    endCost: costOf(path[100]),
    least: BEST.cost,
    hundred: 20 ** 4,
    passes: 1000 * 3,
    plot: linePlot({
      title: words.title,
      xLabel: 'w',
      yLabel: 'b',
      lines: [{ x: path.map(({ w }) => w), y: path.map(({ b }) => b), label: words.path }],
      points: [
        ...[0, 1, 2, 3, 5, 10, 20, 40].map((i) => ({ x: path[i].w, y: path[i].b })),
        { x: BEST.w, y: BEST.b, label: words.best },
      ],
    }),
  };
};

export default facts;
