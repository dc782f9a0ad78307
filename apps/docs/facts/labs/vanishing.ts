import { tensor } from '@bp/tensor';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  const slope = (z: number) => {
    const s = tensor([z], { dtype: 'float64' }).sigmoid().item();
    return s * (1 - s);
  };
  return {
    bound8: 0.25 ** 8,
    slope2: slope(2),
    slope3: slope(3),
    parameters: 2 * 16 + 16 + 7 * (16 * 16 + 16) + 16 + 1,
    near: crossing(slope),
  };
};

/** The z from which on the sigmoid's slope is below 0.05, to one decimal. */
function crossing(slope: (z: number) => number): number {
  let z = 0;
  while (slope(z) >= 0.05) z += 0.1;
  return z;
}

export default facts;
