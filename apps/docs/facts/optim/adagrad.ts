import { parameter } from '@bp/autograd';
import { Adagrad, SGD } from '@bp/optim';
import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';
import {
  BOWL,
  descend,
  type MakeOptimizer,
  RAVINE,
  stepsOf,
  stepsUntil,
  workedSteps,
} from '../../given/descents.ts';
import { linePlot } from '../../plot/line-plot.ts';

const LR = 0.1;

const facts: FactsOfPage = (language) => {
  const ko = language === 'ko';
  const make: MakeOptimizer = (of) => new Adagrad(of, { lr: LR });
  const [first, second] = workedSteps(make, 2, language);
  const t = Array.from({ length: 200 }, (_, i) => i + 1);
  const steady = stepsOf(make, 200);
  const rare = rareFeature();
  return {
    step1: first.latex,
    step2: second.latex,
    step100: steady[99],
    way100: steady.slice(0, 100).reduce((a, b) => a + b),
    way400: 2 * LR * 20,
    bowl:
      stepsUntil(
        descend((of) => new Adagrad(of, { lr: 2 }), BOWL, 400),
        1e-3,
      ) ?? -1,
    bowlPlain:
      stepsUntil(
        descend((of) => new SGD(of, { lr: 0.08 }), BOWL, 400),
        1e-3,
      ) ?? -1,
    ravine:
      stepsUntil(
        descend((of) => new Adagrad(of, { lr: 2 }), RAVINE, 400),
        1e-3,
      ) ?? -1,
    rareWeight: rare.rare,
    plainRare: rare.plainRare,
    sum3: 9 + 16 + 144,
    third: (LR * 12) / 13,
    rateShare: 1 / Math.sqrt(10_000),
    ratio: Math.sqrt(1000 / 10),
    plot: linePlot({
      title: ko
        ? '기울기가 늘 같을 때 걸음의 크기. 학습률은 0.1'
        : 'Step sizes while the gradient stays the same, with a learning rate of 0.1',
      xLabel: ko ? '갱신 횟수 t' : 'update t',
      lines: [
        { x: t, y: steady, label: 'Adagrad', series: 2 },
        { x: t, y: t.map(() => LR), label: 'η', dashed: true },
      ],
      yRange: [0, 0.11],
    }),
  };
};

/** Two features, one in every example and one in every hundredth, each of whose weights should become 1. */
function rareFeature(): { common: number; rare: number; plainCommon: number; plainRare: number } {
  const learn = (Kind: typeof Adagrad | typeof SGD, lr: number) => {
    const w = parameter([0, 0], { dtype: 'float64' });
    const optimizer = new Kind([w], { lr });
    for (let i = 1; i <= 500; i++) {
      const present = tensor([1, i % 100 === 0 ? 1 : 0], { dtype: 'float64' });
      w.sub(1).square().mul(present).sum().mul(0.5).backward();
      optimizer.step();
      optimizer.zeroGrad();
    }
    return [w.at(0).item(), w.at(1).item()];
  };
  const [common, rare] = learn(Adagrad, LR * 5);
  const [plainCommon, plainRare] = learn(SGD, LR);
  return { common, rare, plainCommon, plainRare };
}

export default facts;
