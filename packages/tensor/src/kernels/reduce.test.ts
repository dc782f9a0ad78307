import { describe, expect, it } from 'vitest';
import { arange, type Tensor } from '../index';
import { emptyTensor } from '../operation/apply';
import { sumEmitter } from '../wasm/emitters/reduce';
import { type Fold, Odometer, reductionKernel } from './reduce';

/** A fold that tells in which order it saw the elements: their digits side by side. */
const inOrder: Fold = (data, start, stride, n) => {
  let digits = 0;
  for (let i = 0; i < n; i++) digits = digits * 10 + data[start + i * stride];
  return digits;
};

function fold(x: Tensor, axes: readonly number[], shape: readonly number[]): number[] {
  const out = emptyTensor(shape, 'float64');
  reductionKernel('digits', inOrder, sumEmitter).run([out], [x], { axes, keepDims: false });
  return Array.from(out.data);
}

describe('reductionKernel', () => {
  const x = arange(8, { dtype: 'float64' }).reshape([2, 2, 2]);

  it('shows the elements in logical order', () => {
    expect(fold(x, [0, 1, 2], [])).toEqual([1234567]);
    expect(fold(x, [0, 1], [2])).toEqual([246, 1357]);
    expect(fold(x, [1, 2], [2])).toEqual([123, 4567]);
    expect(fold(x, [0, 2], [2])).toEqual([145, 2367]);
    expect(fold(x, [1], [2, 2])).toEqual([2, 13, 46, 57]);
    expect(fold(x, [], [2, 2, 2])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('goes by the logical order where the stored one differs', () => {
    expect(fold(x.permute([2, 1, 0]), [0, 1, 2], [])).toEqual([4261537]);
    expect(fold(x.flip(), [0, 1, 2], [])).toEqual([76543210]);
    expect(fold(x.narrow(0, 1, 1).expand([2, 2, 2]), [0, 1], [2])).toEqual([4646, 5757]);
  });

  it('writes nothing where nothing is kept, and folds nothing where nothing is', () => {
    expect(fold(x.narrow(0, 0, 0), [1, 2], [0])).toEqual([]);
    expect(fold(x.narrow(0, 0, 0), [0], [2, 2])).toEqual([0, 0, 0, 0]);
  });
});

describe('Odometer', () => {
  it('steps through the places of a layout in logical order', () => {
    const odometer = new Odometer({ shape: [2, 3], strides: [10, -1], offset: 5 });
    const places = Array.from({ length: 6 }, () => {
      const { at } = odometer;
      odometer.next();
      return at;
    });
    expect(places).toEqual([5, 4, 3, 15, 14, 13]);
  });

  it('comes round to the start', () => {
    const odometer = new Odometer({ shape: [2], strides: [3], offset: 1 });
    odometer.next();
    odometer.next();
    expect(odometer.at).toBe(1);
  });

  it('stays where it is when there are no axes', () => {
    const odometer = new Odometer({ shape: [], strides: [], offset: 7 });
    odometer.next();
    expect(odometer.at).toBe(7);
  });
});
