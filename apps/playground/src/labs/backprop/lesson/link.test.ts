import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../core/backprop/problem/problem';
import { problemOf } from '../../../core/backprop/request';
import { pack } from '../../../core/link';
import { exampleOf, lookOf, requestOf, valueParam, valuesOf, withoutValues } from './link';

const open = (params: Record<string, string>) => problemOf(requestOf(params));

describe('a link to the lab', () => {
  it('opens the first example where it says nothing, or nothing that is known', () => {
    expect(exampleOf({})).toBe('2-2-2');
    expect(open({ preset: 'constructor' })).toEqual(open({}));
    expect(open({ preset: 'own' })).toEqual(open({}));
  });

  it('changes the numbers it names, and nothing by what is no number of the example', () => {
    expect(open({ w5: '0.5', t1: '1', lr: '0.1' })).toMatchObject({ t: [1, 0.6], lr: 0.1 });
    expect(open({ w99: '3', w5: 'x', t1: '', lr: '-1', x1: '1e999', step: '3' })).toEqual(open({}));
  });

  it('sets the variables of an expression, also those that are called like a parameter', () => {
    expect(open({ expr: 'z = step * x', x: '3', [valueParam('step')]: '2' })).toMatchObject({
      source: 'z = step * x',
      at: { x: 3, step: 2 },
    });
    expect([valueParam('w5'), valueParam('step'), valueParam('seed')]).toEqual([
      'w5',
      'v.step',
      'v.seed',
    ]);
  });

  it('takes all changed numbers back, and leaves where one is', () => {
    const params = { preset: 'mazur', step: '4', w5: '1', 'v.step': '2' };
    expect(withoutValues(params)).toEqual({ w5: '', 'v.step': '' });
    expect(valuesOf({ ...params, ...withoutValues(params) })).toEqual({});
  });

  it('shows 4, 8 or 12 digits in a notation that exists', () => {
    expect(lookOf({ digits: '12', notation: 'nodes' }, 'ko')).toEqual({
      digits: 12,
      notation: 'nodes',
      language: 'ko',
    });
    expect(lookOf({ digits: '99', notation: 'path' }, 'en')).toEqual({
      digits: 8,
      notation: 'flat',
      language: 'en',
    });
  });
});

describe('a net in a link', () => {
  const net = {
    layers: [{ weights: [[0.5, -1]], bias: [0.1], activation: 'sigmoid' }],
    loss: 'bce',
    x: [1, 2],
    t: [1],
  };

  it('is taken as Train hands it over', () => {
    expect(open({ net: pack(JSON.stringify(net)) })).toMatchObject({
      kind: 'net',
      ...net,
      lr: 0.5,
    });
  });

  it.each([
    ['AAAA', 'badNet'],
    [pack('{'), 'badNet'],
    [pack('null'), 'badNet'],
    [pack('[]'), 'badNet'],
    [pack(JSON.stringify({ ...net, layers: [] })), 'badNet'],
    [pack(JSON.stringify({ ...net, layers: [null] })), 'badNet'],
    [pack(JSON.stringify({ ...net, x: [1] })), 'badNet'],
    [pack(JSON.stringify({ ...net, x: ['1', 2] })), 'badNet'],
    [pack(JSON.stringify({ ...net, x: [null, 2] })), 'badNet'],
    [pack(JSON.stringify({ ...net, t: [2] })), 'badNet'],
    [pack(JSON.stringify({ ...net, t: [1, 0] })), 'badNet'],
    [pack(JSON.stringify({ ...net, lr: 0 })), 'badNet'],
    [pack(JSON.stringify({ ...net, loss: 'toString' })), 'badNet'],
    [
      pack(
        JSON.stringify({
          ...net,
          layers: [{ weights: [[1, 2]], bias: [1, 2], activation: 'tanh' }],
        }),
      ),
      'badNet',
    ],
    [
      pack(
        JSON.stringify({
          ...net,
          layers: [{ weights: [[1, 2], [1]], bias: null, activation: 'tanh' }],
        }),
      ),
      'badNet',
    ],
    [
      pack(JSON.stringify({ ...net, layers: [{ weights: [[1, 1e300]], activation: 'sigmoid' }] })),
      'badNet',
    ],
    [
      pack(JSON.stringify({ ...net, layers: [{ weights: [[1, 2]], activation: 'tanh' }] })),
      'bcePair',
    ],
    [pack(JSON.stringify({ ...net, loss: 'crossEntropy', t: [0] })), 'softmaxPair'],
    [
      pack(
        JSON.stringify({
          ...net,
          x: Array(40).fill(1),
          layers: [{ weights: Array(40).fill(Array(40).fill(1)), activation: 'sigmoid' }],
          t: Array(40).fill(1),
        }),
      ),
      'netTooLarge',
    ],
  ])('is refused where it makes no sense: %s', (packed, key) => {
    try {
      open({ net: packed });
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      expect((error as ProblemError).key).toBe(key);
      return;
    }
    throw new Error('was taken');
  });
});
