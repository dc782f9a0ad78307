import {
  type FormulaOperation,
  f,
  formulaOperation,
  input,
  makeFormula,
  type Node,
  scalar,
} from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { formulaRules } from './formula-rule';

const [x, y] = [input(0), input(1)];

function operation(name: string, output: Node): FormulaOperation {
  const { inputs } = makeFormula([output]);
  return formulaOperation(name, () => output, {
    operands: ['x', 'y', 'z'].slice(0, inputs),
    scalars: ['a', 'b'],
    result: 'same',
  });
}

const ruleFor = (output: Node, i = 0) => formulaRules(operation('op', output))[i];

describe('formulaRules', () => {
  it('reads the output where it was kept: tanh′ = 1 − y² needs no input', () => {
    const rule = ruleFor(f.tanh(x));
    expect(rule?.operands).toEqual(['grad', 'output']);
    const [grad, output] = [input(0), input(1)];
    expect(rule?.operation.formula.outputs).toEqual([f.mul(grad, f.sub(1, f.mul(output, output)))]);
  });

  it('reads the inputs that the derivative depends on, and no others', () => {
    expect(ruleFor(f.mul(x, y), 0)?.operands).toEqual(['grad', 1]);
    expect(ruleFor(f.mul(x, y), 1)?.operands).toEqual(['grad', 0]);
    expect(ruleFor(f.sin(x))?.operands).toEqual(['grad', 0]);
    expect(ruleFor(f.div(x, y), 0)?.operands).toEqual(['grad', 1]);
    expect(ruleFor(f.div(x, y), 1)?.operands).toEqual(['grad', 1, 'output']);
    expect(ruleFor(f.sub(x, y), 1)?.operands).toEqual(['grad']);
  });

  it('passes the gradient as it is where the derivative is 1', () => {
    expect(ruleFor(f.add(x, y), 0)?.passes).toBe(true);
    expect(ruleFor(f.sub(x, y), 0)?.passes).toBe(true);
    expect(ruleFor(f.sub(x, y), 1)?.passes).toBe(false);
    expect(ruleFor(f.mul(x, y), 0)?.passes).toBe(false);
  });

  it('has none where the derivative is 0 everywhere', () => {
    expect(ruleFor(f.floor(x))).toBeNull();
    expect(ruleFor(f.select(x, y, 0), 0)).toBeNull();
  });

  it('is derived once for each formula', () => {
    const tanh = operation('tanh', f.tanh(x));
    expect(formulaRules(tanh)).toBe(formulaRules(tanh));
  });

  it('is named after its operation, at every order', () => {
    const [first] = formulaRules(operation('tanh', f.tanh(x)));
    expect(first?.operation.name).toBe('tanh′');
    const second = first && formulaRules(first.operation)[1];
    expect(second?.operation.name).toBe('tanh′′');
  });

  it('names its operands, at every order', () => {
    const [first] = formulaRules(operation('mul', f.mul(f.tanh(x), y)));
    expect(first?.operation.operands).toEqual(['grad', 'x', 'y']);
    expect(first?.operation.scalars).toEqual(['a', 'b']);
    const second = first && formulaRules(first.operation)[1];
    expect(second?.operation.operands).toEqual(['grad′', 'grad', 'x', 'y']);
  });

  it('is a formula of real numbers, also beside a mask', () => {
    const rule = ruleFor(f.select(x, y, input(2)), 1);
    expect(rule?.operands).toEqual(['grad', 0]);
    expect(rule?.operation.formula.masks).toEqual([1]);
  });

  it('leaves plain numbers in their places', () => {
    const rule = ruleFor(f.mul(f.mul(x, scalar(1)), scalar(0)));
    expect(rule?.operation.formula.outputs).toEqual([f.mul(f.mul(input(0), scalar(0)), scalar(1))]);
  });
});
