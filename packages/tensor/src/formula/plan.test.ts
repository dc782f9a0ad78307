import { describe, expect, it } from 'vitest';
import { f } from './build';
import { makeFormula } from './formula';
import { BLOCK } from './loops';
import { constant, input, type Node, scalar } from './node';
import { planFormula } from './plan';

const [x, y] = [input(0), input(1)];

const blocksOf = (outputs: readonly Node[]): number =>
  planFormula(makeFormula(outputs), 'float32').arrays.filter(({ length }) => length === BLOCK)
    .length;

describe('planFormula', () => {
  it('computes a shared node once', () => {
    const shared = f.exp(x);
    const { steps } = planFormula(makeFormula([f.mul(shared, f.add(shared, shared))]), 'float32');
    expect(steps).toHaveLength(3);
  });

  it('has a slot for each operand, plain number and constant', () => {
    const plan = planFormula(makeFormula([f.add(f.mul(x, scalar(1)), f.sub(y, 3))]), 'float64');
    expect(plan.scalars).toBe(2);
    expect(plan.scalarCount).toBe(2);
    const constants = plan.arrays.filter((array) => array.length === 1 && array[0] === 3);
    expect(constants).toHaveLength(1);
    expect(plan.arrays.every((array) => array instanceof Float64Array)).toBe(true);
  });

  it('uses the block of an intermediate value again once it is not needed', () => {
    let chained = x;
    for (let i = 0; i < 20; i++) chained = f.add(f.exp(chained), 1);
    // Two intermediate values are alive at a time, and the output has a block of its own.
    expect(blocksOf([chained])).toBe(3);
  });

  it('keeps a value that is needed later', () => {
    const early = f.exp(x);
    const late = f.add(early, f.log(f.sqrt(f.abs(y))));
    expect(blocksOf([late])).toBe(4);
  });

  it('never lets an intermediate value use the block of an output', () => {
    const first = f.gt(f.mul(f.add(x, 1), 2), 0);
    const second = f.sub(f.exp(f.neg(first)), x);
    const { steps, outputs } = planFormula(makeFormula([first, second]), 'float32');
    for (const slot of outputs) expect(steps.filter(({ out }) => out === slot)).toHaveLength(1);
  });

  it('gives each output a block, also an operand, a constant or one named twice', () => {
    const sum = f.add(x, y);
    const { outputs } = planFormula(makeFormula([sum, sum, x, constant(2), scalar(0)]), 'float32');
    expect(new Set(outputs).size).toBe(5);
  });

  it('refuses whole numbers where only real ones have a function', () => {
    expect(() => planFormula(makeFormula([f.exp(x)]), 'int32')).toThrow('no exp for int32');
    expect(() => planFormula(makeFormula([f.div(x, y)]), 'int32')).toThrow('no div for int32');
  });

  it('plans a chain of 10 000 operations with three blocks', () => {
    let chained = x;
    for (let i = 0; i < 10_000; i++) chained = f.add(chained, y);
    expect(blocksOf([chained])).toBe(3);
  });
});
