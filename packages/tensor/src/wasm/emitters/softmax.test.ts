import { describe, it } from 'vitest';
import { expectSame, kernelOf, numbers, views } from '../../../test/emitters/samples';
import { emptyTensor } from '../../operation/apply';
import { logSoftmax, softmax } from '../../ops/softmax';

const KERNELS = [
  kernelOf<number>(() => softmax([1, 2])),
  kernelOf<number>(() => logSoftmax([1, 2])),
];

for (const kernel of KERNELS) {
  describe(kernel.name, () => {
    for (const dtype of ['float32', 'float64'] as const) {
      it(`has the bits of the reference in ${dtype}, in any layout and along any axis`, () => {
        for (const special of [false, true]) {
          for (const x of views(dtype, special)) {
            for (let axis = 0; axis < x.rank; axis++) {
              expectSame(kernel, [emptyTensor(x.shape, dtype)], [x], axis, { misaligned: 8 });
            }
          }
        }
      });

      it(`works on lines of every length in ${dtype}`, () => {
        for (const n of [1, 2, 3, 4, 5, 8, 9, 10, 33, 1000, 1024, 1029, 3072, 5001]) {
          for (const shape of [
            [3, n],
            [n, 2],
          ]) {
            const x = numbers(shape, dtype);
            const axis = shape.indexOf(n);
            expectSame(kernel, [emptyTensor(shape, dtype)], [x], axis, { calls: 2 });
          }
        }
      });
    }
  });
}
