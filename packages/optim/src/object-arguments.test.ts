import { parameter } from '@bp/autograd';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Adam, clipGradNorm, clipGradValue, SGD } from './index';

/** As much of a module as is asked for. */
const model = (...values: number[]) => {
  const list = values.map((value) => parameter(value));
  return { list, parameters: () => list };
};

const parametersOf = (optimizer: { groups: readonly { parameters: readonly unknown[] }[] }) =>
  optimizer.groups.map(({ parameters }) => parameters);

describe('what an optimizer is made for', () => {
  it('may be a module, or several', () => {
    const [one, other] = [model(1, 2), model(3)];
    expect(parametersOf(new Adam(one))).toEqual([one.list]);
    expect(parametersOf(new SGD([one, other], { lr: 1 }))).toEqual([[...one.list, ...other.list]]);
    expect(parametersOf(new SGD([{ params: one }, { params: other, lr: 1 }]))).toEqual([
      one.list,
      other.list,
    ]);
  });

  it.each([
    [tensor(1), 'got a single tensor'],
    [parameter([1, 2]), 'got a single tensor'],
    [{ params: [parameter(1)], lr: 1 }, 'got object'],
    [null, 'got null'],
    [() => [], 'got function'],
  ])('is nothing else (%#)', (given, message) => {
    expect(() => new Adam(given as never)).toThrow(
      `Adam: expected a list of parameters such as model.parameters(), ${message}`,
    );
  });

  it('has options in an object, also where a rate alone would be clear', () => {
    expect(() => new Adam(model(1), 0.1 as never)).toThrow(
      'Adam: options must be an object such as { lr: … }, got 0.1',
    );
  });
});

it('clipping takes a module', () => {
  const two = model(1, 1);
  for (const w of two.list) w.mul(3).backward();
  expect(clipGradNorm(two, 1).item()).toBeCloseTo(Math.sqrt(18), 6);
  clipGradValue(two, 0.5);
  expect(two.list.map(({ grad }) => grad?.item())).toEqual([0.5, 0.5]);
});
