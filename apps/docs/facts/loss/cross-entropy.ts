import { derivation } from '@bp/autograd/explain';
import { bce, bceWithLogits, crossEntropy } from '@bp/losses';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { T, valuesOf, workedExplained } from '../../given/worked.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const FLAT = { notation: 'flat' } as const;
const float64 = (values: number[] | number[][]) => tensor(values, { dtype: 'float64' });
const costOf = (p: number, t = 1) => bce(float64([p]), float64([t])).item();

const WORDS = {
  ko: {
    lossTitle: '목푯값이 1일 때, 출력 o에 따른 손실',
    entropy: '교차 엔트로피 −ln o',
    square: '제곱오차의 절반 ½(o − 1)²',
    output: '출력 o',
    deltaTitle:
      '목푯값이 1일 때, 가중합 z에 따른 델타. z = −6이면 출력은 틀렸는데 확신하고 있습니다',
    deltaEntropy: '교차 엔트로피: o − 1',
    deltaSquare: '제곱오차의 절반: (o − 1)·o(1 − o)',
    sum: '가중합 z',
  },
  en: {
    lossTitle: 'The loss for each output o, where the target is 1',
    entropy: 'cross-entropy −ln o',
    square: 'half the squared error ½(o − 1)²',
    output: 'output o',
    deltaTitle:
      'The delta for each weighted sum z, where the target is 1. At z = −6 the output is wrong, and sure of it',
    deltaEntropy: 'cross-entropy: o − 1',
    deltaSquare: 'half the squared error: (o − 1)·o(1 − o)',
    sum: 'weighted sum z',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const binary = workedExplained(language, FLAT, (z) => bceWithLogits(z, T, { reduction: 'sum' }));
  const classes = workedExplained(language, FLAT, (z) => crossEntropy(z, [1]));
  const squares = valuesOf(workedExplained(language));
  const values = valuesOf(binary);
  const ofClasses = valuesOf(classes);
  const { o1, t1, t2 } = values;
  const least = costOf(t1, t1) + costOf(t2, t2);
  const os = between(0.002, 1);
  const zs = between(-6, 6);
  const sigmoid = (z: number) => float64([z]).sigmoid().item();
  const rows = Object.fromEntries(
    [0.99, 0.9, 0.6, 0.1, 0.01].flatMap((o) => [
      [`entropy.${o * 100}`, costOf(o)],
      [`square.${o * 100}`, (o - 1) ** 2 / 2],
    ]),
  );
  return {
    ...values,
    ...rows,
    sigmoid: derivation(binary, 'sigmoid-cross-entropy').toLatex(),
    softmax: derivation(classes, 'softmax-cross-entropy').toLatex(),
    p1: ofClasses.o1,
    p2: ofClasses.o2,
    classLoss: ofClasses.E,
    least,
    excess: values.E - least,
    deltaSquare: squares['d.z3'],
    times: values['d.z3'] / squares['d.z3'],
    slope: o1 * (1 - o1),
    product: 0.9 * 0.8 * 0.3,
    productLog: costOf(0.9) + costOf(0.8) + costOf(0.3),
    lowLoss: costOf(0.1),
    other: 0.2 - 1,
    tenClasses: crossEntropy(float64([new Array(10).fill(0)]), [3]).item(),
    meanDelta: values['d.z3'] / 2,
    entropyOfTarget: costOf(0.4, 0.4),
    twice: bceWithLogits(float64([sigmoid(6)]), float64([1])).item(),
    once: bceWithLogits(float64([6]), float64([1])).item(),
    wrongDeltaSquare: (sigmoid(-6) - 1) * sigmoid(-6) * (1 - sigmoid(-6)),
    wrongDelta: sigmoid(-6) - 1,
    lossPlot: linePlot({
      title: words.lossTitle,
      xLabel: words.output,
      yRange: [0, 5],
      lines: [
        { x: os, y: os.map((o) => -Math.log(o)), label: words.entropy },
        { x: os, y: os.map((o) => (o - 1) ** 2 / 2), label: words.square, series: 2, dashed: true },
      ],
      points: [{ x: 0.1, y: costOf(0.1), label: costOf(0.1).toFixed(3) }],
    }),
    deltaPlot: linePlot({
      title: words.deltaTitle,
      xLabel: words.sum,
      lines: [
        { x: zs, y: zs.map((z) => sigmoid(z) - 1), label: words.deltaEntropy },
        {
          x: zs,
          y: zs.map((z) => (sigmoid(z) - 1) * sigmoid(z) * (1 - sigmoid(z))),
          label: words.deltaSquare,
          series: 2,
          dashed: true,
        },
      ],
    }),
  };
};

export default facts;
