import { derivation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { lossWith, threeHidden } from '../../given/three-hidden.ts';
import { valuesOf } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const W = 'w32⁽²⁾';

const facts: FactsOfPage = (language) => {
  const run = threeHidden(language);
  const values = valuesOf(run);
  const [w, gradient, loss] = [values[W], values[`d.${W}`], values.J];
  const next = w - 0.5 * gradient;
  const x = between(-6, 6);
  const near = between(-3, 2);
  const words =
    language === 'ko'
      ? {
          title: 'w₃₂⁽²⁾만 바꿀 때의 손실. 점은 지금 자리, 점선은 그 자리의 접선입니다.',
          loss: '손실 J',
          tangent: '접선: 기울기 ∂J/∂w₃₂⁽²⁾',
          weight: '가중치 w₃₂⁽²⁾',
        }
      : {
          title:
            'The loss as w₃₂⁽²⁾ alone changes. The dot is where we are, the dashed line its tangent.',
          loss: 'loss J',
          tangent: 'tangent, of slope ∂J/∂w₃₂⁽²⁾',
          weight: 'weight w₃₂⁽²⁾',
        };
  return {
    w,
    gradient,
    loss,
    next,
    o2: values.o2,
    y2: values.y2,
    z2: values['z2⁽²⁾'],
    h1: values['h1⁽¹⁾'],
    h2: values['h2⁽¹⁾'],
    h3: values['h3⁽¹⁾'],
    error: values.o2 - values.y2,
    slope: values.o2 * (1 - values.o2),
    delta: values['d.z2⁽²⁾'],
    w12: values['d.w12⁽²⁾'],
    w12next: values['w12⁽²⁾'] - 0.5 * values['d.w12⁽²⁾'],
    lossNext: lossWith(next),
    central: (lossWith(w + 0.001) - lossWith(w - 0.001)) / 0.002,
    far: lossWith(-6),
    chain: derivation(run, 'output-layer', { of: W }).toLatex(),
    update: run.gradient(W).update(0.5).toLatex(),
    plot: linePlot({
      title: words.title,
      xLabel: words.weight,
      lines: [
        { x, y: x.map(lossWith), label: words.loss },
        {
          x: near,
          y: near.map((at) => loss + gradient * (at - w)),
          label: words.tangent,
          series: 2,
          dashed: true,
        },
      ],
      points: [{ x: w, y: loss, label: `J = ${loss.toFixed(4)}` }],
      height: 260,
    }),
  };
};

export default facts;
