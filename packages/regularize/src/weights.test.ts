import { parameter } from '@bp/autograd';
import { expect, it } from 'vitest';
import { elasticNet, l1, l2, maxNorm } from './index';

it('penalties and constraints take a model, its parameters or one of them', () => {
  const weight = parameter([[3, -4]]);
  const model = { parameters: () => [weight] };
  // As a Sequential is.
  const listOfLayers = { ...model, [Symbol.iterator]: () => [model][Symbol.iterator]() };
  for (const given of [model, listOfLayers as never, [weight], weight]) {
    expect(l1(given).item()).toBe(7);
    expect(l2(given).item()).toBe(25);
    expect(elasticNet(given, { l1: 1, l2: 1 }).item()).toBe(32);
  }
  maxNorm(model, 2.5);
  expect(weight.toArray()).toEqual([[1.5, -2]]);
});
