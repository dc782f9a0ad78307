import { describe, expect, it } from 'vitest';
import { defaultRng, Rng, seed, tensor, zeros } from '../index';
import '../methods/methods';
import { allOrNothing } from './all-or-nothing';

const refused = (body: () => void): void => {
  expect(() =>
    allOrNothing(() => {
      body();
      throw new Error('refused');
    }),
  ).toThrow('refused');
};

describe('a call that throws', () => {
  it('puts back numbers and how often they were written', () => {
    const x = tensor([1, 2]);
    const { version } = x.storage;
    refused(() => {
      x.assign([3, 4]);
      x.assign([5, 6]);
    });
    expect([x.toArray(), x.storage.version]).toEqual([[1, 2], version]);
  });

  it('puts back random sources, the default one too, and forgets streams it made', () => {
    seed(3);
    const rng = new Rng(1);
    rng.stream('old').uniform([3]);
    const before = [rng.state(), defaultRng().state()];
    refused(() => {
      rng.uniform([2]);
      rng.stream('old').uniform([2]);
      rng.stream('new').uniform([2]);
      defaultRng().stream('a').normal([3]);
      seed(9);
      defaultRng().normal([1]);
    });
    expect([rng.state(), defaultRng().state()]).toEqual(before);
  });

  it('puts back what calls within it have changed, those that succeeded too', () => {
    const x = tensor([1]);
    const y = tensor([1]);
    refused(() => {
      allOrNothing(() => x.assign([2]));
      allOrNothing(() => x.assign([3]));
      expect(x.toArray()).toEqual([3]);
      y.assign([2]);
      allOrNothing(() => y.assign([3]));
    });
    expect([x.item(), y.item()]).toEqual([1, 1]);
  });

  it('within another one that goes on puts back its own changes alone', () => {
    const x = tensor([1]);
    allOrNothing(() => {
      x.assign([2]);
      refused(() => x.assign([3]));
      expect(x.item()).toBe(2);
    });
    expect(x.item()).toBe(2);
    refused(() => {
      x.assign([4]);
      refused(() => x.assign([5]));
      expect(x.item()).toBe(4);
    });
    expect(x.item()).toBe(2);
  });
});

it('returns what the call returns, and leaves its changes', () => {
  const x = zeros([1]);
  expect(allOrNothing(() => x.assign([1]))).toBe(x);
  refused(() => {});
  expect(x.item()).toBe(1);
});
