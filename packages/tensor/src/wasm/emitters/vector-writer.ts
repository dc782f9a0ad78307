import {
  type Expr,
  type FunctionWriter,
  f32,
  f32x4,
  f64,
  f64x2,
  i32x4,
  type ModuleWriter,
} from '../encoder';

export type Vector = Expr<'v128'>;

/** Writes code on vectors, with the constants it needs in variables that are set once, before all loops. */
export class VectorWriter {
  declare readonly fn: FunctionWriter;
  declare readonly module: ModuleWriter;
  readonly #constants = new Map<string, Vector>();

  constructor(fn: FunctionWriter, module: ModuleWriter) {
    this.fn = fn;
    this.module = module;
  }

  /** A float32 in four lanes. */
  single(value: number): Vector {
    return this.#constant('f', value, (x) => f32x4.splat(f32.const(x)));
  }

  /** A float64 in two lanes. */
  double(value: number): Vector {
    return this.#constant('d', value, (x) => f64x2.splat(f64.const(x)));
  }

  /** A whole number of 32 bits in four lanes. */
  whole(value: number): Vector {
    return this.#constant('i', value, i32x4.splat);
  }

  /** A value that costs nothing to use again. */
  keep(x: Vector): Vector {
    return 'index' in x ? x : this.fn.local('v128', x);
  }

  #constant(type: string, value: number, splat: (x: number) => Vector): Vector {
    const key = `${type}${Object.is(value, -0) ? '-0' : value}`;
    let found = this.#constants.get(key);
    if (found === undefined) {
      found = this.fn.constant('v128', splat(value));
      this.#constants.set(key, found);
    }
    return found;
  }
}
