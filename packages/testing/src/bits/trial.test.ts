import { backend, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from './backends.mjs';
import { findDifference } from './trial';

const inputs = [tensor([1, -2, 0.5])];
const trial = (fn: (x: Tensor) => Tensor) => ({ name: 'planted', make: () => fn, inputs });

describe.each([BACKENDS.wasm, BACKENDS.compiled])(
  'a comparison of the reference and $title',
  (other) => {
    const elsewhere = (): boolean => backend() !== 'reference';
    const found = (fn: (x: Tensor) => Tensor) => findDifference(trial(fn), other);

    it('finds nothing where nothing is', () => {
      expect(found((x) => x.square())).toEqual([]);
    });

    it('finds a value that differs in its last bit', () => {
      expect(found((x) => (elsewhere() ? x.mul(1 + 2 ** -23) : x.mul(1)))).toEqual([
        'planted, call 1: output 0, float32 [3], at 0: 1.0000001192092896 instead of 1',
      ]);
    });

    it('finds a gradient that differs', () => {
      const fn = (x: Tensor) => (elsewhere() ? x.mul(2).sub(x.detach()) : x.mul(1));
      expect(found(fn)).toEqual([expect.stringContaining('gradient 0')]);
    });
  },
);
