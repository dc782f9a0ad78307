import type { DType } from '../../layout/dtype';
import type { Emitter } from '../emission';
import {
  asExpr,
  at,
  f32,
  f32x4,
  f64x2,
  i32,
  i32x4,
  type Local,
  lanes32,
  load,
  select,
  store,
  v128,
} from '../encoder';
import { copyRun } from './copy';
import { ELEMENTS } from './element';
import { hostMath } from './host-math';
import { inOrder, Philox, products } from './philox';
import { type Vector, VectorWriter } from './vector-writer';

/** Sixteen numbers are drawn at a time. */
const GROUP = 16;

/** What the numbers of a draw are made of. */
interface Draw<P> {
  readonly w: VectorWriter;
  readonly dtype: DType;
  readonly params: P;
  /** Word k of four blocks, the block in the lane. */
  readonly words: readonly Local<'v128'>[];
  /** Another 32 bits for each word. */
  twins(): readonly Vector[];
  /** The plain numbers of the call. */
  scalar(k: number): ReturnType<typeof load.f64>;
}

/**
 * The code of a kernel that fills an output from a random state.
 *
 * @param fill - makes sixteen numbers, in order, as the vectors that hold them
 */
function drawing<P>(
  dtypes: readonly DType[],
  variant: (params: P) => string,
  scalars: (params: P) => readonly number[],
  fill: (draw: Draw<P>) => readonly Vector[],
): Emitter<P> {
  return {
    variant,
    scalars,
    emission([out], _inputs, params) {
      const { size, dtype } = out;
      if (size === 0 || !out.contiguous || !dtypes.includes(dtype)) return null;
      const bytes = GROUP * ELEMENTS[dtype].bytes;
      const whole = Math.floor(size / GROUP);
      const rest = (size % GROUP) * ELEMENTS[dtype].bytes;
      return {
        parts: 1,
        scratch: rest > 0 ? bytes : 0,
        cost: 60 * size,
        checks: false,
        emit(
          fn,
          { outputs: [target, after], inputs: [before], scalars: numbers, scratch },
          _from,
          _to,
          module,
        ) {
          const w = new VectorWriter(fn, module);
          const philox = new Philox(w, before);
          w.fn.for(0, rest > 0 ? whole + 1 : whole, 1, (group) => {
            const block = w.fn.hold(i32.mul(group, GROUP / 4));
            const vectors = fill({
              w,
              dtype,
              params,
              words: philox.draw(block, false),
              twins: () => philox.draw(block, true),
              scalar: (k) => load.f64(at(numbers, 8 * k)),
            });
            // The last numbers go through scratch memory, so that none is written beyond the output.
            const place = i32.add(target, i32.mul(group, bytes));
            const to =
              rest === 0 ? place : select(i32.ltS(group, whole), asExpr(place), asExpr(scratch));
            const base = w.fn.hold(to);
            for (const [i, x] of vectors.entries()) w.fn.do(store.v128(at(base, 16 * i), x));
          });
          if (rest > 0) copyRun(w.fn, i32.add(target, whole * bytes), scratch, rest);
          philox.advance(after, Math.ceil(size / 4));
        },
      };
    },
  };
}

const REAL: readonly DType[] = ['float32', 'float64'];

/** Unsigned numbers of 32 bits in the two lower lanes, exactly. */
function unsigned(w: VectorWriter, x: Vector): Vector {
  return f64x2.add(f64x2.convertLowS(v128.xor(x, w.whole(-(2 ** 31)))), w.double(2 ** 31));
}

/** (word · 2²¹ + ⌊twin / 2¹¹⌋) · 2⁻⁵³ of the two lower lanes. */
function fraction53(w: VectorWriter, word: Vector, twin: Vector): Vector {
  const upper = f64x2.mul(unsigned(w, word), w.double(2 ** 21));
  const lower = f64x2.convertLowS(i32x4.shrU(twin, 11));
  return f64x2.mul(f64x2.add(upper, lower), w.double(2 ** -53));
}

/** Two of four lanes in the lower half. */
function pick(x: Vector, a: number, b: number): Vector {
  return v128.shuffle(x, x, lanes32(a, b, a, b));
}

/**
 * Number i of the uniform distribution, low + u · (high − low).
 *
 * @param limits - low, high − low and the largest result, as float32, then as float64
 */
export function uniformEmitter<P>(limits: (params: P) => readonly number[]): Emitter<P> {
  return drawing(
    REAL,
    () => '',
    limits,
    ({ w, dtype, words, twins, scalar }) => {
      const ordered = inOrder(w.fn, words);
      if (dtype === 'float32') {
        const [low, span, last] = [0, 1, 2].map((k) => w.keep(f32x4.splat(f32.demote(scalar(k)))));
        return ordered.map((word) => {
          const u = f32x4.mul(f32x4.convertS(i32x4.shrU(word, 8)), w.single(2 ** -24));
          // No sum is −0, so zeros need no care.
          return f32x4.pmin(last, f32x4.add(low, f32x4.mul(u, span)));
        });
      }
      const [low, span, last] = [3, 4, 5].map((k) => w.keep(f64x2.splat(scalar(k))));
      const further = inOrder(w.fn, twins());
      return ordered.flatMap((word, i) =>
        [0, 2].map((half) => {
          const [a, b] = [word, further[i]].map((x) => w.keep(pick(x, half, half + 1)));
          return f64x2.pmin(last, f64x2.add(low, f64x2.mul(fraction53(w, a, b), span)));
        }),
      );
    },
  );
}

/** mean + std · z, z by the Box–Muller transform; the scalars are mean and std. */
export function normalEmitter<P>(scalars: (params: P) => readonly number[]): Emitter<P> {
  return drawing(
    REAL,
    () => '',
    scalars,
    ({ w, dtype, words, twins, scalar }) => {
      const [mean, std] = [0, 1].map((k) => w.keep(f64x2.splat(scalar(k))));
      const ordered = inOrder(w.fn, words);
      const further = dtype === 'float64' ? inOrder(w.fn, twins()) : null;
      return ordered.flatMap((word, i) => {
        const [first, second] = [0, 1].map((k) => {
          const x = w.keep(pick(word, k, k + 2));
          if (further !== null) return fraction53(w, x, w.keep(pick(further[i], k, k + 2)));
          const real = unsigned(w, x);
          return f64x2.mul(k === 0 ? f64x2.add(real, w.double(1)) : real, w.double(2 ** -32));
        });
        const u1 = further === null ? first : f64x2.add(first, w.double(2 ** -53));
        const logarithm = hostMath(w, 'log', 'float64', [u1], 2);
        const radius = w.keep(f64x2.sqrt(f64x2.mul(w.double(-2), logarithm)));
        const angle = w.keep(f64x2.mul(w.double(6.283185307179586), second));
        const [x, y] = (['cos', 'sin'] as const).map((op) => {
          const z = f64x2.mul(radius, hostMath(w, op, 'float64', [angle], 2));
          return w.keep(f64x2.add(mean, f64x2.mul(std, z)));
        });
        if (dtype === 'float64') {
          return [lanes32(0, 1, 4, 5), lanes32(2, 3, 6, 7)].map((lanes) =>
            v128.shuffle(x, y, lanes),
          );
        }
        return [v128.shuffle(f32x4.demote(x), f32x4.demote(y), lanes32(0, 4, 1, 5))];
      });
    },
  );
}

/** low + ⌊r · (high − low) / 2⁶⁴⌋, where r has the bits of a word and its twin. */
export const integersEmitter: Emitter<{ readonly low: number; readonly high: number }> =
  /* @__PURE__ */ drawing(
    ['int32'],
    ({ low, high }) => `${low},${high}`,
    () => [],
    ({ w, params: { low, high }, words, twins }) => {
      const range = high - low;
      if (range < 2 ** 32) {
        const factor = w.whole(range | 0);
        const lowers = words.map((word) => {
          const [upper, lower] = products(w, word, factor);
          const kept = w.keep(lower);
          w.fn.set(word, upper);
          return kept;
        });
        // Only here the further bits may carry.
        const near = lowers.map((lower) => i32x4.gtU(lower, w.whole(-range | 0)));
        w.fn.if(v128.anyTrue(near.reduce(v128.or)), () => {
          for (const [k, twin] of twins().entries()) {
            const [carried] = products(w, twin, factor);
            const over = i32x4.ltU(i32x4.add(lowers[k], carried), lowers[k]);
            w.fn.set(words[k], i32x4.sub(words[k], over));
          }
        });
      }
      return inOrder(w.fn, words).map((word) => i32x4.add(word, w.whole(low)));
    },
  );

/** 1 where u < p; the scalars are the upper 32 bits of p, and from which 21 further bits on u is not below it. */
export function bernoulliEmitter<P>(threshold: (params: P) => readonly number[]): Emitter<P> {
  return drawing(
    ['bool'],
    () => '',
    threshold,
    ({ w, words, twins, scalar }) => {
      const edge = w.keep(i32x4.splat(i32.truncSat64(scalar(0))));
      const below = words.map((word) => w.fn.local('v128', i32x4.ltU(word, edge)));
      const ties = words.map((word) => i32x4.eq(word, edge));
      w.fn.if(v128.anyTrue(ties.reduce(v128.or)), () => {
        const limit = w.keep(i32x4.splat(i32.truncSat64(scalar(1))));
        for (const [k, twin] of twins().entries()) {
          const less = i32x4.ltU(i32x4.shrU(twin, 11), limit);
          const tie = i32x4.eq(words[k], edge);
          w.fn.set(below[k], v128.or(below[k], v128.and(tie, less)));
        }
      });
      // Word k of a block is byte k of its lane.
      return [below.map((mask, k) => v128.and(mask, w.whole(1 << (8 * k)))).reduce(v128.or)];
    },
  );
}
