import { describe, expect, it } from 'vitest';
import { ProblemError } from '../problem/problem';
import { planOf } from './plan';

function errorOf(source: string): { key: string; params: object } {
  try {
    planOf(source);
  } catch (error) {
    if (error instanceof ProblemError) return { key: error.key, params: error.params };
    throw error;
  }
  throw new Error('was read');
}

describe('a typed expression', () => {
  it('becomes one operation after the other', () => {
    expect(planOf('t = x + y; z = t^2')).toEqual({
      variables: ['x', 'y'],
      steps: [
        { name: 't', op: 'add', operands: ['x', 'y'] },
        { name: 'z', op: 'pow', operands: ['t', 2] },
      ],
    });
  });

  it('keeps the usual order of operations', () => {
    const { steps } = planOf('-x^2 + 2x/y - 3(x - 1)');
    expect(steps.map(({ op, operands }) => [op, ...operands])).toEqual([
      ['pow', 'x', 2],
      ['neg', 'u1'],
      ['mul', 2, 'x'],
      ['div', 'u3', 'y'],
      ['add', 'u2', 'u4'],
      ['sub', 'x', 1],
      ['mul', 3, 'u6'],
      ['sub', 'u5', 'u7'],
    ]);
    expect(planOf('x^2^3').steps[0].operands).toEqual(['x', 8]);
  });

  it('knows other spellings, and names that are taken', () => {
    expect(planOf('σ(x) × log(u1) − z·2').steps.map(({ name }) => name)).toEqual([
      'u2',
      'u3',
      'u4',
      'u5',
      'f',
    ]);
    expect(planOf('a = x; a * x').steps).toEqual([{ name: 'z', op: 'mul', operands: ['x', 'x'] }]);
  });

  it.each([
    ['', 'empty', {}],
    [';;', 'empty', {}],
    ['x +', 'unfinished', { at: 4 }],
    ['x + * y', 'unexpected', { at: 5, got: '*' }],
    ['(x + y', 'unfinished', { at: 7 }],
    ['x y', 'unexpected', { at: 3, got: 'y' }],
    ['x $ y', 'character', { at: 3, got: '$' }],
    ['x + 😀', 'character', { at: 5, got: '😀' }],
    ['alert(1)', 'unknownFunction', { at: 1, got: 'alert' }],
    ['constructor(x)', 'unknownFunction', { at: 1, got: 'constructor' }],
    ['toString', 'noOperation', {}],
    ['x.y', 'character', { at: 2, got: '.' }],
    ['x[0]', 'character', { at: 2, got: '[' }],
    ['sin', 'callIt', { at: 1, got: 'sin' }],
    ['sin = x', 'reserved', { at: 1, got: 'sin' }],
    ['e = x', 'reserved', { at: 1, got: 'e' }],
    ['a = x; a = y; a', 'redefined', { at: 8, got: 'a' }],
    ['z = y * 2; y = x', 'usedBefore', { at: 5, got: 'y' }],
    ['a = a + 1', 'usedBefore', { at: 5, got: 'a' }],
    ['x + y; z', 'nameless', { at: 1 }],
    ['3 + 4', 'noVariable', {}],
    ['x', 'noOperation', {}],
    ['z = x^2; 3', 'noOperation', {}],
    ['z = x^2; c = 1/0', 'noVariable', {}],
    ['z = x^2; c = ln(2); d = 2*c', 'noVariable', {}],
    ['1e999 x', 'unexpected', { at: 1, got: '1e999' }],
    ['sin(x, y)', 'unexpected', { at: 6, got: ',' }],
    ['x = = y', 'unexpected', { at: 5, got: '=' }],
    [`${'('.repeat(100)}x${')'.repeat(100)}`, 'tooDeep', { most: 40 }],
    ['-'.repeat(300).concat('x'), 'tooDeep', { most: 40 }],
    ['x+'.repeat(60).concat('x'), 'tooMany', { most: 40 }],
    ['x'.repeat(401), 'tooLong', { most: 400 }],
    ['abcdefghijklmn'.split('').join('+'), 'tooManyVariables', { most: 12 }],
  ])('is refused with its place: %s', (source, key, params) => {
    expect(errorOf(source)).toEqual({ key, params });
  });

  it('never reaches anything of the page, whatever its names are', () => {
    expect(planOf('valueOf * constructor + hasOwnProperty').variables).toEqual([
      'valueOf',
      'constructor',
      'hasOwnProperty',
    ]);
  });
});
