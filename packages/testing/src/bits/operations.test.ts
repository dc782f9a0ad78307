import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../ops/layouts';
import { NETWORK_SAMPLES } from '../ops/network-samples';
import { SAMPLES } from '../ops/samples';
import { layerTrials } from './layers';
import { onEveryBackend } from './on-backends';
import { findDifference } from './trial';

const DTYPES = ['float32', 'float64'] as const;

const operations = Object.entries(SAMPLES).flatMap(([name, sample]) =>
  sample.differentiable ? [[name, sample.cases] as const] : [],
);

// A compiled step cannot make layers that keep something: those are compared where they are made once.
const stateless = Object.entries(NETWORK_SAMPLES).filter(
  ([name]) => !Object.hasOwn(layerTrials('float32'), name),
);

onEveryBackend((backend) =>
  describe.each(DTYPES)('has the bits of the reference, in %s', (dtype) => {
    const typed = (x: Tensor): Tensor => (x.dtype === 'float64' ? x.cast(dtype) : x);

    it.each(operations)('%s', (_, cases) => {
      const differences = cases.flatMap(({ name, fn, inputs }) =>
        LAYOUTS.flatMap(({ name: layout, store, see }) =>
          findDifference(
            {
              name: `${name}, ${layout}`,
              make:
                () =>
                (...stored) =>
                  fn(...stored.map(see)),
              inputs: inputs.map(typed).map(store),
            },
            backend,
          ),
        ),
      );
      expect(differences).toEqual([]);
    });

    it.each(stateless)('%s', (name, [fn, ...values]) => {
      const inputs = values.map((x) => tensor(x as never, { dtype }));
      expect(findDifference({ name, make: () => fn, inputs }, backend)).toEqual([]);
    });
  }),
);
