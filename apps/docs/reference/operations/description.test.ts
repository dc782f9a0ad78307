import { tensor } from '@bp/tensor';
import { expect, it, describe as suite } from 'vitest';
import { describe, formulaOf } from './description.ts';
import { binaryEdges, unaryEdges, vectorEdges } from './edge-values.ts';
import { OPERATION_FAMILIES, OPERATION_NAMES } from './families.ts';
import { ACTIVATIONS, LOSSES } from './given.ts';

suite('what is computed of an operation', () => {
  it('is its formula, and the derivative that follows from it', () => {
    expect(formulaOf('div', ['x', 'y']).formula).toEqual({
      value: 'f = \\frac{x}{y}',
      slopes: [
        '\\frac{\\partial f}{\\partial x} = \\frac{1}{y}',
        '\\frac{\\partial f}{\\partial y} = -\\frac{x}{y^{2}}',
      ],
    });
  });

  it('is its formula also where it has no derivative', () => {
    expect(formulaOf('lt', ['x', 'y']).formula).toEqual({
      value: 'f = \\left[x < y\\right]',
      slopes: [],
    });
  });

  it('is what a kernel tells of its first element', () => {
    const { form, formula, told } = describe('matmul', ['a', 'b']);
    expect([form, formula]).toEqual(['other', null]);
    expect(told[0]).toBe('\\frac{\\partial f_{0,0}}{\\partial a_{0,0}} = b_{0,0}');
  });

  it('is what it is made of, where that has another name', () => {
    expect(describe('outer', ['x', 'y'])).toMatchObject({ formula: null, madeOf: ['mul'] });
  });

  it('is the check of its gradient, or why there is none', () => {
    expect(describe('tanh', ['x']).checked).toMatchObject({ ok: true });
    expect(describe('argmax', ['x']).checked).toBe('gives positions');
  });

  it('are its shapes', () => {
    expect(describe('matmul', ['a', 'b']).shapes).toContainEqual({
      inputs: '[3, 4] · [4, 5]',
      output: '[3, 5]',
    });
  });
});

suite('edge values', () => {
  it('are values and derivatives where floats are special', () => {
    expect(unaryEdges('reciprocal').slice(0, 2)).toEqual([
      ['0', '∞', '−∞'],
      ['−0', '−∞', '−∞'],
    ]);
  });

  it('are tables of two operands, and short vectors', () => {
    const { heads, rows } = binaryEdges('div');
    expect([heads[0], rows[0].slice(0, 3)]).toEqual(['0', ['0', 'NaN', 'NaN']]);
    expect(vectorEdges('sum')[0]).toEqual(['[]', '0']);
    expect(vectorEdges('max')[0]).toEqual(['[]', 'BP_SHAPE']);
  });
});

it('every operation is in one family', () => {
  const listed = OPERATION_FAMILIES.flatMap(({ names }) => names);
  expect([...listed].sort()).toEqual([...OPERATION_NAMES].sort());
  expect(new Set(listed).size).toBe(listed.length);
});

it.each([...LOSSES, ...ACTIVATIONS])('$name is drawn number by number', ({ fn, range }) => {
  const x = tensor(Float64Array.of(range[0] + 0.1, range[1] - 0.1));
  expect(fn(x).shape).toEqual([2]);
});
