import { derivation } from '@bp/autograd/explain';
import { bceWithLogits, halfSse } from '@bp/losses';
import type { FactsOfPage } from '../../content/facts.ts';
import { T, valuesOf, workedExplained } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const LAYERED = { notation: { scheme: 'layered', order: 'from-to', symbols: {} } } as const;

const facts: FactsOfPage = (language) => {
  const first = (z: Parameters<typeof halfSse>[0]) => halfSse(z, T);
  const second = (z: Parameters<typeof halfSse>[0]) => bceWithLogits(z, T, { reduction: 'sum' });
  const one = workedExplained(language, LAYERED, first);
  const two = workedExplained(language, LAYERED, second);
  const [a, b, c] = [
    workedExplained(language, { notation: 'flat' }, first),
    workedExplained(language, { notation: 'flat' }, second),
    workedExplained(language),
  ].map(valuesOf);
  const o = between(0.005, 0.995);
  const words =
    language === 'ko'
      ? {
          title: '목푯값이 0.4일 때 출력에 따른 델타',
          x: '출력 o₁',
          ce: '예 (2): 시그모이드와 교차 엔트로피',
          sse: '시그모이드와 제곱오차 합의 절반',
        }
      : {
          title: 'The delta for each output, where the target is 0.4',
          x: 'output o₁',
          ce: 'example 2: sigmoid and cross-entropy',
          sse: 'sigmoid and half the squared error',
        };
  const prefixed = (name: string, values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value]));
  return {
    ...prefixed('one', a),
    ...prefixed('two', b),
    ...prefixed('sse', c),
    dead: (0.999 - 0) * 0.999 * 0.001,
    deadCross: 0.999,
    nextOne: a.w5 - 0.5 * a['d.w5'],
    nextTwo: b.w1 - 0.5 * b['d.w1'],
    printed: a.w1 * a.x1 + a.w3 * a.x2,
    output1: one.gradient('w11⁽²⁾').toLatex(),
    hidden1: one.gradient('w11⁽¹⁾').toLatex(),
    cross: derivation(two, 'sigmoid-cross-entropy').toLatex(),
    hidden2: two.gradient('w11⁽¹⁾').toLatex(),
    plot: linePlot({
      title: words.title,
      xLabel: words.x,
      lines: [
        { x: o, y: o.map((at) => at - 0.4), label: words.ce, series: 1 },
        { x: o, y: o.map((at) => (at - 0.4) * at * (1 - at)), label: words.sse, series: 4 },
      ],
      height: 240,
    }),
  };
};

export default facts;
