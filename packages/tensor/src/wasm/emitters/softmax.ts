import { isFloat } from '../../layout/dtype';
import type { Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import { at, beyond, f32x4, f64x2, type I32, i32, lanes32, v128 } from '../encoder';
import { copyElements, isFilled } from './copy';
import { ELEMENTS } from './element';
import { Folder, loadLanes, SUM, storeLanes } from './folding';
import { hostMath } from './host-math';
import { SMOOTH32 } from './smooth32';
import { type Vector, VectorWriter } from './vector-writer';
import { type Axis, axesOf, walkPart } from './walk';

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
  const along = { extent: n, steps: [out, x].map(({ strides }) => strides[axis] * bytes) };
  const lines = axesOf(
    x.shape.map((extent, i) => (i === axis ? 1 : extent)),
    [out, x],
  );
  // Lines with gaps are worked on elsewhere.
  const gaps = n > 1 && along.steps.some((step) => step !== bytes);
  const room = Math.ceil((n * bytes) / 16) * 16;
  const outer: Axis[] = lines.length > 0 ? lines : [{ extent: 1, steps: [0, 0] }];
  return {
    parts: outer[0].extent,
    scratch: room * ((gaps ? 1 : 0) + (logarithm ? 1 : 0)) + Math.ceil(n / 1024) * 16,
    cost: 90 * x.size,
    checks: false,
    emit(fn, { outputs: [target], inputs: [source], scratch }, from, to, module) {
      const w = new VectorWriter(fn, module);
      const line = new Line(w, dtype, n);
      const [gathered, rest] = gaps ? [scratch, i32.add(scratch, room)] : [null, scratch];
      walkPart(w.fn, outer, [target, source], from, to, ([a, b]) => {
        if (gathered === null) line.softmax(logarithm, a, b, rest);
        else {
          const [away, back] = [0, 1].map((k) => [
            { extent: n, steps: k === 0 ? [bytes, along.steps[1]] : [along.steps[0], bytes] },
          ]);
          copyElements(w.fn, away, [gathered, b], [dtype, dtype]);
          line.softmax(logarithm, gathered, gathered, rest);
          copyElements(w.fn, back, [a, gathered], [dtype, dtype]);
        }
      });
    },
  };
}

/** Writes code on a line of n neighbours. */
class Line {
  readonly #w: VectorWriter;
  readonly #dtype: 'float32' | 'float64';
  readonly #n: number;
  readonly #folder: Folder;

  constructor(w: VectorWriter, dtype: 'float32' | 'float64', n: number) {
    this.#w = w;
    this.#dtype = dtype;
    this.#n = n;
    this.#folder = new Folder(w.fn, dtype, SUM);
  }

  softmax(logarithm: boolean, target: I32, source: I32, scratch: I32): void {
    const w = this.#w;
    const { sub, div } = this.#dtype === 'float32' ? f32x4 : f64x2;
    const room = Math.ceil((this.#n * this.#folder.bytes) / 16) * 16;
    const largest = this.#largest(source);
    this.#each((i, live) => {
      const shifted = w.keep(sub(this.#load(source, i, live), largest));
      const power = this.#smooth('exp', shifted, live);
      if (logarithm) this.#store(target, i, live, shifted);
      this.#store(logarithm ? scratch : target, i, live, power);
    });
    const [exponentials, rest] = logarithm ? [scratch, i32.add(scratch, room)] : [target, scratch];
    const [sum] = this.#folder.lines(this.#n, exponentials, rest);
    const total = w.keep(logarithm ? this.#smooth('log', w.keep(sum), 1) : sum);
    const all = w.keep(v128.shuffle(total, total, this.#broadcast()));
    this.#each((i, live) => {
      const value = this.#load(target, i, live);
      this.#store(target, i, live, logarithm ? sub(value, all) : div(value, all));
    });
  }

  /** The largest in every lane; where an element is NaN any number will do, as all results are NaN then. */
  #largest(source: I32): Vector {
    const w = this.#w;
    const { pmax } = this.#dtype === 'float32' ? f32x4 : f64x2;
    const lowest = this.#dtype === 'float32' ? w.single(-Infinity) : w.double(-Infinity);
    const largest = w.fn.local('v128', lowest);
    this.#each((i, live) => w.fn.set(largest, pmax(largest, this.#load(source, i, live, lowest))));
    for (let half = this.#folder.width / 2; half >= 1; half /= 2) {
      const turned = [0, 1, 2, 3].map((k) => k ^ ((4 * half) / this.#folder.width)) as [
        number,
        number,
        number,
        number,
      ];
      w.fn.set(largest, pmax(largest, v128.shuffle(largest, largest, lanes32(...turned))));
    }
    return largest;
  }

  #broadcast(): number[] {
    return this.#dtype === 'float32' ? lanes32(0, 0, 0, 0) : lanes32(0, 1, 0, 1);
  }

  #smooth(op: 'exp' | 'log', x: Vector, live: number): Vector {
    const code = this.#dtype === 'float32' ? SMOOTH32[op] : undefined;
    return code?.(this.#w, x) ?? hostMath(this.#w, op, this.#dtype, [x], live);
  }

  /** Runs `body` for every vector of the line with its distance from the start and the number of elements in it. */
  #each(body: (i: I32, live: number) => void): void {
    const { fn } = this.#w;
    const { width } = this.#folder;
    const whole = Math.floor(this.#n / width);
    fn.for(0, 16 * whole, 16, (i) => body(i, width));
    if (this.#n > whole * width) fn.scope(() => body(16 * whole, this.#n - whole * width));
  }

  #load(base: I32, i: I32, live: number, rest: Vector = this.#folder.first): Vector {
    return loadLanes(this.#folder.bytes, beyond(at(base), i), live, rest);
  }

  #store(base: I32, i: I32, live: number, value: Vector): void {
    const { bytes } = this.#folder;
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
