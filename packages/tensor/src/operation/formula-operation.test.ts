import { describe, expect, it } from 'vitest';
import { f } from '../formula/build';
import { constant, input, scalar } from '../formula/node';
import { tensor } from '../index';
import { apply } from './apply';
import { formulaOperation, shownFormula } from './formula-operation';

const [x, y] = [input(0), input(1)];

describe('formulaOperation', () => {
  it('is one operand called x, and a real number, where nothing else is said', () => {
    const operation = formulaOperation('cube', (x) => f.mul(f.mul(x, x), x));
    expect(operation).toMatchObject({ operands: ['x'], scalars: [], result: 'float' });
    expect(operation.formula.outputs).toEqual([f.mul(f.mul(x, x), x)]);
    expect(apply(operation, [tensor([2, -3])], []).toArray()).toEqual([8, -27]);
  });

  it('takes the tensors first, then the plain numbers', () => {
    const operation = formulaOperation('line', (x, y, a) => f.add(f.mul(a, x), y), {
      operands: ['x', 'y'],
      scalars: ['a'],
    });
    expect(operation.formula.outputs[0]).toBe(f.add(f.mul(scalar(0), x), y));
    expect(apply(operation, [tensor([2]), tensor([1])], [10]).toArray()).toEqual([21]);
  });

  it('has a name for each parameter, as the compiler sees', () => {
    // @ts-expect-error y has none
    expect(() => formulaOperation('sum', (x, y) => f.add(x, y)).formula).toThrow(TypeError);
  });

  it('makes its formula when that is first asked for, and once', () => {
    let made = 0;
    const operation = formulaOperation('double', (x) => {
      made++;
      return f.mul(2, x);
    });
    expect(made).toBe(0);
    expect(operation.formula).toBe(operation.formula);
    apply(operation, [tensor([2])], []);
    expect(made).toBe(1);
  });

  it('states its own gradients from that of the result, the result and the operands', () => {
    const operation = formulaOperation('ratio', (x, y) => f.div(x, y), {
      operands: ['x', 'y'],
      adjoints: (gradient, output, _x, y) => [f.div(gradient, y), f.mul(gradient, output)],
    });
    const gradient = input(2);
    expect(operation.formula.adjoints).toEqual([f.div(gradient, y), f.mul(gradient, f.div(x, y))]);
  });

  it('has the derivative of its formula where it states none', () => {
    expect(formulaOperation('double', (x) => f.mul(2, x)).formula.adjoints).toBeNull();
  });
});

describe('shownFormula', () => {
  it('is the computed form where nothing else is said', () => {
    const { value, slope } = shownFormula(formulaOperation('tanh', (x) => f.tanh(x)));
    expect([value, slope]).toEqual([f.tanh(x), []]);
  });

  it('is the form of textbooks where one is given, of the same operands', () => {
    const operation = formulaOperation('log', (x, base) => f.div(f.log(x), f.log(base)), {
      scalars: ['base'],
      shown: (x, base) => f.sub(f.log(x), f.log(base)),
      shownSlope: (x) => [f.div(constant(1), x)],
    });
    expect(shownFormula(operation)).toEqual({
      value: f.sub(f.log(x), f.log(scalar(0))),
      slope: [f.div(1, x)],
    });
    expect(operation.formula.outputs).toEqual([f.div(f.log(x), f.log(scalar(0)))]);
  });
});
