import type { Formula } from '../../formula/formula';
import type { Node } from '../../formula/node';
import type { DType } from '../../layout/dtype';
import { sameShape } from '../../layout/shape';
import type { Addresses, Emitter, Operand } from '../emission';
import { type Expr, type FunctionWriter, type I32, i32, load } from '../encoder';
import { atMost } from './bounds';
import { isFilled, transposed } from './copy';
import { FormulaLanes, type LaneValue } from './formula-lanes';
import { CHUNK, type LoopPlan, planLoops } from './formula-plan';
import { convertLanes, maskLanes, type Run, readLanes, truthLanes, writeLanes } from './lanes';
import { type Vector, VectorWriter } from './vector-writer';
import { near } from './walk';

/** How the kernel that computes a formula in one type becomes WebAssembly. */
export function formulaEmitter(formula: Formula, dtype: DType): Emitter<readonly number[]> {
  const variant = `${dtype}:${formula.outputs.map(({ id }) => id).join()}`;
  return {
    elementwise: true,
    variant: () => variant,
    scalars: (scalars) => scalars,
    emission(outputs, inputs) {
      const [{ shape, size }] = outputs;
      const same = outputs.every((output) => sameShape(output.shape, shape));
      if (!same || !isFilled([...outputs, ...inputs])) return null;
      const loops = new FormulaLoops(formula, dtype, outputs, inputs);
      return {
        parts: loops.plan.parts,
        scratch: 0,
        cost: size * loops.plan.cost,
        checks: false,
        emit: (fn, addresses, from, to, module) =>
          loops.write(new VectorWriter(fn, module), addresses, from, to),
      };
    },
  };
}

/** A place in all operands: outputs first, then inputs; and what is the same for all elements of the inner axes. */
interface Row {
  readonly bases: readonly I32[];
  readonly offsets: readonly number[];
  readonly values: ReadonlyMap<Node, LaneValue>;
}

/**
 * The loops around a formula. Each of its values is computed in the outermost loop that knows it: a product of plain numbers
 * once, a function of a column once for each row.
 */
class FormulaLoops {
  declare readonly plan: LoopPlan;
  readonly #formula: Formula;
  readonly #lanes: FormulaLanes;
  readonly #operands: readonly Operand[];

  constructor(
    formula: Formula,
    dtype: DType,
    outputs: readonly Operand[],
    inputs: readonly Operand[],
  ) {
    this.#formula = formula;
    this.#lanes = new FormulaLanes(dtype);
    this.#operands = [...outputs, ...inputs];
    this.plan = planLoops(formula, this.#lanes.width, outputs, inputs);
  }

  write(w: VectorWriter, addresses: Addresses, from: I32, to: I32): void {
    const uniform: Row = {
      bases: [...addresses.outputs, ...addresses.inputs],
      offsets: this.#operands.map(() => 0),
      values: new Map(),
    };
    const row = this.#advance(w, uniform, -1, addresses.scalars);
    if (this.plan.inner > 0) this.#outer(w, row, 0, from, to);
    else this.#row(w, [row], from, to);
  }

  /** The loop over an axis that is not the innermost. `from` and `to` count parts where it is the first. */
  #outer(w: VectorWriter, row: Row, axis: number, from: I32, to: I32): void {
    const { fn } = w;
    const { extent, steps } = this.plan.axes[axis];
    const rowsAt = (i: I32, count: number): Row[] => {
      const bases = row.bases.map((base, k) => moved(fn, base, i, steps[k]));
      return Array.from({ length: count }, (_, r) => {
        const offsets = row.offsets.map((offset, k) => offset + r * steps[k]);
        return this.#advance(w, { bases, offsets, values: row.values }, axis);
      });
    };
    if (axis < this.plan.inner - 1) {
      fn.for(from, to, 1, (i) =>
        this.#outer(w, rowsAt(i, 1)[0], axis + 1, 0, this.#partsOf(axis + 1)),
      );
      return;
    }
    const count = this.plan.rows;
    const blocks = Math.floor(extent / count);
    fn.for(from, atMost(fn.hold(to), blocks), 1, (block) =>
      this.#row(w, rowsAt(i32.mul(block, count), count)),
    );
    if (extent % count > 0) {
      whenLast(fn, from, to, this.#partsOf(axis), () =>
        fn.for(blocks * count, extent, 1, (i) => this.#row(w, rowsAt(i, 1))),
      );
    }
  }

  #partsOf(axis: number): number {
    return Math.ceil(
      this.plan.axes[axis].extent / (axis === this.plan.inner - 1 ? this.plan.rows : 1),
    );
  }

  /** The innermost loop over rows side by side; over a part of it where there is no other. */
  #row(w: VectorWriter, rows: readonly Row[], from: I32 = 0, to: I32 = this.plan.parts): void {
    const { fn } = w;
    const { extent } = this.plan.axes[this.plan.inner];
    const { width } = this.#lanes;
    const round = width * this.plan.unroll;
    const whole = extent - (extent % width);
    const rounds = extent - (extent % round);
    const end = this.plan.inner > 0 ? rounds : atMost(fn.hold(i32.mul(to, CHUNK)), rounds);
    fn.for(i32.mul(from, CHUNK), end, round, (i) =>
      this.#step(w, rows, i, this.plan.unroll, width),
    );
    if (rounds === extent) return;
    whenLast(fn, from, to, this.plan.parts, () => {
      fn.for(rounds, whole, width, (i) => this.#step(w, rows, i, 1, width));
      if (whole < extent) this.#step(w, rows, whole, 1, extent - whole);
    });
  }

  /** `count` vectors of every row, from element i on. */
  #step(w: VectorWriter, rows: readonly Row[], i: I32, count: number, live: number): void {
    const { steps } = this.plan.axes[this.plan.inner];
    w.fn.scope(() => {
      const distances = new Map<number, I32>();
      const shifts = rows[0].bases.map(() => 0);
      const bases = rows[0].bases.map((base, k) => {
        if (typeof i === 'number' || steps[k] === 0) return base;
        const distance = distances.get(steps[k]) ?? w.fn.hold(i32.mul(i, steps[k]));
        distances.set(steps[k], distance);
        // A constant address costs nothing beside the distance, which the machine adds without wrapping around.
        if (typeof base !== 'number' || steps[k] < 0) return w.fn.hold(i32.add(base, distance));
        shifts[k] = base;
        return distance;
      });
      const first = typeof i === 'number' ? i : 0;
      for (let u = 0; u < count; u++) {
        const done = first + u * this.#lanes.width;
        const moved = rows.map(({ offsets, values }) => ({
          bases,
          offsets: offsets.map((offset, k) => offset + done * steps[k] + shifts[k]),
          values,
        }));
        const squares = live === this.plan.rows ? this.#squares(w, moved) : [];
        for (const [r, row] of moved.entries()) {
          w.fn.scope(() =>
            this.#store(w, this.#advance(w, row, this.plan.inner, 0, live, squares[r]), live),
          );
        }
      }
    });
  }

  /** For each row, the vectors of the operands that lie the other way round. */
  #squares(w: VectorWriter, rows: readonly Row[]): Map<number, Vector>[] {
    const { steps } = this.plan.axes[this.plan.inner];
    const squares = rows.map(() => new Map<number, Vector>());
    const [{ bases, offsets }] = rows;
    for (const [k, isTurned] of this.plan.turned.entries()) {
      if (!isTurned || rows.length === 1) continue;
      const columns = rows.map((_, c) =>
        w.keep(load.v128(near(bases[k], offsets[k] + c * steps[k]))),
      );
      for (const [r, x] of transposed(w.fn, columns).entries()) squares[r].set(k, w.keep(x));
    }
    return squares;
  }

  /**
   * Computes what depends on this axis and none further in.
   *
   * @param live - how many lanes matter; 0 where all hold the same
   */
  #advance(
    w: VectorWriter,
    row: Row,
    axis: number,
    scalars: I32 = 0,
    live = 0,
    square?: ReadonlyMap<number, Vector>,
  ): Row {
    const values = new Map(row.values);
    const lanes = this.#lanes;
    const { dtype, width } = lanes;
    const valueOf = (n: Node): LaneValue => {
      if (n.op === 'constant') return { x: lanes.constant(w, n.value), truth: false };
      if (n.op === 'scalar') {
        const run = { base: scalars, offset: 8 * n.value, step: 0 };
        const read = readLanes(w, 'float64', run, width, width);
        return { x: convertLanes(w, read, 'float64', dtype, width)[0], truth: false };
      }
      if (n.op !== 'input') {
        const operands = n.args.map((arg) => values.get(arg) as LaneValue);
        return lanes.apply(w, n, operands, live);
      }
      const k = this.#formula.outputs.length + n.value;
      const type = this.#operands[k].dtype;
      const step = axis === this.plan.inner ? this.plan.axes[axis].steps[k] : 0;
      const turned = square?.get(k);
      const read =
        turned === undefined ? readLanes(w, type, runOf(row, k, step), width, live) : [turned];
      return this.#formula.masks.includes(n.value)
        ? { x: maskLanes(w, read, type, dtype), truth: true }
        : { x: convertLanes(w, read, type, dtype, width)[0], truth: false };
    };
    for (const n of this.plan.nodes) {
      if (this.plan.depths.get(n) !== axis) continue;
      const { x, truth } = valueOf(n);
      const once = axis === this.plan.inner && (this.plan.uses.get(n) ?? 0) <= 1;
      values.set(n, { x: once ? x : w.keep(x), truth });
    }
    return { ...row, values };
  }

  /** Writes the outputs; all are known before the first is written, since it may lie where an input does. */
  #store(w: VectorWriter, row: Row, live: number): void {
    const { dtype, width } = this.#lanes;
    const { outputs } = this.#formula;
    const { steps } = this.plan.axes[this.plan.inner];
    const results = outputs.map((output, k) => {
      const value = row.values.get(output) as LaneValue;
      const type = this.#operands[k].dtype;
      const whole = type === 'int32' || type === 'bool';
      const lanes =
        value.truth && whole
          ? truthLanes(w, value.x, dtype)
          : convertLanes(w, [this.#lanes.number(w, value)], dtype, type, width);
      return outputs.length > 1 ? lanes.map((x) => w.keep(x)) : lanes;
    });
    for (const [k, lanes] of results.entries()) {
      writeLanes(w, this.#operands[k].dtype, runOf(row, k, steps[k]), width, live, lanes);
    }
  }
}

function runOf({ bases, offsets }: Row, k: number, step: number): Run {
  return { base: bases[k], offset: offsets[k], step };
}

function moved(fn: FunctionWriter, base: I32, i: I32, step: number): I32 {
  return step === 0 ? base : fn.hold(i32.add(base, i32.mul(i, step)));
}

/** Runs `body` where the parts from `from` below `to` hold the last one. */
function whenLast(fn: FunctionWriter, from: I32, to: I32, parts: number, body: () => void): void {
  if (typeof from === 'number' && typeof to === 'number') {
    if (from < to && to === parts) body();
  } else fn.if(i32.and(i32.ltS(from, to), i32.eq(to, parts)) as Expr<'i32'>, body);
}
