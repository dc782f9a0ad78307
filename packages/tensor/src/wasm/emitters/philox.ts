import {
  asExpr,
  at,
  type FunctionWriter,
  type I32,
  i32,
  i32x4,
  i64x2,
  type Local,
  lanes32,
  load,
  store,
  v128,
} from '../encoder';
import { transposed } from './copy';
import { MULTIPLIER_0, MULTIPLIER_1, ROUNDS, WEYL_0, WEYL_1 } from './philox-constants';
import type { Vector, VectorWriter } from './vector-writer';

const MULTIPLIERS = [MULTIPLIER_0, MULTIPLIER_1] as const;
const WEYL = [WEYL_0, WEYL_1] as const;

const EVEN = /* @__PURE__ */ lanes32(0, 2, 4, 6);
const ODD = /* @__PURE__ */ lanes32(1, 3, 5, 7);

/** The words of a random state. */
type Words = readonly Local<'i32'>[];

/** The upper and lower words of the products of 32-bit lanes. */
export function products(w: VectorWriter, a: Vector, b: Vector): readonly [Vector, Vector] {
  const low = w.keep(i64x2.mulLowU(a, b));
  const high = w.keep(i64x2.mulHighU(a, b));
  return [v128.shuffle(low, high, ODD), v128.shuffle(low, high, EVEN)];
}

/** Writes code that draws random words, four blocks of four at a time. */
export class Philox {
  readonly #w: VectorWriter;
  readonly #words: Words;
  readonly #lanes: Vector;

  /** @param state - the address of the six words of the state */
  constructor(w: VectorWriter, state: I32) {
    this.#w = w;
    this.#words = Array.from({ length: 6 }, (_, i) =>
      w.fn.local('i32', load.i32(at(state, 4 * i))),
    );
    this.#lanes = w.fn.local(
      'v128',
      transposed(
        w.fn,
        [0, 1, 2, 3].map((k) => w.whole(k)),
      )[0],
    );
  }

  /**
   * Words 0, 1, 2 and 3 of four blocks, the block in the lane.
   *
   * @param block - how many blocks after the state's counter the first stands
   * @param twin - whether to draw the further bits of these words
   */
  draw(block: I32, twin: boolean): Local<'v128'>[] {
    const w = this.#w;
    const { fn } = w;
    const x = this.#counter(block, twin);
    const keys = [0, 1].map((k) => fn.local('v128', i32x4.splat(this.#words[k])));
    fn.for(0, ROUNDS, 1, () => {
      const [high0, low0] = products(w, x[0], w.whole(MULTIPLIERS[0]));
      const [high1, low1] = products(w, x[2], w.whole(MULTIPLIERS[1]));
      fn.set(x[0], v128.xor(v128.xor(high1, x[1]), keys[0]));
      fn.set(x[2], v128.xor(v128.xor(high0, x[3]), keys[1]));
      fn.set(x[1], low1);
      fn.set(x[3], low0);
      for (const [k, key] of keys.entries()) fn.set(key, i32x4.add(key, w.whole(WEYL[k])));
    });
    return x;
  }

  /** The counters of four blocks. */
  #counter(block: I32, twin: boolean): Local<'v128'>[] {
    const w = this.#w;
    const { fn } = w;
    const counter = this.#words.slice(2).map((word) => i32x4.splat(word));
    const offset = i32x4.add(i32x4.splat(block), this.#lanes);
    const x = [fn.local('v128', i32x4.add(counter[0], offset))];
    // All ones where the word before has run over.
    let carry = w.keep(i32x4.ltU(x[0], counter[0]));
    for (let i = 1; i < 4; i++) {
      x[i] = fn.local('v128', i32x4.sub(counter[i], carry));
      if (i < 3) carry = w.keep(v128.and(carry, i32x4.eq(x[i], w.whole(0))));
    }
    if (twin) fn.set(x[3], v128.xor(x[3], w.whole(-(2 ** 31))));
    return x;
  }

  /** Writes the state with its counter moved on. */
  advance(state: I32, blocks: number): void {
    const { fn } = this.#w;
    const [key0, key1, ...counter] = this.#words;
    fn.do(store.i32(at(state), key0));
    fn.do(store.i32(at(state, 4), key1));
    const carry = fn.local('i32');
    for (const [i, word] of counter.entries()) {
      fn.increase(word, i === 0 ? blocks : carry);
      fn.do(store.i32(at(state, 8 + 4 * i), word));
      const over = i === 0 ? i32.ltU(word, blocks) : asExpr(i32.and(carry, i32.eqz(word)));
      fn.set(carry, over);
    }
  }
}

/** Sixteen words in the order of their numbers, as four vectors. */
export function inOrder(fn: FunctionWriter, words: readonly Vector[]): Vector[] {
  return transposed(fn, words).map((word) => fn.local('v128', word));
}
