import { describe, expect, it } from 'vitest';
import { runEmitted } from '../../../test/emitters/run-emitted';
import { expectSame, kernelOf, numbers } from '../../../test/emitters/samples';
import type { DType } from '../../layout/dtype';
import { emptyTensor } from '../../operation/apply';
import { oneHot } from '../../ops/one-hot';
import type { Tensor } from '../../value/tensor';

const kernel = kernelOf<number>(() => oneHot([0], 2));

function labels(dtype: DType): Tensor {
  const x = numbers([5, 4], dtype);
  const { data } = x.storage;
  for (let i = 0; i < data.length; i++) data[i] = i % 2 === 0 ? 1 : i % 7;
  return x.transpose();
}

describe('oneHot', () => {
  it('writes a 1 where the label says', () => {
    for (const dtype of ['float32', 'float64', 'int32'] as const) {
      for (const to of ['float32', 'float64', 'int32', 'bool'] as const) {
        expectSame(kernel, [emptyTensor([4, 5, 7], to)], [labels(dtype)], 7, { misaligned: 1 });
      }
    }
  });

  it('fails for what is no class', () => {
    for (const wrong of [7, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 32 + 1]) {
      const x = labels('float64');
      x.storage.data[13] = wrong;
      const ran = runEmitted(kernel, [emptyTensor([4, 5, 7], 'float32')], [x], 7);
      expect(ran?.code).toBe(1);
      expect(kernel.run([emptyTensor([4, 5, 7], 'float32')], [x], 7)?.message).toContain(
        'class indices',
      );
    }
  });
});
