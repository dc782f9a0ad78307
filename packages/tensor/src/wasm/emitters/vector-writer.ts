import {
  type Expr,
  FunctionWriter,
  f32,
  f32x4,
  f64,
  f64x2,
  i32x4,
  type ModuleWriter,
} from '../encoder';

export type Vector = Expr<'v128'>;

/**
 * Writes code on vectors, with the constants it needs in variables set before all loops.
 *
 * Which constants these are shows only when the code is written; so it is written twice, first as a sketch.
 */
export class VectorWriter {
  readonly fn: FunctionWriter;
  readonly module: ModuleWriter;
  readonly #constants: Map<string, Vector>;

  private constructor(fn: FunctionWriter, module: ModuleWriter, constants: Map<string, Vector>) {
    this.fn = fn;
    this.module = module;
    this.#constants = constants;
  }

  /** Writes code, and before it the constants that it asks for. */
  static write(fn: FunctionWriter, module: ModuleWriter, code: (w: VectorWriter) => void): void {
    const constants = new Map<string, Vector>();
    code(new VectorWriter(new FunctionWriter(0), module, constants));
    fn.scope(() => {
      for (const [key, value] of constants) constants.set(key, fn.local('v128', value));
      code(new VectorWriter(fn, module, constants));
    });
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
      found = splat(value);
      this.#constants.set(key, found);
    }
    return found;
  }
}
