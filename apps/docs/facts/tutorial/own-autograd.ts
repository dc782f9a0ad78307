import type { FactsOfPage } from '../../content/facts.ts';
import { valuesOf, workedExplained } from '../../given/worked.ts';

const facts: FactsOfPage = (language) => {
  const values = valuesOf(workedExplained(language));
  // f = a·b + a at a = 3, b = −2: a is used twice
  const [a, b] = [3, -2];
  // the tape forgotten: gradients of two backward passes add up
  return {
    ...values,
    da: b + 1,
    db: a,
    doubled: 2 * values['d.w5'],
    cubed: 3 * 2 ** 2,
    // with = one of two paths is left, and of e₁ · e₁, which uses e₁ twice, one of two halves
    onlyOne: 0.5 * values['d.z3'] * values.w5 * values.h1 * (1 - values.h1) * values.x1,
    tanhSlope: 1 - Math.tanh(0.5) ** 2,
  };
};

export default facts;
