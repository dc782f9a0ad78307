import { isConstant, type Node } from '../../formula/node';
import { isComparison, type ScalarOp } from '../../formula/scalar-op';
import { type DType, isFloat } from '../../layout/dtype';
import { fround } from '../../math/fround';
import { f32x4, f64x2, i32x4, v128 } from '../encoder';
import { smooth } from './smooth';
import type { Vector, VectorWriter } from './vector-writer';

/** What a node of a formula is in the lanes of a vector: numbers, or ones where it is true and zeros where it is not. */
export interface LaneValue {
  readonly x: Vector;
  readonly truth: boolean;
}

type Instruction = (...operands: readonly Vector[]) => Vector;

/** The names of instructions where they differ from those of operations; '' is no instruction at all. */
const REAL_NAMES: { readonly [K in ScalarOp]?: string } = { round: 'nearest' };
const WHOLE_NAMES: { readonly [K in ScalarOp]?: string } = {
  max: 'maxS',
  min: 'minS',
  lt: 'ltS',
  le: 'leS',
  gt: 'gtS',
  ge: 'geS',
  floor: '',
  ceil: '',
  round: '',
  trunc: '',
};

/** What leads out of [0, 255], to where a byte would wrap around. */
const WRAPPING: ReadonlySet<string> = /* @__PURE__ */ new Set(['add', 'sub', 'mul', 'neg']);

/** Writes the scalar operations of formulas in one type as instructions on vectors. */
export class FormulaLanes {
  declare readonly dtype: DType;
  declare readonly width: number;
  readonly #real: boolean;

  constructor(dtype: DType) {
    this.dtype = dtype;
    this.width = dtype === 'float64' ? 2 : 4;
    this.#real = isFloat(dtype);
  }

  /** A number as an array of the type would store it, in every lane. */
  constant(w: VectorWriter, value: number): Vector {
    if (this.dtype === 'float32') return w.single(fround(value));
    if (this.dtype === 'float64') return w.double(value);
    return w.whole(this.dtype === 'bool' ? value & 255 : value | 0);
  }

  /** A value as numbers: 1 where it is true. */
  number(w: VectorWriter, { x, truth }: LaneValue): Vector {
    return truth ? v128.and(x, this.constant(w, 1)) : x;
  }

  /** One operation; only the first `live` lanes matter, or all are the same if it is 0. */
  apply(
    w: VectorWriter,
    { op, args }: Node,
    values: readonly LaneValue[],
    live: number,
  ): LaneValue {
    const truth = (i: number): Vector =>
      values[i].truth ? values[i].x : this.#instruction('ne')(values[i].x, this.constant(w, 0));
    switch (op) {
      case 'and':
        return { x: v128.and(truth(0), truth(1)), truth: true };
      case 'or':
        return { x: v128.or(truth(0), truth(1)), truth: true };
      case 'not':
        return { x: v128.not(truth(0)), truth: true };
      case 'select': {
        if (values[1].truth && values[2].truth) {
          return { x: v128.select(truth(0), values[1].x, values[2].x), truth: true };
        }
        const [yes, no] = [this.number(w, values[1]), this.number(w, values[2])];
        if (isConstant(args[2], 0)) return { x: v128.and(yes, truth(0)), truth: false };
        if (isConstant(args[1], 0)) return { x: v128.andNot(no, truth(0)), truth: false };
        return { x: v128.select(truth(0), yes, no), truth: false };
      }
    }
    const operands = values.map((value) => this.number(w, value));
    if (isComparison(op)) return { x: this.#instruction(op)(...operands), truth: true };
    return { x: this.#number(w, op as ScalarOp, args, operands, live), truth: false };
  }

  #number(
    w: VectorWriter,
    op: ScalarOp,
    args: readonly Node[],
    operands: readonly Vector[],
    live: number,
  ): Vector {
    const [a, b] = operands;
    const name = (this.#real ? REAL_NAMES : WHOLE_NAMES)[op] ?? op;
    if (name === '') return a;
    if (this.#real && (op === 'max' || op === 'min')) {
      // With a constant other than ±0 and NaN, one instruction of the machine does.
      const fast = op === 'max' ? this.#instruction('pmax') : this.#instruction('pmin');
      const plain = ({ op, value }: Node) => op === 'constant' && Math.abs(fround(value)) > 0;
      if (plain(args[1])) return fast(a, b);
      if (plain(args[0])) return fast(b, a);
    }
    if (name in this.#family) {
      const x = this.#instruction(name)(...operands);
      return this.dtype === 'bool' && WRAPPING.has(op) ? v128.and(x, w.whole(255)) : x;
    }
    return smooth(w, op, this.dtype, operands, live);
  }

  get #family(): Readonly<Record<string, unknown>> {
    return this.dtype === 'float32' ? f32x4 : this.dtype === 'float64' ? f64x2 : i32x4;
  }

  #instruction(op: string): Instruction {
    const name = this.#real ? op : (WHOLE_NAMES[op as ScalarOp] ?? op);
    return this.#family[name] as Instruction;
  }
}
