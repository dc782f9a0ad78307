import { describe, it } from 'vitest';
import type { RunOptions } from '../../../test/emitters/run-emitted';
import { expectSame, kernelOf, numbers, views } from '../../../test/emitters/samples';
import { reductionKernel } from '../../kernels/reduce';
import { sumOf } from '../../kernels/sum';
import { type DType, isFloat } from '../../layout/dtype';
import type { NormParams, ReducedAxes } from '../../layout/reduced-axes';
import { reducedShape } from '../../layout/shape';
import { emptyTensor } from '../../operation/apply';
import type { Kernel } from '../../operation/kernel';
import { argmax, argmin, max, min } from '../../ops/extremum';
import { mean } from '../../ops/mean';
import { norm } from '../../ops/norm';
import type { Tensor } from '../../value/tensor';
import { sumEmitter } from './reduce';

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];

const KERNELS: readonly (readonly [Kernel<ReducedAxes>, (dtype: DType) => DType])[] = [
  [reductionKernel('sum', sumOf, sumEmitter), (dtype) => (dtype === 'bool' ? 'int32' : dtype)],
  [kernelOf<ReducedAxes>(() => max([1])), (dtype) => dtype],
  [kernelOf<ReducedAxes>(() => min([1])), (dtype) => dtype],
  [kernelOf<ReducedAxes>(() => argmax([1])), () => 'int32'],
  [kernelOf<ReducedAxes>(() => argmin([1])), () => 'int32'],
];

/** Those of real numbers alone. */
const REAL_KERNELS: readonly (readonly [Kernel<ReducedAxes>, (dtype: DType) => DType])[] = [
  [kernelOf<ReducedAxes>(() => mean([1])), (dtype) => dtype],
];

const NORM = kernelOf<NormParams>(() => norm([1]));

function subsets(rank: number): number[][] {
  return Array.from({ length: 2 ** rank }, (_, bits) =>
    Array.from({ length: rank }, (_, axis) => axis).filter((axis) => (bits >> axis) & 1),
  );
}

function check(x: Tensor, axes: readonly number[], options?: RunOptions, kernels = KERNELS): void {
  const real = isFloat(x.dtype);
  for (const [kernel, result] of real ? [...kernels, ...REAL_KERNELS] : kernels) {
    const out = emptyTensor(reducedShape(x.shape, axes, false), result(x.dtype));
    expectSame(kernel, [out], [x], { axes, keepDims: false }, options);
  }
  if (!real) return;
  // Norms of float64 are for the reference.
  if (x.dtype === 'float64') return;
  for (const divisor of [1, 3]) {
    const out = emptyTensor(reducedShape(x.shape, axes, false), x.dtype);
    expectSame(NORM, [out], [x], { axes, keepDims: false, divisor }, options);
  }
}

describe('reductions', () => {
  for (const dtype of DTYPES) {
    it(`fold ${dtype} of any layout along any axes`, () => {
      for (const x of views(dtype)) for (const axes of subsets(x.rank)) check(x, axes);
    });

    it(`sums ordinary numbers of ${dtype} up in order`, () => {
      for (const x of views(dtype, false)) {
        for (const axes of subsets(x.rank)) check(x, axes, {}, KERNELS.slice(0, 1));
      }
    });
  }

  for (const dtype of DTYPES) {
    it(`fold ${dtype} in blocks of 1024`, () => {
      for (const n of [7, 8, 31, 40, 1023, 1024, 1025, 2048, 3080, 4096, 5 * 1024 + 3, 13 * 1024]) {
        const x = numbers([n], dtype);
        check(x, [0]);
        check(numbers([3, n], dtype), [1], { calls: 2, misaligned: 4 });
        check(numbers([n, 5], dtype), [0], { misaligned: 8 });
        check(numbers([n, 1], dtype), [0]);
        check(numbers([n, 2], dtype), [0], { calls: 3 });
        check(numbers([n, 3], dtype).slice('::-1'), [0]);
      }
    });
  }

  it('take norms of float32 beyond the range of its squares', () => {
    for (const shape of [[7], [3, 4], [5, 6], [2, 3, 5], [1030, 3]]) {
      const x = numbers(shape, 'float32');
      for (let i = 0; i < x.size; i++) x.data[i] *= [1e30, 1e-35, 1][i % 3];
      for (const axes of subsets(x.rank)) {
        for (const scaled of [x, x.mul(1e-35), x.mul(0), x.flip()]) check(scaled, axes);
      }
    }
  });

  it('fold several axes that lie apart', () => {
    for (const dtype of DTYPES) {
      const channelsFirst = numbers([8, 5, 6, 37], dtype);
      check(channelsFirst, [0, 2, 3], { calls: 2 });
      check(numbers([8, 6, 37, 5], dtype).permute([0, 3, 1, 2]), [0, 2, 3]);
      check(numbers([3, 4, 5, 6], dtype), [0, 2], { calls: 2 });
      check(numbers([9, 4, 30, 6], dtype), [0, 2]);
    }
  });
});
