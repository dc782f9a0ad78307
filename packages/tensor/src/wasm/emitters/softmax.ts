import { isFloat } from '../../layout/dtype';
import type { Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import { at, beyond, f32x4, f64x2, type I32, i32, i32x4, lanes32, v128 } from '../encoder';
import { copyElements, isFilled } from './copy';
import { ELEMENTS } from './element';
import {
  BLOCK,
  combineWith,
  Folder,
  type Folding,
  LOWEST,
  loadLanes,
  SUM,
  storeLanes,
} from './folding';
import { smooth } from './smooth';
import { type Vector, VectorWriter } from './vector-writer';
import { type Axis, axesOf, inGroups, walkPart } from './walk';

/** Softmax along an axis, or its logarithm. */
export function softmaxEmitter(logarithm: boolean): Emitter<number> {
  return {
    variant: (axis) => axis,
    scalars: noScalars,
    emission([out], [x], axis) {
      if (!isFilled([out, x]) || x.dtype !== out.dtype) return null;
      return isFloat(x.dtype) ? emissionOf(logarithm, out, x, axis, x.dtype) : null;
    },
  };
}

function emissionOf(
  logarithm: boolean,
  out: Operand,
  x: Operand,
  axis: number,
  dtype: 'float32' | 'float64',
): Emission {
  const { bytes } = ELEMENTS[dtype];
  const n = x.shape[axis];
  const [to, from] = [out, x].map(({ strides }) => strides[axis] * bytes);
  const lines = axesOf(
    x.shape.map((extent, i) => (i === axis ? 1 : extent)),
    [out, x],
  );
  // Lines with gaps are worked on elsewhere.
  const gaps = n > 1 && (to !== bytes || from !== bytes);
  const room = Math.ceil((n * bytes) / 16) * 16;
  const outer: Axis[] = lines.length > 0 ? lines : [{ extent: 1, steps: [0, 0] }];
  return {
    parts: outer[0].extent,
    scratch: room * ((gaps ? 1 : 0) + (logarithm ? 1 : 0)) + Math.ceil(n / BLOCK) * 16,
    cost: 90 * x.size,
    checks: false,
    emit(fn, { outputs: [target], inputs: [source], scratch }, first, last, module) {
      const line = new Line(new VectorWriter(fn, module), dtype, n, room);
      walkPart(fn, outer, [target, source], first, last, ([a, b]) => {
        if (!gaps) line.softmax(logarithm, a, b, scratch);
        else {
          copyElements(fn, [{ extent: n, steps: [bytes, from] }], [scratch, b], [dtype, dtype]);
          line.softmax(logarithm, scratch, scratch, i32.add(scratch, room));
          copyElements(fn, [{ extent: n, steps: [to, bytes] }], [a, scratch], [dtype, dtype]);
        }
      });
    },
  };
}

/** The largest; where a number is NaN any will do, as all results are NaN then. */
const LARGEST: Folding = /* @__PURE__ */ (() => ({
  combine: combineWith((lanes) => lanes.pmax, i32x4.maxS),
  first: LOWEST,
}))();

/** Writes code on a line of n neighbours. */
class Line {
  readonly #w: VectorWriter;
  readonly #dtype: 'float32' | 'float64';
  readonly #n: number;
  readonly #room: number;
  readonly #sums: Folder;
  readonly #largest: Folder;

  /** @param room - how many bytes a line takes, in whole vectors */
  constructor(w: VectorWriter, dtype: 'float32' | 'float64', n: number, room: number) {
    this.#w = w;
    this.#dtype = dtype;
    this.#n = n;
    this.#room = room;
    this.#sums = new Folder(w.fn, dtype, SUM);
    this.#largest = new Folder(w.fn, dtype, LARGEST);
  }

  softmax(logarithm: boolean, target: I32, source: I32, scratch: I32): void {
    const w = this.#w;
    const { sub, div } = this.#dtype === 'float32' ? f32x4 : f64x2;
    const [exponentials, rest] = logarithm
      ? [scratch, i32.add(scratch, this.#room)]
      : [target, scratch];
    const largest = this.#everywhere(this.#largest.lines(this.#n, source, rest)[0]);
    this.#each((i, live) => {
      const shifted = w.keep(sub(this.#load(source, i, live), largest));
      const power = this.#smooth('exp', shifted, live);
      if (logarithm) this.#store(target, i, live, shifted);
      this.#store(exponentials, i, live, power);
    });
    const [sum] = this.#sums.lines(this.#n, exponentials, rest);
    const all = this.#everywhere(logarithm ? this.#smooth('log', w.keep(sum), 1) : sum);
    this.#each((i, live) => {
      const value = this.#load(target, i, live);
      this.#store(target, i, live, logarithm ? sub(value, all) : div(value, all));
    });
  }

  /** The number of the first lane in every lane. */
  #everywhere(x: Vector): Vector {
    const w = this.#w;
    const kept = w.keep(x);
    const second = this.#dtype === 'float32' ? 0 : 1;
    return w.keep(v128.shuffle(kept, kept, lanes32(0, second, 0, second)));
  }

  #smooth(op: 'exp' | 'log', x: Vector, live: number): Vector {
    return smooth(this.#w, op, this.#dtype, [x], live);
  }

  /** Runs `body` for every vector of the line with its distance from the start and the number of elements in it. */
  #each(body: (i: I32, live: number) => void): void {
    const { bytes } = this.#sums;
    inGroups(this.#w.fn, this.#n * bytes, 16, (i, size) => body(i, size / bytes));
  }

  #load(base: I32, i: I32, live: number): Vector {
    return loadLanes(this.#sums.bytes, beyond(at(base), i), live, this.#sums.first);
  }

  #store(base: I32, i: I32, live: number, value: Vector): void {
    const { bytes } = this.#sums;
    storeLanes(
      this.#w.fn,
      bytes,
      this.#w.fn.hold(i32.add(base, i)),
      bytes,
      this.#w.keep(value),
      live,
    );
  }
}
