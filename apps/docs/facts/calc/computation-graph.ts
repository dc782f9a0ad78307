import type { FactsOfPage } from '../../content/facts.ts';
import { chain, expression, twoPaths } from '../../given/expressions.ts';
import { valuesOf } from '../../given/worked.ts';
import { graphPlot } from '../../plot/graph-plot.ts';

const facts: FactsOfPage = (language) => {
  const two = twoPaths(language);
  const straight = chain(language);
  const values = valuesOf(two);
  const [first, second] = two.gradient('w').paths.map(({ product }) => product);
  const shared = valuesOf(
    expression(language, { a: 2, b: 3 }, ({ a, b }) => {
      const c = a.mul(b);
      const d = c.add(a);
      return { c, d, L: d.mul(c) };
    }),
  );
  const words =
    language === 'ko'
      ? {
          two: 'w에서 O까지 가는 두 경로. 상자의 위는 값, 아래는 O를 그 값으로 미분한 값, 선 위는 그 선의 미분입니다.',
          chain: 'y = a₃(a₂(a₁(x))). 역전파는 오른쪽에서 왼쪽으로 한 선씩 곱해 갑니다.',
        }
      : {
          two: 'The two paths from w to O. In a box the value and, below, the derivative of O by it; on a line its own derivative.',
          chain:
            'y = a₃(a₂(a₁(x))). The backward pass multiplies line by line, from right to left.',
        };
  const chained = valuesOf(straight);
  return {
    ...values,
    first,
    second,
    chainX: chained['d.x'],
    chainH1: chained['d.h1'],
    chainH2: chained['d.h2'],
    chainY: chained.y,
    'shared.c': shared.c,
    sharedA: shared['d.a'],
    sharedB: shared['d.b'],
    sharedC: shared['d.c'],
    sharedL: shared.L,
    twice: 2 ** 10,
    forwardRuns: 10,
    paths: two.gradient('w').toLatex(),
    chainLatex: straight.gradient('x').toLatex(),
    twoPlot: graphPlot(two.graph, { title: words.two, paths: [['w', 'y', 'p', 'O']] }),
    chainPlot: graphPlot(straight.graph, { title: words.chain, row: 64 }),
  };
};

export default facts;
