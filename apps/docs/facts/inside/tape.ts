import { grad, gradients, parameter, variable } from '@bp/autograd';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  const third = grad(grad(grad((x) => x.pow(4))));
  const w = parameter([3], { dtype: 'float64' });
  w.mul(w).sum().backward();
  const shared = w.grad?.item() ?? Number.NaN;
  w.square().sum().backward();
  const x = variable([1], { dtype: 'float64' });
  const [slope] = gradients([x.pow(3).sum()], [x], { createGraph: true });
  const [penalty] = gradients([slope.square().sum()], [x]);
  return {
    third: third(2).item(),
    shared,
    twice: w.grad?.item() ?? Number.NaN,
    penalty: penalty.item(),
  };
};

export default facts;
