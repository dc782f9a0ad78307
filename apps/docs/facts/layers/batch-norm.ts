import { gradients, variable } from '@bp/autograd';
import { BatchNorm1d } from '@bp/layers';
import { type Tensor, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import { deepNet, flowOf, lossAfter } from '../../given/deep-net.ts';
import { linePlot } from '../../plot/line-plot.ts';

const BATCH = [1, 2, 3, 6];
const UPSTREAM = [1, 0, 0, 0];
const deviation = (inputs: number) => 1 / Math.sqrt(inputs);

const deep = [false, true].map((batchNorm) => {
  const options = { activation: 'sigmoid', deviation, batchNorm } as const;
  return { flow: flowOf(deepNet(options)), loss: lossAfter(deepNet(options), 200, 0.1) };
});

const facts: FactsOfPage = (language) => {
  const ko = language === 'ko';
  const norm = new BatchNorm1d(1, { dtype: 'float64' });
  const z = variable(tensor(BATCH, { dtype: 'float64' }).reshape([4, 1]));
  const y = norm.forward(z);
  const seed = tensor(UPSTREAM, { dtype: 'float64' }).reshape([4, 1]);
  const [back] = gradients([y], [z], { upstream: [seed] });
  const mean = BATCH.reduce((a, b) => a + b) / 4;
  const variance = BATCH.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 4;
  const hat = listed(y);
  const gradient = listed(back);
  norm.eval();
  const [plain, normed] = deep;
  const layer = Array.from({ length: 9 }, (_, i) => i + 1);
  const norms = (at: number) => deep[at].flow.map(({ gradientNorm }) => gradientNorm as number);
  return {
    mean,
    variance,
    ...named('hat', hat),
    ...named('d', gradient),
    runningMean: norm.runningMean?.item() ?? Number.NaN,
    runningVar: norm.runningVar?.item() ?? Number.NaN,
    evalOf3: norm.forward(tensor([[3]], { dtype: 'float64' })).item(),
    afterTwo: 0.9 * (norm.runningMean?.item() ?? Number.NaN) + 0.1 * 5,
    first: plain.flow[0].gradientNorm as number,
    firstNormed: normed.flow[0].gradientNorm as number,
    times: (normed.flow[0].gradientNorm as number) / (plain.flow[0].gradientNorm as number),
    loss: plain.loss,
    lossNormed: normed.loss,
    parameters: 16 * 2 * 8,
    pairHat: 1 / Math.sqrt(1 + 1e-5),
    plot: linePlot({
      title: ko
        ? '시그모이드 여덟 층, 학습하기 전 층마다 ‖∂E/∂W‖. 9번째가 출력층'
        : 'Eight layers of sigmoids before training: ‖∂E/∂W‖ of each layer, the ninth being the output',
      xLabel: ko ? '층 (1이 입력 쪽)' : 'layer (1 is next to the input)',
      yLabel: '‖∂E/∂W‖',
      log: true,
      lines: [
        { x: layer, y: norms(1), label: ko ? '배치 정규화' : 'batch normalization', series: 2 },
        { x: layer, y: norms(0), label: ko ? '정규화 없음' : 'without', dashed: true },
      ],
    }),
  };
};

function listed(x: Tensor): number[] {
  return Array.from(x.data as ArrayLike<number>);
}

function named(name: string, values: readonly number[]): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [`${name}${i + 1}`, value]));
}

export default facts;
