import { expect, it } from 'vitest';
import { GatheredCurve } from './gathered-curve';

const part = (from: number, count: number, loss: number) => {
  const column = () => Float64Array.from({ length: count }, () => loss);
  return {
    epoch: Float64Array.from({ length: count }, (_, i) => from + i),
    train: column(),
    validation: column(),
    trainAccuracy: column(),
    validationAccuracy: column(),
  };
};

it('grows by the parts that come, however many', () => {
  const curve = new GatheredCurve();
  for (let i = 0; i < 10; i++) curve.add(part(100 * i + 1, 100, i));
  const { epoch, train } = curve.upTo();
  expect(epoch.length).toBe(1000);
  expect([epoch[0], epoch[999], train[0], train[999]]).toEqual([1, 1000, 0, 9]);
});

it('takes a part that starts earlier for a change there: what was after it is gone', () => {
  const curve = new GatheredCurve();
  curve.add(part(1, 50, 1));
  curve.add(part(20, 5, 2));
  const { epoch, train } = curve.upTo();
  expect([...epoch].slice(-6)).toEqual([19, 20, 21, 22, 23, 24]);
  expect([train[18], train[19]]).toEqual([1, 2]);
});

it('shows what is known up to an epoch, and nothing once it is cleared', () => {
  const curve = new GatheredCurve();
  curve.add(part(1, 50, 1));
  expect(curve.upTo(7).epoch.length).toBe(7);
  curve.clear();
  expect(curve.upTo().epoch.length).toBe(0);
});
