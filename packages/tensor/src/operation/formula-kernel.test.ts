import { describe, expect, it } from 'vitest';
import { expectSameBits } from '../../test/bits';
import { layoutsOf } from '../../test/layouts';
import { f } from '../formula/build';
import { makeFormula } from '../formula/formula';
import { constant, input, type Node, scalar } from '../formula/node';
import { arange, type DType, type Tensor, tensor, zeros } from '../index';
import { dispatch } from './dispatch';
import { formulaKernel } from './formula-kernel';

const [x, y, z] = [input(0), input(1), input(2)];
/** More than two blocks, and no whole number of them. */
const N = 2500;

function compute(
  outputs: readonly Node[],
  inputs: readonly Tensor[],
  { dtype = 'float64', scalars = [] }: { dtype?: DType; scalars?: readonly number[] } = {},
): Tensor[] {
  const results = outputs.map(() => zeros(inputs[0].shape, { dtype }));
  dispatch(formulaKernel(makeFormula(outputs), dtype), results, inputs, scalars);
  return results;
}

const numbers = (n = N): Tensor =>
  arange(n, { dtype: 'float64' })
    .sub(n / 3)
    .div(7);
const mapped = (t: Tensor, fn: (value: number, i: number) => number): Tensor =>
  tensor(Float64Array.from(t.data, fn)).cast(t.dtype).reshape(t.shape);

describe('the formula kernel', () => {
  it('is made once for each formula and type', () => {
    const formula = makeFormula([f.add(x, y)]);
    expect(formulaKernel(formula, 'float32')).toBe(formulaKernel(formula, 'float32'));
    expect(formulaKernel(formula, 'float32')).not.toBe(formulaKernel(formula, 'float64'));
  });

  it('computes block after block', () => {
    const t = numbers();
    const [result] = compute([f.sub(f.mul(x, x), f.div(x, 2))], [t]);
    expectSameBits(
      result,
      mapped(t, (v) => v * v - v / 2),
    );
  });

  it('rounds every step to its type', () => {
    const t = numbers().cast('float32');
    const [result] = compute([f.add(f.mul(x, x), 0.1)], [t], { dtype: 'float32' });
    const { fround } = Math;
    expectSameBits(
      result,
      mapped(t, (v) => fround(fround(v * v) + fround(0.1))),
    );
  });

  it('broadcasts across block borders', () => {
    const [column, row] = [numbers(50).reshape([50, 1]), numbers(60)];
    const result = zeros([50, 60], { dtype: 'float64' });
    const kernel = formulaKernel(makeFormula([f.sub(x, y)]), 'float64');
    dispatch(kernel, [result], [column, row], []);
    for (const [i, j] of [
      [0, 0],
      [17, 3],
      [17, 4],
      [34, 8],
      [49, 59],
    ]) {
      expect(result.at(i, j).item()).toBe(column.data[i] - row.data[j]);
    }
    expect(result.sum().item()).toBeCloseTo(60 * column.sum().item() - 50 * row.sum().item(), 8);
  });

  it('converts operands of other types first', () => {
    const [real, whole, truth] = [numbers(), arange(N, { dtype: 'int32' }), numbers().gt(0)];
    const [result] = compute([f.add(f.mul(x, y), z)], [real, whole, truth]);
    expectSameBits(
      result,
      mapped(real, (v, i) => v * i + (v > 0 ? 1 : 0)),
    );
  });

  it('takes plain numbers, rounded to its type', () => {
    const t = numbers(5).cast('float32');
    const scalars = [0.1, 3];
    const [result] = compute([f.mul(f.add(x, scalar(0)), scalar(1))], [t], {
      dtype: 'float32',
      scalars,
    });
    const { fround } = Math;
    expectSameBits(
      result,
      mapped(t, (v) => fround(fround(v + fround(0.1)) * 3)),
    );
  });

  it('chooses by masks of any type, in any layout', () => {
    const t = numbers(6).reshape([2, 3]);
    const choosers = tensor(
      [
        [0.25, 0, 256],
        [Number.NaN, -0, -3],
      ],
      { dtype: 'float64' },
    );
    const expected = mapped(t, (v, i) => ([0, 2, 3, 5].includes(i) ? v : -v));
    for (const { x: mask, label } of [
      { x: choosers, label: 'contiguous' },
      ...layoutsOf(choosers),
    ]) {
      if (label.startsWith('repeated')) continue;
      const [result] = compute([f.select(x, y, f.neg(y))], [mask, t]);
      expectSameBits(result, expected, label);
    }
  });

  it('writes truth values only at the end, whatever the steps before them hold', () => {
    const t = numbers();
    const result = zeros([N], { dtype: 'bool' });
    const formula = makeFormula([f.gt(f.mul(f.add(x, 0.25), 0.5), f.neg(x))]);
    dispatch(formulaKernel(formula, 'float64'), [result], [t], []);
    expectSameBits(result, mapped(t, (v) => Number((v + 0.25) * 0.5 > -v)).cast('bool'));
  });

  it('fills an output of any layout and type', () => {
    const t = numbers(24).reshape([2, 3, 4]);
    const base = zeros([4, 3, 2], { dtype: 'float32' });
    const target = base.permute([2, 1, 0]).flip(1);
    dispatch(formulaKernel(makeFormula([f.mul(x, 2)]), 'float64'), [target], [t], []);
    expectSameBits(target, mapped(t, (v) => 2 * v).cast('float32'));
  });

  it('gives operands, constants and one value twice as outputs', () => {
    const t = numbers();
    const [same, two, sum, again] = compute([x, constant(2), f.add(x, y), f.add(x, y)], [t, t]);
    expectSameBits(same, t);
    expectSameBits(
      two,
      mapped(t, () => 2),
    );
    expectSameBits(
      sum,
      mapped(t, (v) => v + v),
    );
    expectSameBits(again, sum);
  });

  it('does nothing where there is nothing', () => {
    const [result] = compute([f.add(x, 1)], [zeros([0, 3], { dtype: 'float64' })]);
    expect(result.shape).toEqual([0, 3]);
  });

  it('computes a graph of 10 000 nodes', () => {
    let sum: Node = x;
    for (let i = 0; i < 10_000; i++) sum = f.add(sum, y);
    const [result] = compute([sum], [tensor([1, -1]), tensor([1, 2])], { dtype: 'float64' });
    expect(result.toArray()).toEqual([10_001, 19_999]);
  });

  it('remembers nothing of the call before', () => {
    const formula = [f.add(f.mul(x, y), z)];
    const one = tensor(2, { dtype: 'float64' });
    const [first] = compute(formula, [numbers(), one, one]);
    const [second] = compute(formula, [numbers(), numbers(), numbers()]);
    expectSameBits(
      first,
      mapped(numbers(), (v) => v * 2 + 2),
    );
    expectSameBits(
      second,
      mapped(numbers(), (v) => v * v + v),
    );
  });
});

describe('the formula kernel in place', () => {
  const steps = f.mul(f.mul(f.add(x, 1), 2), x);

  it('overwrites its own operand only when it is not needed any more', () => {
    const t = numbers();
    const expected = mapped(t, (v) => (v + 1) * 2 * v);
    dispatch(formulaKernel(makeFormula([steps]), 'float64'), [t], [t], []);
    expectSameBits(t, expected);
  });

  it('overwrites several operands as an optimizer does, each from the old values', () => {
    const [parameter, first, second] = [numbers(), numbers().mul(3), numbers().square()];
    const [w, m, v] = [parameter, first, second].map((t) => Array.from(t.data));
    // Each new value depends on all the old ones.
    const formula = makeFormula([
      f.sub(x, f.mul(f.add(y, z), scalar(0))),
      f.add(f.mul(y, 0.5), x),
      f.sub(z, f.mul(x, y)),
    ]);
    const all = [parameter, first, second];
    dispatch(formulaKernel(formula, 'float64'), all, all, [0.1]);
    const like = (fn: (i: number) => number) => mapped(parameter, (_, i) => fn(i));
    expectSameBits(
      parameter,
      like((i) => w[i] - (m[i] + v[i]) * 0.1),
    );
    expectSameBits(
      first,
      like((i) => m[i] * 0.5 + w[i]),
    );
    expectSameBits(
      second,
      like((i) => v[i] - w[i] * m[i]),
    );
  });

  it('exchanges two operands', () => {
    const [a, b] = [numbers(), numbers().neg()];
    dispatch(formulaKernel(makeFormula([y, x]), 'float64'), [a, b], [a, b], []);
    expectSameBits(a, numbers().neg());
    expectSameBits(b, numbers());
  });

  it.each([
    ['reversed', (t: Tensor) => t.flip()],
    ['transposed', (t: Tensor) => t.reshape([50, 50]).transpose().reshape([N])],
    ['repeated', (t: Tensor) => t.narrow(0, 7, 1).expand([N])],
  ])('reads all of a %s view of its output before it overwrites that', (_, viewOf) => {
    const t = numbers();
    const expected = numbers().add(viewOf(numbers()));
    dispatch(formulaKernel(makeFormula([f.add(x, y)]), 'float64'), [t], [t, viewOf(t)], []);
    expectSameBits(t, expected);
  });

  it('reads all of a shifted view of its output before it overwrites that', () => {
    const t = numbers(N + 1);
    const expected = t.narrow(0, 0, N).add(1);
    const [from, to] = [t.narrow(0, 0, N), t.narrow(0, 1, N)];
    dispatch(formulaKernel(makeFormula([f.add(x, 1)]), 'float64'), [to], [from], []);
    expectSameBits(to, expected);
    expect(t.data[0]).toBe(numbers(N + 1).data[0]);
  });

  it('leaves what lies around a slice alone', () => {
    const t = numbers(10);
    const part = t.slice('2:8:2');
    dispatch(formulaKernel(makeFormula([steps]), 'float64'), [part], [part], []);
    expectSameBits(
      t,
      mapped(numbers(10), (v, i) => ([2, 4, 6].includes(i) ? (v + 1) * 2 * v : v)),
    );
  });
});
