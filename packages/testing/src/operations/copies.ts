import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { onEachShape, SHAPES } from './calls';
import { atEdges } from './edges';
import { onLargeCube, onLargeLayouts } from './larger';
import { edges, special } from './numbers';
import type { Float, Operations, Trials } from './operation';
import { SPREAD } from './points';
import { cases } from './smooth';

const MAKES_ANEW = 'takes a shape and a type, no values';

/** A tensor that grows from call to call by what is assigned to it. */
const assigned =
  (values: (dtype: Float) => Tensor): Trials =>
  (dtype) => [
    {
      name: 'grows from call to call',
      make: () => {
        const kept = bp.zeros(values(dtype).shape, { dtype });
        return (x) => {
          bp.assign(kept, kept.mul(0.5).add(x));
          return kept.mul(1);
        };
      },
      inputs: [values(dtype)],
    },
  ];

export const COPIES: Operations = {
  clone: {
    calls: onEachShape(bp.clone),
    smooth: cases(['a matrix', (x) => bp.clone(x), [SPREAD]]),
    edges: atEdges(bp.clone),
    larger: onLargeLayouts(bp.clone),
  },
  contiguous: {
    calls: onEachShape(bp.contiguous),
    smooth: cases(['a transposed matrix', (x) => bp.contiguous(x.transpose()), [SPREAD]]),
    edges: atEdges((x) => bp.contiguous(x.flip())),
    larger: onLargeLayouts(bp.contiguous),
  },
  cast: {
    calls: (make) =>
      (['float32', 'float64', 'int32', 'bool'] as const).flatMap((dtype) =>
        SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => bp.cast(x, dtype) })),
      ),
    smooth: cases(
      ['the same type', (x) => bp.cast(x, 'float64'), [SPREAD]],
      // Linear, so a long step costs nothing and keeps the rounding to float32 small.
      ['to float32', (x) => bp.cast(x, 'float32'), [SPREAD], { options: { eps: 0.5, atol: 1e-6 } }],
    ),
    edges: atEdges(
      (x) => bp.cast(x, 'float32'),
      (x) => bp.cast(x, 'float64'),
      (x) => bp.cast(x, 'bool'),
      (x) => bp.cast(x, 'int32'),
    ),
    larger: onLargeLayouts(
      (x) => bp.cast(x, 'int32'),
      (x) => bp.cast(x, 'bool'),
      (x) => bp.cast(x, 'float32'),
      (x) => bp.cast(x, 'float64'),
    ),
  },
  detach: {
    calls: onEachShape(bp.detach),
    smooth: 'cuts the history off, which is its purpose',
    edges: atEdges((x) => bp.detach(x.square())),
    larger: onLargeCube((x) => bp.detach(x.square())),
  },
  assign: {
    calls: (make) =>
      SHAPES.flatMap((shape) => [
        { inputs: [make(shape)], run: (value: Tensor) => bp.assign(bp.zerosLike(value), value) },
        {
          inputs: [make(shape)],
          run: (value: Tensor) => {
            const backwards = shape.map((_, axis) => shape.length - 1 - axis);
            const target = bp.contiguous(bp.zerosLike(value).permute(backwards));
            bp.assign(target.permute(backwards), value);
            return target;
          },
        },
      ]),
    smooth: 'overwrites values and is not recorded',
    edges: assigned(edges),
    larger: assigned((dtype) => special([37], dtype)),
  },
  fullLike: {
    calls: onEachShape((x) => bp.fullLike(x, 3)),
    smooth: MAKES_ANEW,
    edges: MAKES_ANEW,
    larger: onLargeLayouts((x) => bp.fullLike(x, 3)),
  },
  onesLike: {
    calls: onEachShape(bp.onesLike),
    smooth: MAKES_ANEW,
    edges: MAKES_ANEW,
    larger: onLargeLayouts(bp.onesLike),
  },
  zerosLike: {
    calls: onEachShape(bp.zerosLike),
    smooth: MAKES_ANEW,
    edges: MAKES_ANEW,
    larger: onLargeLayouts(bp.zerosLike),
  },
};
