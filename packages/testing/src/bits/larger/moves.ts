import * as bp from '@bp/tensor';
import { Rng, type Tensor } from '@bp/tensor';
import type { Trial } from '../trial';
import { type Float, normal, special, type Trials, trial, whole } from './values';

/** Operations that move elements, and those that keep something from call to call. */
export function moves(dtype: Float): Trials {
  const cube = normal([5, 9, 37], dtype);
  const table: Trials = {};
  table.gather = [0, 1].map((axis) =>
    trial(
      `axis ${axis}`,
      (x: Tensor, i: Tensor) => bp.gather(x, axis, i),
      normal([29, 37], dtype),
      whole([29, 37], 29),
    ),
  );
  table.scatterAdd = [0, 1].map((axis) =>
    trial(
      `axis ${axis}`,
      (x: Tensor, i: Tensor, s: Tensor) => bp.scatterAdd(x, axis, i, s),
      normal([29, 37], dtype),
      whole([29, 37], 29),
      normal([29, 37], dtype, 3),
    ),
  );
  table.at = [trial('a list', (x: Tensor) => bp.at(x, null, [2, 0, 2, -1]), cube)];
  table.oneHot = [trial('classes', (i: Tensor) => bp.oneHot(i, 10), whole([37], 10))];
  table.tril = [trial('a stack', (x: Tensor) => bp.tril(x, 3), cube)];
  table.triu = [trial('a stack', (x: Tensor) => bp.triu(x, -3), cube)];
  table.slice = [trial('steps', (x: Tensor) => bp.slice(x, '::2, 1:-1:3, ::-1').square(), cube)];
  table.detach = [trial('a cube', (x: Tensor) => bp.detach(x.square()), cube)];
  table.assign = [
    {
      name: 'grows from call to call',
      make: () => {
        const kept = bp.zeros([37], { dtype });
        return (x) => {
          bp.assign(kept, kept.mul(0.5).add(x));
          return kept.mul(1);
        };
      },
      inputs: [special([37], dtype)],
    },
  ];
  table.Rng = [
    ...(['uniform', 'normal'] as const).map(
      (name): Trial => ({
        name,
        make: () => {
          const rng = new Rng(7);
          return () => [rng[name]([1031], { dtype }), rng[name]([5, 3], { dtype })];
        },
        inputs: [],
      }),
    ),
    {
      name: 'integers, bernoulli and permutation',
      make: () => {
        const rng = new Rng(7);
        return () => [
          rng.integers([133], { low: -3, high: 9 }),
          rng.bernoulli([133], { p: 0.3 }),
          rng.permutation(37),
        ];
      },
      inputs: [],
    },
  ];
  return table;
}
