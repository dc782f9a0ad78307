import { Linear, Sequential, Tanh } from '@bp/layers';
import { Adam } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { expect, it } from 'vitest';
import { bitsOf, classifier, evictAll, stateOf, twins } from './experiment';

it.each([true, false])(
  'a program that is evicted leaves all values as they were and comes back, gradients kept: %s',
  (keepGradients) => {
    const { eager, compiled } = twins(() =>
      classifier([6, 4], 3, {
        model: new Sequential(
          new Linear(4, 8),
          new BatchNorm1d(8),
          new Tanh(),
          new Dropout(0.5),
          new Linear(8, 3),
        ),
        optimizer: (parameters) => new Adam(parameters, { lr: 0.02 }),
        keepGradients,
      }),
    );
    const [weight] = compiled.model.parameters();
    const data = new Rng(5);
    const losses = [eager, compiled].map(() => [] as number[][]);
    const batches = Array.from({ length: 12 }, (_, i) => eager.batch(i, data));
    for (const [k, experiment] of [eager, compiled].entries()) {
      seed(11);
      for (const [i, batch] of batches.entries()) {
        losses[k].push(bitsOf(experiment.step(...batch) as Tensor));
        if (experiment !== compiled || i % 3 !== 1) continue;
        const { data } = weight;
        const numbers = data.slice();
        const before = stateOf(compiled);
        const memories = evictAll();
        if (i > 1) expect(memories).toBe(1);
        expect(stateOf(compiled)).toEqual(before);
        expect(data).toEqual(numbers);
      }
    }
    expect(losses[1]).toEqual(losses[0]);
    expect(stateOf(compiled)).toEqual(stateOf(eager));
    expect(compiled.step.status().state).toBe('compiled');
    expect(compiled.step.explain()).toMatch(/2 calls captured and compiled/);
  },
);
