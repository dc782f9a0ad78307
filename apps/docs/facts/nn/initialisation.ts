import {
  initialize,
  kaimingNormal,
  Linear,
  normal,
  Sequential,
  Tanh,
  xavierNormal,
} from '@bp/layers';
import { bceWithLogits, halfSse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { T, Worked, X } from '../../given/worked.ts';
import { linePlot } from '../../plot/line-plot.ts';

const WIDTH = 100;
const DEPTH = 8;

const spreadOf = (x: Tensor) => x.std().item();

/** The standard deviation of what each of eight layers gives, for normal inputs. */
function spreads(draw: (rng: Rng) => Tensor, activation: (z: Tensor) => Tensor): number[] {
  const rng = new Rng(7);
  let h = rng.fork('x').normal([200, WIDTH]);
  return [
    spreadOf(h),
    ...Array.from({ length: DEPTH }, (_, layer) => {
      h = activation(h.matmul(draw(rng.fork(`layer ${layer}`)).transpose()));
      return spreadOf(h);
    }),
  ];
}

const shape = [WIDTH, WIDTH];
const tanh = (z: Tensor) => z.tanh();
const relu = (z: Tensor) => z.relu();
const RUNS = {
  small: spreads((rng) => normal(shape, { rng, std: 0.01 }), tanh),
  large: spreads((rng) => normal(shape, { rng, std: 1 }), tanh),
  xavier: spreads((rng) => xavierNormal(shape, { rng }), tanh),
  xavierRelu: spreads((rng) => xavierNormal(shape, { rng }), relu),
  kaimingRelu: spreads((rng) => kaimingNormal(shape, { rng, nonlinearity: 'relu' }), relu),
};

/** Gradients of the 2-2-2 example where all weights begin alike. */
function alike(value: number) {
  const model = new Worked();
  initialize(model, { seed: 0, parameters: { '*.weight': value } });
  const loss = halfSse(model.forward(X).sigmoid(), T);
  loss.backward();
  const first = model.fc1.weight.grad?.flatten();
  return { loss: loss.item(), to1: first?.at(0).item() ?? 0, to2: first?.at(2).item() ?? 0 };
}

const SEEDS = 20;
/** The losses of a 2-2-1 network that learned XOR, from twenty first values. */
const xor = (() => {
  const x = tensor([
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ]);
  const target = tensor([[0], [1], [1], [0]]);
  return Array.from({ length: SEEDS }, (_, seed) => {
    const model = initialize(new Sequential(new Linear(2, 2), new Tanh(), new Linear(2, 1)), {
      seed,
    });
    const optimizer = new SGD(model.parameters(), { lr: 0.5 });
    const loss = () => bceWithLogits(model.forward(x), target);
    for (let i = 0; i < 500; i++) {
      optimizer.zeroGrad();
      loss().backward();
      optimizer.step();
    }
    return loss().item();
  }).sort((a, b) => a - b);
})();

const WORDS = {
  ko: {
    title: '층을 지날 때마다 달라지는 출력의 표준편차 (너비 100, 로그 눈금)',
    layer: '층',
    labels: ['tanh, 표준편차 0.01', 'tanh, Xavier', '렐루, Xavier', '렐루, 카이밍'],
  },
  en: {
    title: 'The standard deviation of what each layer gives (100 units wide, log scale)',
    layer: 'layer',
    labels: ['tanh, std 0.01', 'tanh, Xavier', 'ReLU, Xavier', 'ReLU, Kaiming'],
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const [zero, half] = [alike(0), alike(0.5)];
  return {
    ...Object.fromEntries(
      Object.entries(RUNS).flatMap(([name, all]) => [1, 4, 8].map((l) => [`${name}.${l}`, all[l]])),
    ),
    zero1: zero.to1,
    half1: half.to1,
    half2: half.to2,
    seeds: SEEDS,
    solved: xor.filter((loss) => loss < 0.1).length,
    best: xor[0],
    worst: xor[SEEDS - 1],
    xavier: Math.sqrt(2 / (784 + 128)),
    kaiming: Math.sqrt(2 / 128),
    sum: Math.sqrt(100) * 0.01,
    plot: linePlot({
      title: words.title,
      xLabel: words.layer,
      log: true,
      yRange: [1e-9, 10],
      lines: [RUNS.small, RUNS.xavier, RUNS.xavierRelu, RUNS.kaimingRelu].map((values, i) => ({
        x: values.map((_, layer) => layer),
        y: values,
        label: words.labels[i],
        series: (i + 1) as 1 | 2 | 3 | 4,
        dashed: i === 0,
      })),
    }),
  };
};

export default facts;
