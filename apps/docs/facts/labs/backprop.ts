import { bce } from '@bp/losses';
import { SGD } from '@bp/optim';
import type { FactsOfPage } from '../../content/facts.ts';
import { workedRun } from '../../given/descents.ts';
import { LEARNING_RATE, T, valuesOf, workedExplained } from '../../given/worked.ts';

const facts: FactsOfPage = (language) => {
  const values = valuesOf(workedExplained(language));
  const crossed = valuesOf(
    workedExplained(language, { notation: 'flat' }, (z) =>
      bce(z.sigmoid(), T, { reduction: 'sum' }),
    ),
  );
  const run = workedRun((of) => new SGD(of, { lr: LEARNING_RATE }), 1);
  const next = (id: string) => values[id] - LEARNING_RATE * values[`d.${id}`];
  const { h1, x1 } = values;
  const listening = h1 * (1 - h1);
  const mistaken = (values['d.z3'] * next('w5') + values['d.z4'] * next('w7')) * listening * x1;
  return {
    ...values,
    bceDelta: crossed['d.z3'],
    after: run.loss[1],
    before: run.loss[0],
    mistaken,
    share: (values['d.z3'] * values.w5) / (values['d.z3'] * values.w5 + values['d.z4'] * values.w7),
    square: 2 * (1 + 2),
  };
};

export default facts;
