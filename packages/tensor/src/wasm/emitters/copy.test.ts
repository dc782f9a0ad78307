import { describe, expect, it } from 'vitest';
import { expectSame, kernelOf, numbers, views } from '../../../test/emitters/samples';
import type { DType } from '../../layout/dtype';
import { emptyTensor } from '../../operation/apply';
import type { AnyOperation } from '../../operation/operation';
import { assign } from '../../ops/assign';
import { copyKernel } from '../../ops/cast';
import { concat } from '../../ops/concat';
import { tensor } from '../../ops/creation';
import { cumsum } from '../../ops/cumsum';
import type { GradientRecord } from '../../value/record';
import { Tensor } from '../../value/tensor';

const assignKernel = kernelOf<null>(() => assign(tensor([1]), [2]));
const concatKernel = kernelOf<number>(() => concat([[1], [2]]));
const placeKernel = kernelOf<object>(() => {
  const x = tensor([1, 2]);
  const record = (operation: AnyOperation, inputs: Tensor[], params: unknown, output: Tensor) => {
    if (operation.kind !== 'view') return;
    operation.vjp({ grad: tensor([1]), inputs, params, output, needs: [true] });
  };
  x.record = { recorder: { record } } as unknown as GradientRecord<Tensor>;
  x.slice('1:');
});
const cumsumKernel = kernelOf<number>(() => cumsum([1], 0));

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];

describe('copy', () => {
  for (const from of DTYPES) {
    it(`reads ${from} of any layout into every type`, () => {
      for (const x of views(from)) {
        for (const to of DTYPES) {
          for (const misaligned of [0, from === to ? 3 : 1]) {
            expectSame(copyKernel, [emptyTensor(x.shape, to)], [x], null, { misaligned });
          }
        }
      }
    });
  }

  it('repeats an element', () => {
    for (const dtype of DTYPES) {
      for (const shape of [[3], [5, 7], [2, 64]]) {
        const x = tensor(3, { dtype }).expand(shape);
        expectSame(copyKernel, [emptyTensor(shape, dtype)], [x], null);
      }
    }
  });

  it('copies runs of every length', () => {
    for (const dtype of DTYPES) {
      for (let n = 1; n < 70; n++) {
        const x = numbers([3, n + 1], dtype).narrow(1, 1, n);
        expectSame(copyKernel, [emptyTensor([3, n], dtype)], [x], null);
      }
    }
    const x = numbers([3, 1100], 'float32').narrow(1, 0, 1099);
    expectSame(copyKernel, [emptyTensor([3, 1099], 'float32')], [x], null);
  });
});

describe('assign', () => {
  it('writes into places of any layout', () => {
    for (const dtype of DTYPES.slice(0, 3)) {
      for (const target of views(dtype)) {
        if (target.strides.includes(0)) continue;
        for (const x of [
          numbers(target.shape, dtype),
          numbers(target.shape, 'float32'),
          numbers([], dtype).expand(target.shape),
        ]) {
          if (dtype === 'int32' && x.dtype === 'float32') continue;
          expectSame(assignKernel, [target], [x], null);
        }
      }
    }
  });

  it('leaves truth values from numbers to the reference', () => {
    const x = new Tensor(numbers([4], 'float32').storage, 'float32', [4], [1], 0);
    expect(assignKernel.emitter?.emission([emptyTensor([4], 'bool')], [x], null)).toBeNull();
  });
});

describe('concat', () => {
  it('lays tensors of any layout along any axis', () => {
    for (const dtype of DTYPES) {
      for (const x of views(dtype)) {
        for (let axis = 0; axis < x.rank; axis++) {
          const with_ = (n: number) => x.shape.map((extent, i) => (i === axis ? n : extent));
          const inputs = [x, numbers(with_(2), dtype), numbers(with_(0), dtype), x];
          const out = emptyTensor(with_(2 * x.shape[axis] + 2), dtype);
          expectSame(concatKernel, [out], inputs, axis, { misaligned: 1 });
        }
      }
    }
  });
});

describe('place', () => {
  it('lays a tensor into zeros', () => {
    for (const dtype of DTYPES) {
      for (const x of [numbers([3, 5], dtype), numbers([5, 3], dtype).transpose()]) {
        for (const ranges of [
          [
            { start: 0, count: 3, step: 1 },
            { start: 0, count: 5, step: 1 },
          ],
          [
            { start: 7, count: 3, step: -2 },
            { start: 1, count: 5, step: 2 },
          ],
        ]) {
          const params = { shape: [9, 11], ranges };
          expectSame(placeKernel, [emptyTensor([9, 11], dtype)], [x], params);
        }
      }
    }
  });
});

describe('cumsum', () => {
  it('adds along any axis of any layout', () => {
    for (const dtype of DTYPES) {
      for (const x of [...views(dtype), ...views(dtype, false)]) {
        for (let axis = 0; axis < x.rank; axis++) {
          const out = emptyTensor(x.shape, dtype === 'bool' ? 'int32' : dtype);
          expectSame(cumsumKernel, [out], [x], axis);
        }
      }
    }
  });
});
