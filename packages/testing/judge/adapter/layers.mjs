// Layers with the parameters of a case, under the names of PyTorch's state dicts.
import { Flatten, Identity, Linear, PReLU, Unflatten } from '@bp/layers';
import { BatchNorm1d, BatchNorm2d, BatchNorm3d, Dropout, LayerNorm } from '@bp/regularize';
import { floatType } from './precision.mjs';
import { read, toTensor } from './tensors.mjs';

/** @import { Module } from '@bp/module' */
/** @import { Tensor } from '@bp/tensor' */
/** @import { JudgedLayer, Options, Plain } from '../schema' */

/** @typedef {Record<string, Plain>} Named */
/** @typedef {Module & { forward(x: Tensor): Tensor }} Layer */

/** @param {Named} figures @returns {Record<string, Tensor>} */
function tensorsOf(figures) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, plain]) => [name, toTensor(plain)]),
  );
}

/**
 * @param {(options: Options) => Layer} make
 * @returns {(options: Options, params: Named, buffers: Named) => JudgedLayer<Tensor>}
 */
function loaded(make) {
  return (options, params, buffers) => {
    const layer = make(options);
    // In a training case running statistics are left at their start.
    layer.loadStateDict(tensorsOf({ ...params, ...buffers }), { strict: false });
    return {
      params: Object.fromEntries(layer.namedParameters()),
      buffers: () =>
        Object.fromEntries(Array.from(layer.namedBuffers(), ([name, x]) => [name, read(x)])),
      call: ([x], training = true) => layer.train(training).forward(x),
    };
  };
}

/** @param {new (features: number, options: object) => Layer} Norm */
function batchNorm(Norm) {
  return loaded(
    ({ num_features, eps, momentum, affine, track_running_stats: trackRunningStats }) =>
      new Norm(num_features, { eps, momentum, affine, trackRunningStats, dtype: floatType() }),
  );
}

export const layers = {
  Linear: loaded(
    ({ in_features, out_features, bias }) =>
      new Linear(in_features, out_features, { bias, dtype: floatType() }),
  ),
  PReLU: loaded(
    ({ num_parameters: numParameters, init }) =>
      new PReLU({ numParameters, init, dtype: floatType() }),
  ),
  BatchNorm1d: batchNorm(BatchNorm1d),
  BatchNorm2d: batchNorm(BatchNorm2d),
  BatchNorm3d: batchNorm(BatchNorm3d),
  LayerNorm: loaded(
    ({ normalized_shape, eps, elementwise_affine: elementwiseAffine }) =>
      new LayerNorm(normalized_shape, { eps, elementwiseAffine, dtype: floatType() }),
  ),
  Dropout: loaded(({ p }) => new Dropout(p)),
  Flatten: loaded(({ start_dim, end_dim }) => new Flatten(start_dim, end_dim)),
  Unflatten: loaded(({ dim = 1, unflattened_size }) => new Unflatten(dim, unflattened_size)),
  Identity: loaded(() => new Identity()),
};
