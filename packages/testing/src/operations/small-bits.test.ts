import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { onEveryBackend } from '../bits/on-backends';
import { findDifference, type Trial } from '../bits/trial';
import { DIFFERENTIABLE, OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';
import { maker } from './maker';
import { trial } from './numbers';
import type { SmoothCase } from './operation';
import { LAYOUTS } from './view-layouts';

leavesNothingOut('calls', 'smooth', 'edges');

const edges = Object.entries(OPERATIONS).flatMap(([name, row]) =>
  typeof row.edges === 'string' ? [] : [[name, row.edges] as const],
);

onEveryBackend((backend) =>
  describe.each(['float32', 'float64'] as const)(
    'has the bits of the reference, in %s',
    (dtype) => {
      const typed = (x: Tensor): Tensor => (x.dtype === 'float64' ? x.cast(dtype) : x);
      /** A smooth case in every layout. */
      const trials = ({ name, fn, inputs }: SmoothCase): Trial[] =>
        LAYOUTS.map(({ name: layout, store, see }) => ({
          name: `${name}, ${layout}`,
          make:
            () =>
            (...stored) =>
              fn(...stored.map(see)),
          inputs: inputs.map(typed).map(store),
        }));

      it.each(DIFFERENTIABLE)('%s', (_, list) => {
        const differences = list.flatMap(trials).flatMap((each) => findDifference(each, backend));
        expect(differences).toEqual([]);
      });

      it.each(edges)('%s at the edges', (_, list) => {
        expect(list(dtype).flatMap((each) => findDifference(each, backend))).toEqual([]);
      });
    },
  ),
);

onEveryBackend((backend) =>
  describe.each(['int32', 'bool'] as const)('has the bits of the reference, in %s', (dtype) => {
    it.each(Object.entries(OPERATIONS))('%s', (_, { calls }) => {
      const trials = calls(maker(dtype)).map(({ inputs, run }, i) =>
        trial(`call ${i}`, run, ...inputs),
      );
      expect(trials.flatMap((each) => findDifference(each, backend))).toEqual([]);
    });
  }),
);
