import * as layers from '@bp/layers';
import type { Module } from '@bp/module';
import * as regularize from '@bp/regularize';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import type { Trial } from './trial';

type Layer = Module & { forward(x: Tensor): Tensor };

/** A layer that is made once, with its parameters and all that it keeps. */
const layer = (make: () => Layer, x: Tensor): Trial => ({
  name: `on [${x.shape}]`,
  make: () => {
    const module = make();
    return (v) => [module.forward(v), ...[...module.buffers()].map((buffer) => buffer.clone())];
  },
  inputs: [x],
});

/** The gradients of the parameters, too, which are the second result. */
const learning = (make: () => Layer, x: Tensor): Trial => ({
  name: `parameters, on [${x.shape}]`,
  make: () => {
    const module = make();
    return (v) => {
      for (const parameter of module.parameters()) parameter.grad = null;
      module.forward(v).square().mean().backward();
      return module.parameters().map(({ grad }) => grad as Tensor);
    };
  },
  inputs: [x],
});

/** Layers that have parameters, buffers, masks or modes, by the name of the export. */
export function layerTrials(
  dtype: 'float32' | 'float64',
): Readonly<Record<string, readonly Trial[]>> {
  const rng = new Rng(3);
  const rows = rng.normal([19, 37], { dtype });
  const images = rng.normal([3, 5, 9, 7], { dtype });
  const volumes = rng.normal([2, 3, 4, 5, 3], { dtype });
  const both = (make: () => Layer, x: Tensor): Trial[] => [layer(make, x), learning(make, x)];
  return {
    Linear: both(() => new layers.Linear(37, 13, { dtype }), rows),
    Maxout: both(() => new layers.Maxout(37, 13, { pieces: 3, dtype }), rows),
    Conv2d: [
      ...both(() => new layers.Conv2d(5, 8, 3, { padding: 1, dtype }), images),
      ...both(() => new layers.Conv2d(5, 6, 3, { stride: 2, bias: false, dtype }), images),
      ...both(
        () => new layers.Conv2d(5, 3, 3, { padding: 1, paddingMode: 'reflect', dtype }),
        images,
      ),
    ],
    PReLU: both(() => new layers.PReLU({ numParameters: 5, dtype }), images),
    RReLU: [layer(() => new layers.RReLU({ rng: new Rng(7) }), rows)],
    Sequential: both(
      () =>
        new layers.Sequential(
          new layers.Linear(37, 9, { dtype }),
          new layers.GELU(),
          new layers.Linear(9, 3, { dtype }),
          new layers.LogSoftmax(),
        ),
      rows,
    ),
    BatchNorm1d: [
      ...both(() => new regularize.BatchNorm1d(37, { dtype }), rows),
      layer(() => new regularize.BatchNorm1d(37, { momentum: null, affine: false, dtype }), rows),
      layer(() => new regularize.BatchNorm1d(37, { dtype }).eval(), rows),
    ],
    BatchNorm2d: both(() => new regularize.BatchNorm2d(5, { dtype }), images),
    BatchNorm3d: both(() => new regularize.BatchNorm3d(3, { dtype }), volumes),
    LayerNorm: [
      ...both(() => new regularize.LayerNorm(37, { dtype }), rows),
      ...both(() => new regularize.LayerNorm([9, 7], { dtype }), images),
    ],
    Dropout: [
      layer(() => new regularize.Dropout(0.4), rows),
      layer(() => new regularize.Dropout(0.4, { rng: new Rng(7) }), rows),
      layer(() => new regularize.Dropout(0.4).eval(), rows),
    ],
    GaussianNoise: [
      layer(() => new regularize.GaussianNoise(0.4), rows),
      layer(() => new regularize.GaussianNoise(tensor(0.4), { rng: new Rng(7) }), rows),
      layer(() => new regularize.GaussianNoise(0.4).eval(), rows),
    ],
  };
}
