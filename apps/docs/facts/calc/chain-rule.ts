import { derivation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { expression, square } from '../../given/expressions.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';
import { graphPlot } from '../../plot/graph-plot.ts';

const facts: FactsOfPage = (language) => {
  const run = square(language);
  const words =
    language === 'ko'
      ? 'z = t², t = x + y. 선 위의 수는 그 선의 미분이고, 굵은 선이 x에서 z로 가는 길입니다.'
      : 'z = t², t = x + y. Each line bears its derivative; the bold lines are the way from x to z.';
  const nested = valuesOf(
    expression(language, { x: 0.5 }, ({ x }) => {
      const t = x.mul(3).add(-1);
      const s = t.sigmoid();
      return { t, s, y: s.square() };
    }),
  );
  const both = valuesOf(
    expression(language, { x: 2 }, ({ x }) => {
      const u = x.square();
      const v = x.mul(3);
      return { u, v, z: u.mul(v) };
    }),
  );
  const values = valuesOf(run);
  const worked = workedExplained(language);
  return {
    ...values,
    gears: 3 * 0.5 * 4,
    nested: nested['d.x'],
    s: nested.s,
    both: both['d.x'],
    moved: 3.01 ** 2,
    change: 3.01 ** 2 - 9,
    estimate: values['d.x'] * 0.01,
    rest: 3.01 ** 2 - 9 - values['d.x'] * 0.01,
    inner: 2 * 3,
    square: derivation(run, 'chain-rule', { of: 'x' }).toLatex(),
    network: worked.gradient('w5').toLatex(),
    plot: graphPlot(run.graph, { title: words, paths: [['x', 't', 'z']], row: 80 }),
  };
};

export default facts;
