import { halfSse } from '@bp/losses';
import type { FactsOfPage } from '../../content/facts.ts';
import { LEARNING_RATE, T, valuesOf, Worked, workedExplained, X } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

/** The parabola of the note, as the descent lab has it: slope −2 at w = 1, least at 5. */
const parabola = (w: number) => 0.25 * (w - 5) ** 2;
const slope = (w: number) => 0.5 * (w - 5);

const WORDS = {
  ko: {
    title: '비용 ¼(w − 5)²에서 w = 1의 접선. 기울기가 −2이므로 오른쪽으로 갑니다',
    cost: '비용',
    tangent: '접선 (기울기 −2)',
    weight: '가중치 w',
  },
  en: {
    title:
      'The cost ¼(w − 5)² and its tangent at w = 1. The slope is −2, so the step goes to the right',
    cost: 'cost',
    tangent: 'tangent (slope −2)',
    weight: 'weight w',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const run = workedExplained(language);
  const values = valuesOf(run);
  const names = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];
  const next = names.map((name) => values[name] - LEARNING_RATE * values[`d.${name}`]);
  const model = new Worked();
  model.loadStateDict({
    'fc1.weight': [next.slice(0, 2), next.slice(2, 4)],
    'fc2.weight': [next.slice(4, 6), next.slice(6, 8)],
  });
  const after = halfSse(model.forward(X).sigmoid(), T).item();
  const squared = names.reduce((sum, name) => sum + values[`d.${name}`] ** 2, 0);
  const quotient = (h: number) => (parabola(1 + h) - parabola(1)) / h;
  const x = between(-1, 9);
  const near = between(-0.4, 2.6, 11);
  return {
    ...values,
    next5: next[4],
    after,
    fell: values.E - after,
    predicted: LEARNING_RATE * squared,
    norm: Math.sqrt(squared),
    update: run.gradient('w5').update(LEARNING_RATE).toLatex(),
    slopeAtOne: slope(1),
    landed: 1 - 2 * slope(1),
    quotient1: quotient(1),
    quotient01: quotient(0.1),
    quotient001: quotient(0.01),
    quotient0001: quotient(0.001),
    smaller: 1 - 0.5 * slope(1),
    larger: 1 - 3 * slope(1),
    back: 7 - 0.5 * slope(7),
    slopeAtSeven: slope(7),
    rateToNine: (9 - 1) / -slope(1),
    plot: linePlot({
      title: words.title,
      xLabel: words.weight,
      yRange: [-0.5, 9],
      lines: [
        { x, y: x.map(parabola), label: words.cost },
        {
          x: near,
          y: near.map((w) => parabola(1) + slope(1) * (w - 1)),
          label: words.tangent,
          series: 2,
          dashed: true,
        },
      ],
      points: [
        { x: 1, y: parabola(1), label: 'w = 1' },
        { x: 5, y: parabola(5), label: 'w = 5' },
      ],
    }),
  };
};

export default facts;
