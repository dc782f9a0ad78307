import { expect, it } from 'vitest';
import { FROM_ZERO } from '../checks/check-number';
import { tensor } from '../ops/creation';
import { numberOrTensor } from './number-or-tensor';

const read = (value: unknown) => numberOrTensor('l1', 'lambda', value, FROM_ZERO);

it('passes on a number, and a tensor of one, in the range', () => {
  expect(read(0.5)).toBe(0.5);
  const lambda = tensor(0.5, { dtype: 'float64' });
  expect(read(lambda)).toBe(lambda);
});

it('refuses what is out of the range, in either form', () => {
  for (const value of [-1, tensor(-1), Number.NaN, tensor(Number.NaN), '1', null]) {
    expect(() => read(value)).toThrow('l1: lambda must be a number in [0, ∞), got');
  }
});

it('refuses tensors with axes and of whole numbers', () => {
  expect(() => read(tensor([1, 2]))).toThrowErrorMatchingInlineSnapshot(
    `[BpError: l1: lambda must be a number, or a tensor of one real number without axes, got float32 [2]]`,
  );
  expect(() => read(tensor(1, { dtype: 'int32' }))).toThrowErrorMatchingInlineSnapshot(
    `[BpError: l1: lambda must be a number, or a tensor of one real number without axes, got int32 []]`,
  );
});
