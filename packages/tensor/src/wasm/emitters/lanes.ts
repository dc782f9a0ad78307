import { type DType, isFloat } from '../../layout/dtype';
import { f32x4, f64x2, type I32, i16x8, i32x4, lanes32, load, store, v128 } from '../encoder';
import { ELEMENTS } from './element';
import type { Vector, VectorWriter } from './vector-writer';
import { near } from './walk';

/**
 * Neighbouring elements of a type, as many as the vectors of the type that is computed in hold: four, or two float64.
 * Four float64 are two vectors; two numbers of 32 bits are the lower half of one. Truth values are whole numbers here.
 */
export type Lanes = readonly Vector[];

/** Where such elements lie: one at `base + offset`, the next `step` bytes further on. */
export interface Run {
  readonly base: I32;
  readonly offset: number;
  readonly step: number;
}

const HIGH_HALF = /* @__PURE__ */ lanes32(2, 3, 2, 3);
const LOW_WORDS = /* @__PURE__ */ lanes32(0, 2, 4, 6);
const HIGH_WORDS = /* @__PURE__ */ lanes32(1, 3, 1, 3);
const LOW_BYTES = [0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12];

/** Reads the first `live` elements; what the other lanes hold does not matter. */
export function readLanes(
  w: VectorWriter,
  dtype: DType,
  { base, offset, step }: Run,
  width: number,
  live: number,
): Lanes {
  const { bytes } = ELEMENTS[dtype];
  const place = (k: number) => near(base, offset + k * step);
  const vectors = bytes === 8 ? width / 2 : 1;
  const each = (read: (vector: number) => Vector) =>
    Array.from({ length: vectors }, (_, v) => read(v));
  if (step === 0) {
    if (bytes === 1) return [i32x4.splat(load.u8(place(0)))];
    if (bytes === 4) return [load.splat32(place(0))];
    const splat = w.keep(load.splat64(place(0)));
    return each(() => splat);
  }
  if (live === width && step === bytes && (bytes > 1 || width === 4)) {
    if (bytes === 1) return [i32x4.extendLowU16(i16x8.extendLowU8(load.first32(place(0))))];
    return bytes === 4 && width === 2
      ? [load.first64(place(0))]
      : each((v) => load.v128(place(2 * v)));
  }
  if (bytes === 8) {
    return each((v) => {
      const first = load.first64(place(2 * v < live ? 2 * v : 0));
      return 2 * v + 1 < live ? load.lane64(place(2 * v + 1), 1, first) : first;
    });
  }
  let lanes = bytes === 1 ? load.lane8(place(0), 0, w.whole(0)) : load.first32(place(0));
  for (let k = 1; k < live; k++) {
    lanes = bytes === 1 ? load.lane8(place(k), 4 * k, lanes) : load.lane32(place(k), k, lanes);
  }
  return [lanes];
}

/** Writes the first `live` elements. */
export function writeLanes(
  w: VectorWriter,
  dtype: DType,
  { base, offset, step }: Run,
  width: number,
  live: number,
  lanes: Lanes,
): void {
  const { bytes } = ELEMENTS[dtype];
  const place = (k: number) => near(base, offset + k * step);
  if (live === width && step === bytes && (bytes > 1 || width === 4)) {
    if (bytes === 1) {
      const x = w.keep(lanes[0]);
      w.fn.do(store.lane32(place(0), 0, v128.shuffle(x, x, LOW_BYTES)));
    } else if (bytes === 4 && width === 2) w.fn.do(store.lane64(place(0), 0, lanes[0]));
    else for (const [v, x] of lanes.entries()) w.fn.do(store.v128(place(2 * v), x));
    return;
  }
  const kept = lanes.map((x) => w.keep(x));
  for (let k = 0; k < live; k++) {
    if (bytes === 8) w.fn.do(store.lane64(place(k), k % 2, kept[k >> 1]));
    else if (bytes === 4) w.fn.do(store.lane32(place(k), k, kept[0]));
    else w.fn.do(store.u8(place(k), i32x4.extract(kept[0], k)));
  }
}

/** The elements as an array of another type would store them. */
export function convertLanes(
  w: VectorWriter,
  x: Lanes,
  from: DType,
  to: DType,
  width: number,
): Lanes {
  if (from === to) return x;
  if (to === 'float32')
    return [from === 'float64' ? joined(x.map(f32x4.demote)) : f32x4.convertS(x[0])];
  if (to === 'float64') {
    const low = w.keep(x[0]);
    const halves = width === 2 ? [low] : [low, v128.shuffle(low, low, HIGH_HALF)];
    return halves.map(from === 'float32' ? f64x2.promoteLow : f64x2.convertLowS);
  }
  const whole = isFloat(from) ? joined(x.map((part) => wrapped(w, part, from))) : x[0];
  return [to === 'bool' ? v128.and(whole, w.whole(255)) : whole];
}

/** Ones in every lane of the type `to` whose element is not 0, as NaN is not. */
export function maskLanes(w: VectorWriter, x: Lanes, from: DType, to: DType): Vector {
  const masks = x.map((part) =>
    from === 'float64'
      ? f64x2.ne(part, w.double(0))
      : from === 'float32'
        ? f32x4.ne(part, w.single(0))
        : i32x4.ne(part, w.whole(0)),
  );
  if ((from === 'float64') === (to === 'float64')) return masks[0];
  if (to !== 'float64') return v128.shuffle(masks[0], masks[1], LOW_WORDS);
  const mask = w.keep(masks[0]);
  return v128.shuffle(mask, mask, lanes32(0, 0, 1, 1));
}

/** A mask as whole numbers, 1 where it holds. */
export function truthLanes(w: VectorWriter, mask: Vector, dtype: DType): Lanes {
  const kept = w.keep(mask);
  const words = dtype === 'float64' ? v128.shuffle(kept, kept, LOW_WORDS) : kept;
  return [v128.and(words, w.whole(1))];
}

function joined([low, high]: Lanes): Vector {
  return high === undefined ? low : v128.shuffle(low, high, lanes32(0, 1, 4, 5));
}

/** The fraction cut off and the rest taken modulo 2³², as JavaScript does; NaN and ±∞ become 0. */
function wrapped(w: VectorWriter, part: Vector, dtype: DType): Vector {
  const double = dtype === 'float64';
  const real = double ? f64x2 : f32x4;
  const constant = (value: number) => (double ? w.double(value) : w.single(value));
  const x = w.keep(part);
  // Of the magnitude, since its remainder in [0, 2³²) is exact in either type.
  const size = w.keep(real.trunc(real.abs(x)));
  const turns = real.floor(real.mul(size, constant(2 ** -32)));
  const rest = real.sub(size, real.mul(turns, constant(2 ** 32)));
  const sign = w.keep(i32x4.shrS(double ? v128.shuffle(x, x, HIGH_WORDS) : x, 31));
  const whole = double ? i32x4.truncSat64U(rest) : i32x4.truncSatU(rest);
  return i32x4.sub(v128.xor(whole, sign), sign);
}
