import { derivation } from '@bp/autograd/explain';
import type { FactsOfPage } from '../../content/facts.ts';
import { LEARNING_RATE, valuesOf, workedExplained } from '../../given/worked.ts';

const facts: FactsOfPage = (language) => {
  const run = workedExplained(language);
  const values = valuesOf(run);
  return {
    ...values,
    matrix: derivation(run, 'matrix').toLatex(),
    w4next: values.w4 - LEARNING_RATE * values['d.w4'],
    column: values.w5 * values['d.z3'] + values.w7 * values['d.z4'],
    wrong: values.w5 * values['d.z3'] + values.w6 * values['d.z4'],
    multiplications: 784 * 128 + 128 * 10,
    backward: 2 * 128 * 10 + 784 * 128,
    weights: 784 * 128,
    bias: 0.2 - 0.5 + 0.1,
  };
};

export default facts;
