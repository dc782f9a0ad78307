import { expect, it } from 'vitest';
import { axisOptions, readAxis } from './axis';

it('an axis comes as it is or as an option', () => {
  expect(readAxis('softmax', 1, -1)).toBe(1);
  expect(readAxis('softmax', { axis: 1 }, -1)).toBe(1);
  expect(readAxis<number | undefined>('softmax', {} as { axis: number }, -1)).toBe(-1);
  expect(readAxis<unknown>('flip', [0, 1], null)).toEqual([0, 1]);
  expect(readAxis<unknown>('flip', null, 0)).toBeNull();
  expect(() => readAxis<unknown>('softmax', { dim: 1 }, -1)).toThrow(
    'softmax: unknown option dim; did you mean axis?',
  );
});

it('a bare axis, or a list of them, stands for options', () => {
  expect(axisOptions(0)).toEqual({ axis: 0 });
  expect(axisOptions([0, 1])).toEqual({ axis: [0, 1] });
  const options = { keepDims: true };
  expect(axisOptions(options)).toBe(options);
  expect(axisOptions(undefined)).toBeUndefined();
});
