import { mse } from '@bp/losses';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import {
  BEST,
  costOf,
  DAYS,
  descend,
  type Line,
  START,
  slopesOf,
  t,
  y,
} from '../../given/fish-cakes.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const LR = 0.1;
const STEPS = 24;

const alongW = descend({ lr: LR, steps: STEPS, moves: 'w' });
const afterW = alongW[STEPS];
const alongB = descend({ lr: LR, steps: STEPS, moves: 'b', start: afterW });
const afterB = alongB[STEPS];
const both = descend({ lr: LR, steps: 200 });

const WORDS = {
  ko: {
    data: `기온과 어묵 판매량 ${DAYS}일. 지어낸 데이터입니다`,
    temperature: '기온 (10℃)',
    sales: '판매량 (100개)',
    start: '처음 직선',
    onlyW: 'w만 맞춘 직선',
    end: 'w와 b를 함께 맞춘 직선',
    parabola: 'b = 0.5일 때 w에 따른 비용과 처음 다섯 번의 갱신',
    cost: '비용 (평균제곱오차)',
    weight: '가중치 w',
    curve: '비용',
    stepsTitle: '갱신할 때마다 줄어드는 비용',
    steps: '갱신 횟수',
    wThenB: `w만 ${STEPS}번, 이어서 b만 ${STEPS}번`,
    together: 'w와 b를 함께',
  },
  en: {
    data: `Temperature and fish cakes sold on ${DAYS} days. The data are made up`,
    temperature: 'temperature (10 °C)',
    sales: 'sales (100 pieces)',
    start: 'the first line',
    onlyW: 'with w fitted alone',
    end: 'with w and b fitted together',
    parabola: 'The cost for each w where b = 0.5, and the first five updates',
    cost: 'cost (mean squared error)',
    weight: 'slope w',
    curve: 'cost',
    stepsTitle: 'The cost after each update',
    steps: 'updates',
    wThenB: `w alone ${STEPS} times, then b alone ${STEPS} times`,
    together: 'w and b together',
  },
};

const facts: FactsOfPage = (language) => {
  const words = WORDS[language];
  const ends = [-0.5, 3];
  const line = ({ w, b }: Line, label: string, series: 1 | 2 | 3, dashed = false) => ({
    x: ends,
    y: ends.map((at) => w * at + b),
    label,
    series,
    dashed,
  });
  const points = t.map((ti, i) => ({ x: ti, y: y[i] }));
  const ws = between(-1, 2.2);
  const start = slopesOf(START);
  const small = { t: [0, 1], y: [4, 3] };
  const errors = small.y.map((sold) => 0 - sold);
  const x = Array.from({ length: 2 * STEPS + 1 }, (_, i) => i);
  return {
    t1: t[0],
    y1: y[0],
    error1: START.w * t[0] + START.b - y[0],
    square1: (START.w * t[0] + START.b - y[0]) ** 2,
    startCost: start.cost,
    slopeW: start.w,
    slopeB: start.b,
    w1: alongW[1].w,
    w2: alongW[2].w,
    cost1: costOf(alongW[1]),
    slope1: slopesOf(alongW[1]).w,
    wOnly: afterW.w,
    costW: costOf(afterW),
    slopeWAfterW: slopesOf(afterW).w,
    slopeBAfterW: slopesOf(afterW).b,
    bOnly: afterB.b,
    costB: costOf(afterB),
    slopeWAfterB: slopesOf(afterB).w,
    bestW: BEST.w,
    bestB: BEST.b,
    bestCost: BEST.cost,
    rootCost: Math.sqrt(BEST.cost) * 100,
    both24: costOf(both[2 * STEPS]),
    both200: costOf(both[200]),
    w200: both[200].w,
    b200: both[200].b,
    perDegree: BEST.w * 10,
    atZero: BEST.b * 100,
    atTen: (BEST.w * 1 + BEST.b) * 100,
    smallCost: mse(tensor([0, 0]), tensor(small.y)).item(),
    smallW: 0 - LR * (2 / 2) * errors.reduce((sum, e, i) => sum + e * small.t[i], 0),
    smallB: 0 - LR * (2 / 2) * errors.reduce((sum, e) => sum + e, 0),
    dataPlot: linePlot({
      title: words.data,
      xLabel: words.temperature,
      yLabel: words.sales,
      lines: [line(START, words.start, 2, true)],
      points,
    }),
    parabolaPlot: linePlot({
      title: words.parabola,
      xLabel: words.weight,
      yLabel: words.cost,
      lines: [{ x: ws, y: ws.map((w) => costOf({ w, b: START.b })), label: words.curve }],
      points: alongW
        .slice(0, 6)
        .map(({ w, b }, i) => ({
          x: w,
          y: costOf({ w, b }),
          ...(i < 3 ? { label: `w${'₀₁₂'[i]}` } : {}),
        })),
    }),
    linesPlot: linePlot({
      title: words.data,
      xLabel: words.temperature,
      yLabel: words.sales,
      lines: [
        line(START, words.start, 2, true),
        line(afterW, words.onlyW, 3, true),
        line(both[200], words.end, 1),
      ],
      points,
    }),
    stepsPlot: linePlot({
      title: words.stepsTitle,
      xLabel: words.steps,
      yLabel: words.cost,
      lines: [
        {
          x,
          y: [...alongW, ...alongB.slice(1)].map((at) => costOf(at)),
          label: words.wThenB,
          series: 2,
          dashed: true,
        },
        { x, y: both.slice(0, 2 * STEPS + 1).map((at) => costOf(at)), label: words.together },
      ],
    }),
  };
};

export default facts;
