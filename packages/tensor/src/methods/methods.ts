import { connectBackends } from '../backend/backend';
import type { TypedArray } from '../layout/dtype';
import { asTensor } from '../operation/convert';
import { backends } from '../operation/kernel-backend';
import * as activations from '../ops/activations';
import * as arithmetic from '../ops/arithmetic';
import { assign } from '../ops/assign';
import { expand, sumTo } from '../ops/broadcast';
import { cast } from '../ops/cast';
import { clone, contiguous, detach } from '../ops/clone';
import * as comparison from '../ops/comparison';
import { erf } from '../ops/error-function';
import * as exponential from '../ops/exponential';
import * as extremum from '../ops/extremum';
import { flip } from '../ops/flip';
import { gather, indexSelect } from '../ops/gather';
import { dot, matmul } from '../ops/matmul';
import { mean } from '../ops/mean';
import { norm } from '../ops/norm';
import { permute, transpose } from '../ops/permute';
import { flatten, reshape, squeeze, unsqueeze } from '../ops/reshape';
import * as rounding from '../ops/rounding';
import { clamp, maskedFill, where } from '../ops/select';
import { at, narrow, slice } from '../ops/slice';
import { logSoftmax, softmax } from '../ops/softmax';
import { logSumExp, std, variance } from '../ops/statistics';
import { sum } from '../ops/sum';
import { cos, sin } from '../ops/trigonometric';
import { define } from '../process/define';
import { BpError } from '../process/errors';
import { elementsOf } from '../value/elements';
import { item, toFixed, toJson, toNested } from '../value/reading';
import { Tensor, type TensorLike } from '../value/tensor';
import type { TensorMethods } from '../value/tensor-methods';

/** Free functions whose first argument is a tensor. */
type Functions = {
  readonly [K in keyof TensorMethods<Tensor>]: (x: Tensor, ...rest: never[]) => unknown;
};

const FUNCTIONS: Functions = {
  add: arithmetic.add,
  sub: arithmetic.sub,
  mul: arithmetic.mul,
  div: arithmetic.div,
  pow: arithmetic.pow,
  maximum: arithmetic.maximum,
  minimum: arithmetic.minimum,
  neg: arithmetic.neg,
  abs: arithmetic.abs,
  sign: rounding.sign,
  square: arithmetic.square,
  sqrt: arithmetic.sqrt,
  rsqrt: arithmetic.rsqrt,
  reciprocal: arithmetic.reciprocal,
  exp: exponential.exp,
  expm1: exponential.expm1,
  log: exponential.log,
  log1p: exponential.log1p,
  sin: sin,
  cos: cos,
  erf: erf,
  floor: rounding.floor,
  ceil: rounding.ceil,
  round: rounding.round,
  trunc: rounding.trunc,
  clamp: clamp,

  tanh: activations.tanh,
  sigmoid: activations.sigmoid,
  relu: activations.relu,
  leakyRelu: activations.leakyRelu,
  softplus: activations.softplus,
  softmax: softmax,
  logSoftmax: logSoftmax,

  eq: comparison.eq,
  ne: comparison.ne,
  lt: comparison.lt,
  le: comparison.le,
  gt: comparison.gt,
  ge: comparison.ge,
  logicalAnd: comparison.logicalAnd,
  logicalOr: comparison.logicalOr,
  logicalNot: comparison.logicalNot,
  isNaN: comparison.elementIsNaN,
  isFinite: comparison.elementIsFinite,
  where: where,
  maskedFill: maskedFill,

  matmul: matmul,
  dot: dot,

  sum: sum,
  mean: mean,
  max: extremum.max,
  min: extremum.min,
  argmax: extremum.argmax,
  argmin: extremum.argmin,
  all: extremum.all,
  any: extremum.any,
  variance: variance,
  std: std,
  norm: norm,
  logSumExp: logSumExp,

  reshape: reshape,
  flatten: flatten,
  squeeze: squeeze,
  unsqueeze: unsqueeze,
  transpose: transpose,
  permute: permute,
  expand: expand,
  broadcastTo: expand,
  sumTo: sumTo,
  flip: flip,
  slice: slice,
  at: at,
  narrow: narrow,
  gather: gather,
  indexSelect: indexSelect,

  cast: cast,
  clone: clone,
  detach: detach,
  contiguous: contiguous,

  assign: assign,
  backward: backward,
  item: item,
  toFixed: toFixed,
  toArray: toNested,
  toJSON: toJson,
  read: read,
};

/** The elements in logical order, when they have been computed and lie where they can be read. */
function read(x: Tensor): Promise<TypedArray> {
  if (x.storage.atHand) return Promise.resolve(x.data);
  return backends.current.read(x.storage).then((data) => elementsOf(x, data));
}

function backward(x: Tensor, gradient?: TensorLike): void {
  if (x.record === null) {
    throw new BpError(
      'BP_GRAD',
      'backward',
      'this value depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach',
    );
  }
  x.record.recorder.backward(
    x,
    gradient === undefined ? null : asTensor('backward', gradient, x.dtype),
  );
}

connectBackends();

// The class is one per process, and may come from an older copy of the library, which knew fewer methods.
for (const [name, fn] of Object.entries(FUNCTIONS)) {
  if (Object.hasOwn(Tensor.prototype, name)) continue;
  define(Tensor.prototype, name, function (this: Tensor, ...rest: never[]) {
    return fn(this, ...rest);
  });
}
