import type { ScalarOp } from '../../formula/scalar-op';
import type { DType } from '../../layout/dtype';
import {
  cos32,
  cos64,
  erf32,
  erf64,
  exp64,
  expm164,
  log1p64,
  log64,
  log232,
  log264,
  log1032,
  log1064,
  pow32,
  pow64,
  sigmoid64,
  sin32,
  sin64,
  softplus64,
  tanh64,
} from '../../math';
import { f32, f32x4, f64, f64x2, type HostFunction } from '../encoder';
import type { Vector, VectorWriter } from './vector-writer';

type Host = HostFunction & { readonly result: 'f64' };

/** The functions of the reference by their names; those that have vector code of their own are left out. */
const FUNCTIONS: Readonly<Record<string, (x: number, y: number) => number>> = {
  pow32,
  sin32,
  cos32,
  erf32,
  log232,
  log1032,
  pow64,
  exp64,
  expm164,
  log64,
  log1p64,
  log264,
  log1064,
  tanh64,
  sigmoid64,
  softplus64,
  sin64,
  cos64,
  erf64,
};

const hosts: Record<string, Host> = {};

function hostFunction(name: string, count: number): Host {
  hosts[name] ??= {
    name,
    parameters: new Array(count).fill('f64'),
    result: 'f64',
    run: FUNCTIONS[name],
  };
  return hosts[name];
}

/** Whether an operation is a smooth function, of those that cost some. */
export function isSmooth(op: string): boolean {
  return `${op}64` in FUNCTIONS;
}

/** A smooth function by the functions of the reference, of the first `live` lanes; of all, which are the same, if it is 0. */
export function hostMath(
  w: VectorWriter,
  op: ScalarOp,
  dtype: DType,
  operands: readonly Vector[],
  live: number,
): Vector {
  const double = dtype === 'float64';
  const host = hostFunction(`${op}${double ? 64 : 32}`, operands.length);
  const kept = operands.map((x) => w.keep(x));
  const call = (lane: number) =>
    w.module.callHost(
      host,
      kept.map((x) => (double ? f64x2.extract(x, lane) : f64.promote(f32x4.extract(x, lane)))),
    );
  if (live === 0) return double ? f64x2.splat(call(0)) : f32x4.splat(f32.demote(call(0)));
  const result = w.fn.local('v128', kept[0]);
  for (let lane = 0; lane < live; lane++) {
    const value = call(lane);
    w.fn.set(
      result,
      double ? f64x2.replace(result, lane, value) : f32x4.replace(result, lane, f32.demote(value)),
    );
  }
  return result;
}
