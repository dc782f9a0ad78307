import type { ScalarOp } from '../../formula/scalar-op';
import { f32x4, i32x4, v128 } from '../encoder';
import type { Vector, VectorWriter } from './vector-writer';

// The functions of `math` whose names end in 32, on four lanes at a time, step by step the same.

const { add, sub, mul, div, lt, gt, eq, pmin, pmax } = f32x4;

/** x · 2ⁿ near 1: the whole number n nearest to x · log₂ e, and e^(x − n ln 2) − 1. */
function expReduced(w: VectorWriter, x: Vector, base?: (n: Vector) => Vector) {
  const rounder = w.single(1.5 * 2 ** 23);
  const rounded = w.keep(add(mul(x, w.single(1.4426950216293335)), rounder));
  const real = w.keep(sub(rounded, rounder));
  // The lowest bits of the rounded sum count in ones.
  const n = w.keep(i32x4.sub(rounded, w.whole(0x4b400000)));
  const high = sub(x, mul(real, w.single(0.693145751953125)));
  const r = w.keep(sub(high, mul(real, w.single(1.4286197256296873e-6))));
  const z = w.keep(mul(r, r));
  const low = add(w.single(0.5), mul(r, w.single(0.1666651964187622)));
  const middle = add(w.single(0.0416664220392704), mul(r, w.single(0.00836881622672081)));
  const tail = add(middle, mul(z, w.single(0.0013938845368102193)));
  const head = base === undefined ? r : add(base(n), r);
  return { n, v: add(head, mul(z, add(low, mul(z, tail)))) };
}

/** 2ⁿ for n in [−126, 127]. */
function power(w: VectorWriter, n: Vector): Vector {
  return i32x4.shl(i32x4.add(n, w.whole(127)), 23);
}

/** Multiplies by 2ⁿ in two steps, of which only the second rounds. */
function scaling(w: VectorWriter, n: Vector): (y: Vector) => Vector {
  const half = w.keep(i32x4.shrS(n, 1));
  const first = w.keep(power(w, half));
  const second = w.keep(power(w, i32x4.sub(n, half)));
  return (y) => mul(mul(y, first), second);
}

/** e^(−|x|) and what its rounding lost, and the same without the power of two. */
function decay(w: VectorWriter, x: Vector) {
  const { n, v } = expReduced(w, w.keep(pmax(f32x4.neg(f32x4.abs(x)), w.single(-104))));
  const kept = w.keep(v);
  const one = w.single(1);
  const sum = w.keep(add(one, kept));
  const scale = scaling(w, n);
  return [w.keep(scale(sum)), w.keep(scale(sub(kept, sub(sum, one))))] as const;
}

/** k such that x · 2⁻ᵏ lies in [√½, √2), and x · 2⁻ᵏ − 1. */
function logSplit(w: VectorWriter, bits: Vector) {
  const k = w.keep(i32x4.shrS(i32x4.sub(bits, w.whole(0x3f3504f3)), 23));
  return { k, f: sub(i32x4.sub(bits, i32x4.shl(k, 23)), w.single(1)) };
}

/** k ln 2 + log(1 + f) + c. */
function logReduced(w: VectorWriter, f: Vector, k: Vector, c?: Vector): Vector {
  const s = w.keep(div(f, add(w.single(2), f)));
  const z = w.keep(mul(s, s));
  const high = add(w.single(0.39977583289146423), mul(z, w.single(0.2987080514431)));
  const p = add(w.single(0.6666677594184875), mul(z, high));
  const h = w.keep(mul(mul(w.single(0.5), f), f));
  const small = mul(k, w.single(1.4286197256296873e-6));
  const t = add(mul(s, add(h, mul(z, p))), c === undefined ? small : add(small, c));
  return sub(mul(k, w.single(0.693145751953125)), sub(sub(h, t), f));
}

/** log(1 + x + tail); with a tail, x is at most 1. */
function log1pPlus(w: VectorWriter, x: Vector, tail?: Vector): Vector {
  const one = w.single(1);
  const u = w.keep(add(one, x));
  const { k, f } = logSplit(w, u);
  const near = w.keep(i32x4.eq(k, w.whole(0)));
  const below = sub(x, sub(u, one));
  const lost = tail === undefined ? v128.select(lt(x, one), below, sub(one, sub(u, x))) : below;
  const rest = v128.andNot(lost, near);
  const c = div(tail === undefined ? rest : add(rest, tail), u);
  const reduced = w.keep(v128.select(near, x, f));
  return logReduced(w, reduced, w.keep(f32x4.convertS(k)), c);
}

/** The result, with other values in the lanes that the mask has; they are seldom there, and cost nothing then. */
function except(w: VectorWriter, y: Vector, mask: Vector, values: () => Vector): Vector {
  const result = w.fn.local('v128', y);
  const rare = w.keep(mask);
  w.fn.if(v128.anyTrue(rare), () => w.fn.set(result, v128.select(rare, values(), result)));
  return result;
}

/** The smooth functions that have vector code of their own. */
export const SMOOTH32: { readonly [K in ScalarOp]?: (w: VectorWriter, x: Vector) => Vector } = {
  exp(w, x) {
    const { n, v } = expReduced(w, w.keep(pmin(pmax(x, w.single(-104)), w.single(89))));
    return scaling(w, n)(add(w.single(1), v));
  },
  expm1(w, x) {
    const bounded = w.keep(pmin(pmax(x, w.single(-20)), w.single(89)));
    const { n, v } = expReduced(w, bounded, (n) =>
      sub(w.single(1), power(w, i32x4.neg(i32x4.minS(n, w.whole(100))))),
    );
    // −0 stays −0.
    return v128.select(eq(x, w.single(0)), x, scaling(w, n)(v));
  },
  log(w, x) {
    const [zero, infinity] = [w.single(0), w.single(Infinity)];
    const denormal = w.keep(lt(x, w.single(2 ** -126)));
    const bits = w.keep(v128.select(denormal, mul(x, w.single(2 ** 25)), x));
    const { k, f } = logSplit(w, bits);
    const exponent = f32x4.convertS(i32x4.sub(k, v128.and(denormal, w.whole(25))));
    const y = logReduced(w, w.keep(f), w.keep(exponent));
    const positive = w.keep(gt(x, zero));
    return except(w, y, v128.not(v128.and(positive, lt(x, infinity))), () => {
      const pole = v128.select(eq(x, zero), f32x4.neg(infinity), w.single(Number.NaN));
      return v128.select(positive, x, pole);
    });
  },
  log1p(w, x) {
    const [zero, infinity] = [w.single(0), w.single(Infinity)];
    const y = log1pPlus(w, x);
    const inside = v128.and(gt(x, w.single(-1)), lt(x, infinity));
    return except(w, y, v128.or(eq(x, zero), v128.not(inside)), () => {
      const pole = v128.select(eq(x, w.single(-1)), f32x4.neg(infinity), w.single(Number.NaN));
      return v128.select(f32x4.ge(x, zero), x, pole);
    });
  },
  tanh(w, x) {
    const one = w.single(1);
    const a = w.keep(f32x4.abs(x));
    const z = w.keep(mul(a, a));
    const square = w.keep(mul(z, z));
    const low = add(w.single(-0.3333328366279602), mul(z, w.single(0.133314847946167)));
    const high = add(w.single(-0.05374300479888916), mul(z, w.single(0.020649103447794914)));
    const p = add(low, mul(square, add(high, mul(square, w.single(-0.0057154991663992405)))));
    const small = add(a, mul(a, mul(z, p)));
    // From e²⁰ on the result is 1 in any case, and below e⁴⁰ the power of two is one factor.
    const { n, v } = expReduced(w, w.keep(pmin(add(a, a), w.single(40))));
    const e = mul(add(one, v), power(w, n));
    const large = sub(one, div(w.single(2), add(e, one)));
    const y = v128.select(lt(a, w.single(0.625)), small, large);
    return v128.or(y, v128.and(x, w.whole(-(2 ** 31))));
  },
  sigmoid(w, x) {
    const one = w.single(1);
    const [e, eTail] = decay(w, x);
    const s = w.keep(add(one, e));
    const sTail = add(sub(e, sub(s, one)), eTail);
    const negative = w.keep(lt(x, w.single(0)));
    const q = w.keep(div(v128.select(negative, e, one), s));
    const inverse = v128.select(negative, sub(one, q), q);
    const rest = sub(v128.and(eTail, negative), mul(q, sTail));
    return add(q, mul(rest, inverse));
  },
  softplus(w, x) {
    const [e, eTail] = decay(w, x);
    const y = w.keep(log1pPlus(w, e, eTail));
    return v128.select(gt(x, w.single(0)), add(x, y), y);
  },
};
