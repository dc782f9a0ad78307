import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  const exp = (x: number, dtype: 'float32' | 'float64') => tensor([x], { dtype }).exp().item();
  const logits = tensor([2, 0], { dtype: 'float64' });
  return {
    exp88: exp(88, 'float32'),
    exp89: Number.isFinite(exp(89, 'float32')) ? exp(89, 'float32') : '∞',
    tiny: exp(-104, 'float32'),
    shifted: tensor([1000, 1001, 1002], { dtype: 'float64' }).logSumExp().item(),
    inner: tensor([-2, -1, 0], { dtype: 'float64' }).exp().sum().item(),
    log: tensor([-2, -1, 0], { dtype: 'float64' }).exp().sum().log().item(),
    mean: tensor([0, 0], { dtype: 'float64' }).logSumExp().item(),
    two: logits.logSumExp().item(),
    loss30: Math.round(30 + tensor([-30], { dtype: 'float64' }).exp().log1p().item()),
  };
};

export default facts;
