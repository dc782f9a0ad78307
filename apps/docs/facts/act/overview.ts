import { elu, silu } from '@bp/layers';
import type { FactsOfPage } from '../../content/facts.ts';
import {
  type Activation,
  activationOf,
  GELU,
  LEAKY_RELU,
  RELU,
  SIGMOID,
  SOFTPLUS,
  TANH,
} from '../../given/activations.ts';
import { between, linePlot, type PlotLine } from '../../plot/line-plot.ts';

const KINDS: Readonly<Record<string, Activation>> = {
  sigmoid: SIGMOID,
  tanh: TANH,
  relu: RELU,
  leaky: LEAKY_RELU,
  softplus: SOFTPLUS,
  gelu: GELU,
  elu: activationOf((z) => elu(z)),
  silu: activationOf((z) => silu(z)),
};

const LABELS = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leaky: 'leaky ReLU (a = 0.1)',
  softplus: 'softplus',
  gelu: 'GELU',
};
const SERIES = [1, 2, 3, 4, 5, 1] as const;

const facts: FactsOfPage = (language) => {
  const z = between(-4, 4, 401);
  const wide = between(-10, 10, 20001);
  const lines = (of: (kind: Activation) => number[]): PlotLine[] =>
    Object.entries(LABELS).map(([name, label], i) => ({
      x: z,
      y: of(KINDS[name]),
      label,
      series: SERIES[i],
      dashed: i === 5,
    }));
  const words =
    language === 'ko'
      ? { functions: '활성화 함수', slopes: '그 미분', x: '가중합 z' }
      : { functions: 'Activation functions', slopes: 'Their derivatives', x: 'weighted sum z' };
  return {
    ...Object.fromEntries(
      Object.entries(KINDS).flatMap(([name, kind]) => [
        [`${name}.low`, kind.at(-2)],
        [`${name}.high`, kind.at(2)],
        [`${name}.slope`, kind.slope(-2)],
        [`${name}.max`, Math.max(...kind.slopes(wide))],
      ]),
    ),
    tenSigmoid: SIGMOID.slope(0) ** 10,
    tenTanh: TANH.slope(1) ** 10,
    sigmoidAt1: SIGMOID.slope(1),
    tanhAt1: TANH.slope(1),
    crossing: crossing(),
    product: RELU.slope(1.3) * RELU.slope(0.2) * RELU.slope(-0.4),
    functions: linePlot({
      title: words.functions,
      xLabel: words.x,
      lines: lines((kind) => kind.values(z)),
      yRange: [-1.2, 3],
    }),
    slopes: linePlot({
      title: words.slopes,
      xLabel: words.x,
      lines: lines((kind) =>
        kind.slopes(z).map((y, i) => (z[i] === 0 && jumps(kind) ? Number.NaN : y)),
      ),
      yRange: [-0.2, 1.3],
    }),
  };
};

/** The derivative of these has no value at 0. */
function jumps(kind: Activation): boolean {
  return kind === RELU || kind === LEAKY_RELU;
}

/** Where the slope of the sigmoid overtakes that of tanh. */
function crossing(): number {
  let [low, high] = [0, 4];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (TANH.slope(middle) > SIGMOID.slope(middle)) low = middle;
    else high = middle;
  }
  return low;
}

export default facts;
