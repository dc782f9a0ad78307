// Layers with the parameters of a case, under the names of PyTorch's state dicts.
import {
  AdaptiveAvgPool2d,
  AvgPool2d,
  Conv2d,
  Flatten,
  Identity,
  Linear,
  MaxPool2d,
  PReLU,
  Unflatten,
} from '@bp/layers';
import { BatchNorm1d, BatchNorm2d, BatchNorm3d, Dropout, LayerNorm } from '@bp/regularize';
import { fold, unfold } from '@bp/tensor';
import { floatType } from './precision.mjs';
import { read, toTensor } from './tensors.mjs';

/** @import { Module } from '@bp/module' */
/** @import { Tensor } from '@bp/tensor' */
/** @import { JudgedLayer, Options, Plain } from '../contract/schema' */

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
    const initial = layer.stateDict();
    return {
      params: Object.fromEntries(layer.namedParameters()),
      buffers: () =>
        Object.fromEntries(Array.from(layer.namedBuffers(), ([name, x]) => [name, read(x)])),
      call: ([x], training = true) => layer.train(training).forward(x),
      reset: () => void layer.loadStateDict(initial),
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

/** @param {(x: Tensor, options: Options) => Tensor} compute */
function functional(compute) {
  /** @param {Options} options @returns {JudgedLayer<Tensor>} */
  return (options) => ({ params: {}, call: ([x]) => compute(x, options) });
}

export const layers = {
  Linear: loaded(
    ({ in_features, out_features, bias }) =>
      new Linear(in_features, out_features, { bias, dtype: floatType() }),
  ),
  Conv2d: loaded((options) => {
    const { in_channels, out_channels, kernel_size, padding_mode: paddingMode } = options;
    const { stride, padding, dilation, groups, bias } = options;
    const sizes = { stride, padding, dilation, groups, bias, paddingMode };
    return new Conv2d(in_channels, out_channels, kernel_size, { ...sizes, dtype: floatType() });
  }),
  MaxPool2d: loaded(
    ({ kernel_size, stride, padding, dilation, ceil_mode: ceilMode }) =>
      new MaxPool2d(kernel_size, { stride, padding, dilation, ceilMode }),
  ),
  AvgPool2d: loaded((options) => {
    const { kernel_size, stride, padding, ceil_mode: ceilMode } = options;
    const { count_include_pad: countIncludePad, divisor_override: divisorOverride } = options;
    const settings = { stride, padding, ceilMode, countIncludePad, divisorOverride };
    return new AvgPool2d(kernel_size, settings);
  }),
  AdaptiveAvgPool2d: loaded(({ output_size }) => new AdaptiveAvgPool2d(output_size)),
  Unfold: functional((x, { kernel_size, stride, padding, dilation }) =>
    unfold(x, kernel_size, { stride, padding, dilation }),
  ),
  Fold: functional((x, { output_size, kernel_size, stride, padding, dilation }) =>
    fold(x, output_size, kernel_size, { stride, padding, dilation }),
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
