import { describe, expect, it } from 'vitest';
import { expectSame } from '../../../test/emitters/samples';
import type { DType } from '../../layout/dtype';
import { emptyTensor } from '../../operation/apply';
import type { Kernel } from '../../operation/kernel';
import { thresholdOf } from '../../random/bernoulli';
import { KERNELS } from '../../random/kernels';
import { philoxBlock } from '../../random/philox';
import { fraction53 } from '../../random/words';
import { Storage } from '../../value/storage';
import { Tensor } from '../../value/tensor';

/** States at the start of a stream, in the middle, and where one, two and all words of the counter run over. */
const STATES: readonly (readonly number[])[] = [
  [7, -9, 0, 0, 0, 0],
  [-1, 123456789, 1000, 5, -7, 9],
  [1, 2, -3, 8, 9, 10],
  [1, 2, -2, -1, -5, 3],
  [3, 4, -4, -1, -1, -1],
];
const SIZES = [1, 5, 16, 33, 200];

function check<P>(
  kernel: Kernel<P>,
  dtype: DType,
  params: P,
  states = STATES,
  sizes = SIZES,
): void {
  for (const words of states) {
    for (const size of sizes) {
      const state = new Tensor(new Storage(Int32Array.from(words)), 'int32', [6], [1], 0);
      expectSame(kernel, [emptyTensor([size], dtype), state], [state], params, { misaligned: 4 });
    }
  }
}

describe('random numbers', () => {
  for (const dtype of ['float32', 'float64'] as const) {
    it(`are the reference's in a uniform distribution of ${dtype}`, () => {
      for (const [low, high] of [
        [0, 1],
        [-3.7, 1e9],
        [5, 5],
        [-0, -0],
        [-1e-45, 0],
        [1, 1 + 2 ** -23],
      ]) {
        check(KERNELS.uniform, dtype, { low, high }, low === 0 ? STATES : STATES.slice(0, 1));
      }
    });

    it(`are the reference's in a normal distribution of ${dtype}`, () => {
      check(KERNELS.normal, dtype, { mean: 0, std: 1 });
      check(KERNELS.normal, dtype, { mean: -7.3, std: 1e-3 }, STATES.slice(0, 1));
    });
  }

  it('are the reference\u2019s among whole numbers', () => {
    const bounds = [
      [0, 1],
      [0, 6],
      [-5, 1000],
      [0, 2 ** 31],
      [-(2 ** 31), 2 ** 31],
      [-(2 ** 31), 2 ** 31 - 1],
    ];
    for (const [low, high] of bounds) check(KERNELS.integers, 'int32', { low, high });
  });

  it('are the reference\u2019s among truth values', () => {
    for (const p of [0, 0.1, 0.5, 2 / 3, 1, 2 ** -40, 1 - 2 ** -53]) {
      check(KERNELS.bernoulli, 'bool', { p });
    }
  });

  it('are compared beyond 32 bits where these are equal', () => {
    const [state] = STATES;
    const words = new Uint32Array(4);
    const twins = new Uint32Array(4);
    philoxBlock(state.slice(2), state.slice(0, 2), words);
    philoxBlock([0, 0, 0, 2 ** 31], state.slice(0, 2), twins);
    for (const [i, word] of words.entries()) {
      const u = fraction53(word, twins[i]);
      for (const p of [u, u + 2 ** -53, u - 2 ** -53])
        check(KERNELS.bernoulli, 'bool', { p }, [state], [16, 5]);
      const [edge, limit] = thresholdOf(u);
      expect(edge >>> 0).toBe(word);
      expect(limit).toBe(twins[i] >>> 11);
    }
  });
});
