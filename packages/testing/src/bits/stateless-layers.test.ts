import * as layers from '@bp/layers';
import * as regularize from '@bp/regularize';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { gapsBetween } from '../gaps';
import { KNOWN_TO_NETWORKS, NETWORK_SAMPLES } from '../layers/samples';
import { layerTrials } from './layers';
import { onEveryBackend } from './on-backends';
import { findDifference } from './trial';

// A compiled step cannot make layers that keep something: those are compared where they are made once.
const stateless = Object.entries(NETWORK_SAMPLES).filter(
  ([name]) => !Object.hasOwn(layerTrials('float32'), name),
);

it('leaves out no export of @bp/layers and @bp/regularize', () => {
  const exported = [...Object.keys(layers), ...Object.keys(regularize)];
  expect(gapsBetween(exported, KNOWN_TO_NETWORKS)).toEqual({ missing: [], stale: [] });
});

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
