import type { FlowLayer } from '@bp/inspect';
import type { FactsOfPage } from '../../content/facts.ts';
import { type DeepOptions, deepNet, flowOf, lossAfter } from '../../given/deep-net.ts';
import { linePlot } from '../../plot/line-plot.ts';

const xavier = (inputs: number) => 1 / Math.sqrt(inputs);

const NETS = {
  sigmoid: { activation: 'sigmoid', deviation: xavier },
  wide: { activation: 'sigmoid', deviation: (inputs) => 4 / Math.sqrt(inputs) },
  tanh: { activation: 'tanh', deviation: xavier },
  relu: { activation: 'relu', deviation: (inputs) => Math.sqrt(2 / inputs) },
} satisfies Record<string, DeepOptions>;

const STEPS = 200;
const RATE = 0.1;

const computed = Object.fromEntries(
  Object.entries(NETS).map(([name, options]) => [
    name,
    { flow: flowOf(deepNet(options)), loss: lossAfter(deepNet(options), STEPS, RATE) },
  ]),
) as Record<keyof typeof NETS, { flow: readonly FlowLayer[]; loss: number }>;

const facts: FactsOfPage = (language) => {
  const ko = language === 'ko';
  const k = Array.from({ length: 9 }, (_, i) => i);
  const signal = (name: keyof typeof NETS) => {
    const { flow } = computed[name];
    const last = flow[8].deltaNorm as number;
    return k.map((back) => (flow[8 - back].deltaNorm as number) / last);
  };
  const ofNet = (name: keyof typeof NETS) => {
    const { flow, loss } = computed[name];
    const slopes = flow.slice(0, 8).map((layer) => layer.activations[0].meanSlope);
    return {
      [`${name}.first`]: flow[0].gradientNorm as number,
      [`${name}.last`]: flow[8].gradientNorm as number,
      [`${name}.times`]: (flow[8].gradientNorm as number) / (flow[0].gradientNorm as number),
      [`${name}.signal`]: signal(name)[8],
      [`${name}.slope`]: slopes.reduce((sum, slope) => sum + slope, 0) / slopes.length,
      [`${name}.slopes`]: flow[0].slopes.product,
      [`${name}.loss`]: loss,
    };
  };
  const chain = (w: number) => (w * 0.25) ** 8;
  return {
    ...ofNet('sigmoid'),
    ...ofNet('wide'),
    ...ofNet('tanh'),
    ...ofNet('relu'),
    steps: STEPS,
    coin: logTwo(),
    bound8: 0.25 ** 8,
    bound10: 0.25 ** 10,
    belowMillionth: Array.from({ length: 20 }, (_, i) => i).findIndex((n) => 0.25 ** n < 1e-6),
    chain1: chain(1),
    chain4: chain(4),
    chain6: chain(6),
    four: 0.25 ** 4,
    chainThree: 0.2 ** 3 * (2 * 2 * 2),
    perLayer: computed.sigmoid.flow[7].deltaNorm! / computed.sigmoid.flow[8].deltaNorm!,
    tanhBalance: 4 / Math.sqrt(16),
    plot: linePlot({
      title: ko
        ? '학습하기 전, 뉴런 16개짜리 은닉층 여덟 개를 거슬러 갈 때 ‖δ‖의 비율'
        : 'How ‖δ‖ fares on the way back through eight hidden layers of 16 units, before any training',
      xLabel: ko ? '출력에서 거슬러 간 활성화 함수의 수 k' : 'k activations back from the output',
      yLabel: ko ? '‖δ‖ (출력층 = 1)' : '‖δ‖ (output layer = 1)',
      log: true,
      lines: [
        { x: k, y: signal('relu'), label: ko ? '렐루, N(0, 2/n)' : 'ReLU, N(0, 2/n)', series: 3 },
        { x: k, y: signal('tanh'), label: 'tanh, N(0, 1/n)', series: 5 },
        {
          x: k,
          y: signal('wide'),
          label: ko ? '시그모이드, N(0, 16/n)' : 'sigmoid, N(0, 16/n)',
          series: 4,
        },
        {
          x: k,
          y: signal('sigmoid'),
          label: ko ? '시그모이드, N(0, 1/n)' : 'sigmoid, N(0, 1/n)',
          series: 2,
        },
        { x: k, y: k.map((n) => 0.25 ** n), label: '0.25ᵏ', dashed: true },
      ],
    }),
  };
};

/** The loss of a network that answers ½ to everything. */
function logTwo(): number {
  // ln 2 as Σ 1 / (n 2ⁿ), since engines differ in their logarithms
  let sum = 0;
  for (let n = 60; n > 0; n--) sum += 1 / (n * 2 ** n);
  return sum;
}

export default facts;
