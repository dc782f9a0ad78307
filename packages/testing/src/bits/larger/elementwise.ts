import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { LAYOUTS } from '../../ops/layouts';
import { type Float, special, type Trials, trial, whole } from './values';

type Unary = (x: Tensor) => Tensor;
type Binary = (x: Tensor, y: Tensor) => Tensor;

const UNARY: Readonly<Record<string, Unary>> = {
  abs: bp.abs,
  ceil: bp.ceil,
  clamp: (x) => bp.clamp(x, -1, 2),
  cos: bp.cos,
  erf: bp.erf,
  exp: bp.exp,
  expm1: bp.expm1,
  floor: bp.floor,
  isFinite: bp.isFinite,
  isInf: bp.isInf,
  isNaN: bp.isNaN,
  leakyRelu: (x) => bp.leakyRelu(x),
  log: bp.log,
  log10: bp.log10,
  log1p: bp.log1p,
  log2: bp.log2,
  logicalNot: bp.logicalNot,
  neg: bp.neg,
  reciprocal: bp.reciprocal,
  relu: bp.relu,
  round: bp.round,
  rsqrt: bp.rsqrt,
  sigmoid: bp.sigmoid,
  sign: bp.sign,
  sin: bp.sin,
  softplus: bp.softplus,
  sqrt: bp.sqrt,
  square: bp.square,
  tan: bp.tan,
  tanh: bp.tanh,
  trunc: bp.trunc,
  'cast to int32': (x) => bp.cast(x, 'int32'),
  'cast to bool': (x) => bp.cast(x, 'bool'),
  'cast to float32': (x) => bp.cast(x, 'float32'),
  'cast to float64': (x) => bp.cast(x, 'float64'),
};

const BINARY: Readonly<Record<string, Binary>> = {
  add: bp.add,
  div: bp.div,
  eq: bp.eq,
  ge: bp.ge,
  gt: bp.gt,
  le: bp.le,
  logicalAnd: bp.logicalAnd,
  logicalOr: bp.logicalOr,
  logicalXor: bp.logicalXor,
  lt: bp.lt,
  maximum: bp.maximum,
  minimum: bp.minimum,
  mul: bp.mul,
  ne: bp.ne,
  pow: bp.pow,
  sub: bp.sub,
  where: (x, y) => bp.where(x.gt(y), x, y),
  maskedFill: (x, y) => bp.maskedFill(x.add(y), x.lt(y), -3),
};

/** The shapes of two operands: as vector loops like them, with tails, repeated along either side. */
const PAIRS: readonly (readonly [number[], number[]])[] = [
  [[131], [131]],
  [
    [9, 37],
    [9, 37],
  ],
  [[9, 37], [37]],
  [
    [9, 37],
    [9, 1],
  ],
  [[9, 37], []],
  [
    [5, 1, 19],
    [7, 1],
  ],
];

/** Operations on each element, with special numbers. */
export function elementwise(dtype: Float): Trials {
  const table: Trials = {};
  for (const [name, fn] of Object.entries(UNARY)) {
    table[name] = LAYOUTS.map(({ name: layout, store, see }) =>
      trial(layout, (x: Tensor) => fn(see(x)), store(special([9, 37], dtype))),
    );
  }
  for (const [name, fn] of Object.entries(BINARY)) {
    table[name] = PAIRS.flatMap(([a, b]) =>
      LAYOUTS.slice(0, 2).map(({ name: layout, store, see }) =>
        trial(
          `[${a}] and [${b}], ${layout}`,
          (x: Tensor, y: Tensor) => fn(see(x), y),
          store(special(a, dtype)),
          special(b, dtype, 3),
        ),
      ),
    );
    table[name].push(
      trial('whole numbers', fn, whole([9, 37], 5), whole([37], 4, 3)),
      trial('whole numbers and reals', fn, whole([9, 37], 5), special([37], dtype)),
    );
  }
  return table;
}
