import { gradients, variable } from '@bp/autograd';
import { bce, bceWithLogits } from '@bp/losses';
import { exp, expm1, log, log1p, logSumExp, sigmoid, sqrt, type Tensor, tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import type { Language } from '../../content/languages.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const DOUBLE = { dtype: 'float64' } as const;
const double = (x: number): Tensor => tensor(x, DOUBLE);

/** The distance from 1 to the next float32, and the largest float32. */
const EPS = 2 ** -23;
const LARGEST = (2 - EPS) * 2 ** 127;

const READINGS = [10000, 10001, 10002];

const facts: FactsOfPage = (language) => {
  const squares = tensor(READINGS).square();
  const meanOfSquares = squares.mean().item();
  const squareOfMean = tensor(READINGS).mean().square().item();
  return {
    eps: EPS,
    largest: LARGEST,
    largestExponent: log(double(LARGEST)).item(),
    lse: logSumExp(tensor([1000, 1001, 1002], DOUBLE)).item(),
    lseTail: logSumExp(tensor([-2, -1, 0], DOUBLE)).item(),
    lseOfThree: logSumExp(tensor([1000, 1000, 1000], DOUBLE)).item(),
    lnThree: log(double(3)).item(),
    sigmoid20: sigmoid(20).item(),
    rest20: sigmoid(double(-20)).item(),
    restOf20: 1 - sigmoid(20).item(),
    sixth: tensor(1e-6).add(1).sub(1).item(),
    sixthError: Math.abs(tensor(1e-6).add(1).log().item() - 1e-6) / 1e-6,
    square1: (squares.toArray() as number[])[1],
    spacing: 2 ** (26 - 23),
    meanOfSquares,
    squareOfMean,
    naiveVariance: meanOfSquares - squareOfMean,
    trueVariance: 2 / 3,
    sureLoss: bceWithLogits([-30], [1]).item(),
    bceAt3: bceWithLogits(tensor([3], DOUBLE), tensor([0], DOUBLE)).item(),
    softplusTail3: log1p(exp(double(-3))).item(),
    rootNaive: sqrt(tensor(1e8).add(1)).sub(sqrt(1e8)).item(),
    rootExact: 1 / (sqrt(double(1e8 + 1)).item() + 1e4),
    cooled: expm1(double(-1e-9)).neg().item(),
    errors: errorsOfLog(language),
    slopes: slopesOfLosses(language),
  };
};

/** Relative errors in float32 of ln(1 + x), as it is written and by log1p, against float64. */
function errorsOfLog(language: Language): string {
  const exponents = between(-10, 0, 161);
  const x = tensor(exponents.map((e) => 10 ** e));
  const exact = log1p(x.cast('float64')).toArray() as number[];
  const errors = (got: Tensor): number[] =>
    (got.toArray() as number[]).map((y, i) =>
      Math.max(Math.abs(y - exact[i]) / exact[i], EPS / 1024),
    );
  const ko = language === 'ko';
  return linePlot({
    title: ko
      ? 'float32로 구한 ln(1 + x)의 상대 오차: 쓰인 대로 구하면 x가 작을수록 커지고 log1p는 그대로입니다'
      : 'The relative error of ln(1 + x) in float32: as written it grows as x shrinks, by log1p it stays',
    xLabel: ko ? 'x의 상용로그' : 'log₁₀ x',
    yLabel: ko ? '상대 오차' : 'relative error',
    log: true,
    lines: [
      {
        x: exponents,
        y: errors(x.add(1).log()),
        label: ko ? 'log(1 + x), 쓰인 대로' : 'log(1 + x), as written',
        series: 4,
      },
      { x: exponents, y: errors(log1p(x)), label: 'log1p(x)', dashed: true },
    ],
  });
}

/** The slopes of both losses by the logit, in float32, where the target is 0. */
function slopesOfLosses(language: Language): string {
  const x = between(-6, 24, 301);
  const slopes = (loss: (z: Tensor) => Tensor): number[] => {
    const z = variable(x);
    return gradients([loss(z)], [z])[0].toArray() as number[];
  };
  const target = tensor(x.map(() => 0));
  const ko = language === 'ko';
  return linePlot({
    title: ko
      ? '목푯값이 0일 때 로짓 z에 따른 손실의 기울기(float32): 시그모이드를 거치면 z가 17쯤에서 0으로 떨어집니다'
      : 'The slope of the loss by the logit z with a target of 0, in float32: by way of a sigmoid it drops to 0 near z = 17',
    xLabel: ko ? '로짓 z' : 'logit z',
    lines: [
      {
        x,
        y: slopes((z) => bceWithLogits(z, target, { reduction: 'sum' })),
        label: 'bceWithLogits(z)',
      },
      {
        x,
        y: slopes((z) => bce(z.sigmoid(), target, { reduction: 'sum' })),
        label: 'bce(sigmoid(z))',
        series: 4,
        dashed: true,
      },
    ],
  });
}

export default facts;
