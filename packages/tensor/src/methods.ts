import { asTensor } from './convert';
import { BpError } from './errors';
import * as activations from './ops/activations';
import * as arithmetic from './ops/arithmetic';
import { assign } from './ops/assign';
import { expand, sumTo } from './ops/broadcast';
import { cast } from './ops/cast';
import { clone, contiguous, detach } from './ops/clone';
import * as comparison from './ops/comparison';
import * as exponential from './ops/exponential';
import * as extremum from './ops/extremum';
import { flip } from './ops/flip';
import { gather, indexSelect } from './ops/gather';
import { dot, matmul } from './ops/matmul';
import { permute, transpose } from './ops/permute';
import { flatten, reshape, squeeze, unsqueeze } from './ops/reshape';
import * as rounding from './ops/rounding';
import { clamp, maskedFill, where } from './ops/select';
import { at, narrow, slice } from './ops/slice';
import { logSoftmax, softmax } from './ops/softmax';
import { logSumExp, norm, std, variance } from './ops/statistics';
import { mean, sum } from './ops/sum';
import { cos, erf, sin } from './ops/trigonometric';
import { item, toNested } from './reading';
import { Tensor, type TensorLike } from './tensor';
import type { TensorMethods } from './tensor-methods';

/** A free function whose first argument is a tensor, as a method of that tensor. */
function method<A extends readonly unknown[], R>(fn: (x: Tensor, ...rest: A) => R) {
  return function (this: Tensor, ...rest: A): R {
    return fn(this, ...rest);
  };
}

const METHODS: { readonly [K in keyof TensorMethods]: unknown } = {
  add: method(arithmetic.add),
  sub: method(arithmetic.sub),
  mul: method(arithmetic.mul),
  div: method(arithmetic.div),
  pow: method(arithmetic.pow),
  maximum: method(arithmetic.maximum),
  minimum: method(arithmetic.minimum),
  neg: method(arithmetic.neg),
  abs: method(arithmetic.abs),
  sign: method(rounding.sign),
  square: method(arithmetic.square),
  sqrt: method(arithmetic.sqrt),
  rsqrt: method(arithmetic.rsqrt),
  reciprocal: method(arithmetic.reciprocal),
  exp: method(exponential.exp),
  expm1: method(exponential.expm1),
  log: method(exponential.log),
  log1p: method(exponential.log1p),
  sin: method(sin),
  cos: method(cos),
  erf: method(erf),
  floor: method(rounding.floor),
  ceil: method(rounding.ceil),
  round: method(rounding.round),
  trunc: method(rounding.trunc),
  clamp: method(clamp),

  tanh: method(activations.tanh),
  sigmoid: method(activations.sigmoid),
  relu: method(activations.relu),
  leakyRelu: method(activations.leakyRelu),
  softplus: method(activations.softplus),
  softmax: method(softmax),
  logSoftmax: method(logSoftmax),

  eq: method(comparison.eq),
  ne: method(comparison.ne),
  lt: method(comparison.lt),
  le: method(comparison.le),
  gt: method(comparison.gt),
  ge: method(comparison.ge),
  logicalAnd: method(comparison.logicalAnd),
  logicalOr: method(comparison.logicalOr),
  logicalNot: method(comparison.logicalNot),
  isNaN: method(comparison.elementIsNaN),
  isFinite: method(comparison.elementIsFinite),
  where: method(where),
  maskedFill: method(maskedFill),

  matmul: method(matmul),
  dot: method(dot),

  sum: method(sum),
  mean: method(mean),
  max: method(extremum.max),
  min: method(extremum.min),
  argmax: method(extremum.argmax),
  argmin: method(extremum.argmin),
  all: method(extremum.all),
  any: method(extremum.any),
  variance: method(variance),
  std: method(std),
  norm: method(norm),
  logSumExp: method(logSumExp),

  reshape: method(reshape),
  flatten: method(flatten),
  squeeze: method(squeeze),
  unsqueeze: method(unsqueeze),
  transpose: method(transpose),
  permute: method(permute),
  expand: method(expand),
  broadcastTo: method(expand),
  sumTo: method(sumTo),
  flip: method(flip),
  slice: method(slice),
  at: method(at),
  narrow: method(narrow),
  gather: method(gather),
  indexSelect: method(indexSelect),

  cast: method(cast),
  clone: method(clone),
  detach: method(detach),
  toContiguous: method(contiguous),

  assign: method(assign),
  backward: method(backward),
  item: method(item),
  toArray: method(toNested),
  read: method((x: Tensor) => Promise.resolve(x.data)),
};

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

// The class is one per process; the copy of the library that made it also gives it its methods.
if (!('add' in Tensor.prototype)) {
  for (const [name, value] of Object.entries(METHODS)) {
    Object.defineProperty(Tensor.prototype, name, { value, configurable: true, writable: true });
  }
}
