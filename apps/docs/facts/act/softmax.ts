import { derivation } from '@bp/autograd/explain';
import { crossEntropy } from '@bp/losses';
import { type Tensor, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { workedExplained } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const probabilities = (z: readonly number[]) =>
  Array.from(tensor([...z], { dtype: 'float64' }).softmax().data as Float64Array);

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language, { notation: 'flat' }, (z: Tensor) =>
    crossEntropy(z, tensor([1], { dtype: 'int32' })),
  );
  const [p1, p2, p3] = probabilities([2, 1, 0.1]);
  const [m1, m2, m3] = probabilities([2, 1, -1]);
  const z = between(-6, 6);
  const words =
    language === 'ko'
      ? { title: '로짓 (z₁, 1, 0)에서 z₁만 바꿀 때의 세 확률', x: '로짓 z₁', p: '확률' }
      : {
          title: 'The three probabilities of the logits (z₁, 1, 0) as z₁ changes',
          x: 'logit z₁',
          p: 'probability',
        };
  const of = (i: number) => z.map((z1) => probabilities([z1, 1, 0])[i]);
  return {
    p1,
    p2,
    p3,
    e1: Math.exp(2),
    e2: Math.exp(1),
    e3: Math.exp(0.1),
    eSum: Math.exp(2) + Math.exp(1) + Math.exp(0.1),
    d11: p1 * (1 - p1),
    d12: -p1 * p2,
    d13: -p1 * p3,
    delta2: p2 - 1,
    loss2: -Math.log(p2),
    cold: probabilities([4, 2, 0.2])[0],
    hot: probabilities([1, 0.5, 0.05])[0],
    two: probabilities([1.5, 0])[0],
    m1,
    m2,
    m3,
    far: probabilities([1000, 999])[0],
    uniform: 1 / 10,
    start: Math.log(10),
    proof: derivation(run, 'softmax-cross-entropy').toLatex(),
    plot: linePlot({
      title: words.title,
      xLabel: words.x,
      yLabel: words.p,
      lines: [
        { x: z, y: of(0), label: 'p₁' },
        { x: z, y: of(1), label: 'p₂', series: 2, dashed: true },
        { x: z, y: of(2), label: 'p₃', series: 4 },
      ],
      height: 240,
    }),
  };
};

export default facts;
