import { describe, it } from 'vitest';
import { expectSame, kernelOf, numbers, views } from '../../../test/emitters/samples';
import type { DType } from '../../layout/dtype';
import { emptyTensor } from '../../operation/apply';
import { tensor } from '../../ops/creation';
import { gather, scatterAdd } from '../../ops/gather';
import type { Tensor } from '../../value/tensor';

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];
const gatherKernel = kernelOf<number>(() => gather([1], 0, [0]));
const scatterAddKernel = kernelOf<number>(() => scatterAdd([1], 0, [0], [1]));

/** Positions in [−extent, extent), also repeated ones. */
function positions(shape: readonly number[], extent: number): Tensor {
  const index = numbers(shape, 'int32');
  const { data } = index.storage;
  for (let i = 0; i < data.length; i++) data[i] = ((data[i] >>> 7) % (2 * extent)) - extent;
  return index;
}

/** Tables for an axis of x: as large as x, longer along the axis, smaller elsewhere, the same for all slices. */
function tables(x: Tensor, axis: number): Tensor[] {
  const extent = x.shape[axis];
  const with_ = (length: number) => x.shape.map((n, i) => (i === axis ? length : n));
  const column = positions(
    with_(5).map((n, i) => (i === axis ? n : 1)),
    extent,
  );
  return [
    positions(x.shape, extent),
    positions(with_(7), extent),
    positions(
      with_(3).map((n, i) => (i === axis ? n : Math.ceil(n / 2))),
      extent,
    ),
    column.expand(with_(5)),
    positions([], extent).expand(with_(2)),
  ];
}

for (const dtype of DTYPES) {
  describe(`positions in ${dtype}`, () => {
    it('pick elements', () => {
      for (const x of views(dtype)) {
        for (let axis = 0; axis < x.rank; axis++) {
          for (const index of tables(x, axis)) {
            expectSame(gatherKernel, [emptyTensor(index.shape, dtype)], [x, index], axis);
          }
        }
      }
    });

    it('add elements up in order', () => {
      if (dtype === 'bool') return;
      for (const x of views(dtype, false)) {
        for (let axis = 0; axis < x.rank; axis++) {
          for (const [i, index] of tables(x, axis).entries()) {
            const source =
              i % 2 === 0
                ? numbers(index.shape, dtype)
                : tensor(0.1, { dtype }).expand(index.shape);
            expectSame(scatterAddKernel, [emptyTensor(x.shape, dtype)], [x, index, source], axis);
          }
        }
      }
    });
  });
}

describe('rows', () => {
  it('are picked and added up whole', () => {
    for (const columns of [1, 3, 4, 18, 300]) {
      const table = numbers([9, columns], 'float32');
      const index = positions([20, 1], 9).expand([20, columns]);
      expectSame(gatherKernel, [emptyTensor(index.shape, 'float32')], [table, index], 0);
      const source = numbers(index.shape, 'float32');
      const zeros = tensor(0).expand(table.shape);
      const out = emptyTensor(table.shape, 'float32');
      expectSame(scatterAddKernel, [out], [zeros, index, source], 0, { misaligned: 4 });
    }
  });
});
