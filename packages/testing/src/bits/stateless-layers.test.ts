import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { NETWORK_SAMPLES } from '../ops/network-samples';
import { layerTrials } from './layers';
import { onEveryBackend } from './on-backends';
import { findDifference } from './trial';

// A compiled step cannot make layers that keep something: those are compared where they are made once.
const stateless = Object.entries(NETWORK_SAMPLES).filter(
  ([name]) => !Object.hasOwn(layerTrials('float32'), name),
);

onEveryBackend((backend) =>
  describe.each(['float32', 'float64'] as const)(
    'has the bits of the reference, in %s',
    (dtype) => {
      it.each(stateless)('%s', (name, [fn, ...values]) => {
        const inputs = values.map((x) => tensor(x as never, { dtype }));
        expect(findDifference({ name, make: () => fn, inputs }, backend)).toEqual([]);
      });
    },
  ),
);
