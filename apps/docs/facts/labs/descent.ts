import { parameter } from '@bp/autograd';
import { SGD } from '@bp/optim';
import type { FactsOfPage } from '../../content/facts.ts';
import { descend } from '../../given/descents.ts';

const facts: FactsOfPage = () => {
  const steep = { kappa: 10, start: [-2.5, 1] } as const;
  const at = (lr: number, steps: number) => descend((of) => new SGD(of, { lr }), steep, steps);
  return {
    five: oneStep(2),
    nine: oneStep(4),
    limit: 2 / 10,
    factor: 1 - 0.19 * 10,
    slow: at(0.01, 60).loss[60],
    shaking: at(0.19, 60).loss[60],
    lost: at(0.21, 60).loss[60],
    ten: Math.abs(1 - 0.19 * 10) ** 10,
  };
};

/** Where w is after a step from 1 on ¼(w − 5)², whose slope there is −2. */
function oneStep(lr: number): number {
  const w = parameter([1], { dtype: 'float64' });
  w.sub(5).square().sum().mul(0.25).backward();
  new SGD([w], { lr }).step();
  return w.item();
}

export default facts;
