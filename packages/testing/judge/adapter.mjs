// The library under the names of PyTorch: translates names, options and axes, and computes nothing itself.
import { BACKENDS } from '../src/bits/backends.mjs';
import { activations } from './adapter/activations.mjs';
import { clip } from './adapter/clip.mjs';
import { elementwise } from './adapter/elementwise.mjs';
import { init } from './adapter/init.mjs';
import { layers } from './adapter/layers.mjs';
import { linearAlgebra } from './adapter/linear-algebra.mjs';
import { losses } from './adapter/losses.mjs';
import { optimizer } from './adapter/optimizers.mjs';
import { asked } from './adapter/precision.mjs';
import { rearrange } from './adapter/rearrange.mjs';
import { reductions } from './adapter/reductions.mjs';
import { scheduler } from './adapter/schedulers.mjs';
import { grad, read, setGrad, toTensor } from './adapter/tensors.mjs';
import { view, views } from './adapter/views.mjs';

/** @import { Tensor } from '@bp/tensor' */
/** @import { Adapter } from './contract/schema' */

/** @type {Adapter<Tensor>} */
const adapter = {
  get precision() {
    return asked.precision;
  },
  set precision(precision) {
    asked.precision = precision;
  },
  backends: BACKENDS,
  backend: null,
  readers: ['masked_select'],
  tensor: toTensor,
  read,
  view,
  grad,
  setGrad,
  op: {
    ...elementwise,
    ...reductions,
    ...linearAlgebra,
    ...views,
    ...rearrange,
    ...activations,
    ...losses,
  },
  layer: layers,
  optimizer,
  scheduler,
  clip,
  init,
};

export default adapter;
