import { matmul, tensor } from '@bp/tensor';
import { apply, type CompositeOperation } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { noGrad } from '../tape/mode';
import { gradients } from './gradients';
import { parameter, variable } from './variable';

describe('a value that is overwritten before backward', () => {
  it('is refused where the derivative needs it, and no gradient changes', () => {
    const [w, v] = [parameter([1, 2]), parameter([3, 4])];
    w.sum().backward();
    const y = w.mul(v).add(w).sum();
    v.assign([5, 6]);
    expect(() => y.backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: mul: operand 1 of shape [2] was overwritten after it was used, so its gradient is lost; call backward before the update, or use a clone]`,
    );
    expect(w.grad?.toArray()).toEqual([1, 1]);
    expect(v.grad).toBeNull();
  });

  it('is refused where an operation keeps it for its own rule', () => {
    const halve: CompositeOperation<null> = {
      kind: 'composite',
      name: 'halve',
      run: ([x]) => ({ output: noGrad(() => x.mul(half)), saved: [half] }),
      vjp: ({ grad, saved: [factor] }) => [grad.mul(factor)],
      reads: { inputs: false, output: false },
    };
    const half = tensor([0.5]);
    const w = parameter([6]);
    apply(halve, [w], null).sum().backward();
    expect(w.grad?.toArray()).toEqual([0.5]);
    const y = apply(halve, [w], null).sum();
    w.assign([4]);
    half.assign([0.25]);
    expect(() => y.backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: halve: the result of shape [1] was overwritten, so the gradient through it is lost; call backward before the update, or use a clone]`,
    );
  });

  it('does not matter where no derivative needs it', () => {
    const [w, v] = [parameter([1, 2]), parameter([3, 4])];
    const y = w.add(v).sub(w.mul(2)).tanh();
    w.assign([7, 7]);
    v.assign([8, 8]);
    y.sum().backward();
    const slope = (x: number) => 1 - Math.tanh(x) ** 2;
    expect(v.grad?.toArray()).toEqual([slope(2), slope(2)].map((s) => expect.closeTo(s, 6)));
    expect(w.grad?.toArray()).toEqual([-slope(2), -slope(2)].map((s) => expect.closeTo(s, 6)));
  });

  it('does not matter to a rectifier, whose derivative follows from its result', () => {
    const w = parameter([-2, 0, 3, Number.NaN]);
    const y = w.relu();
    w.assign([5, 5, -5, -5]);
    y.mul([-0, 2, -0, 4]).sum().backward();
    expect(w.grad?.toArray()).toEqual([0, 0, -0, 4]);
  });

  it('does not matter where only the gradient of the other operand is asked for', () => {
    const w = parameter([1, 2]);
    const x = tensor([3, 4]);
    const y = w.mul(x).sum();
    w.assign([9, 9]);
    y.backward();
    expect(w.grad?.toArray()).toEqual([3, 4]);
  });

  it('is refused by operations with kernels of their own', () => {
    const [a, b] = [parameter([[1, 2]]), parameter([[3], [4]])];
    const y = matmul(a, b);
    b.assign([[0], [0]]);
    expect(() => y.sum().backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: operand 1 of shape [2, 1] was overwritten after it was used, so its gradient is lost; call backward before the update, or use a clone]`,
    );
    const m = parameter([1, 2]);
    const largest = m.max();
    m.assign([3, 2]);
    expect(() => largest.backward()).toThrow('max: operand 0');
  });

  it('is noticed through every view of it', () => {
    const w = parameter([
      [1, 2],
      [3, 4],
    ]);
    const y = w.transpose().slice('0').square().sum();
    noGrad(() => w.slice('1').assign([9, 9]));
    expect(() => y.backward()).toThrow('was overwritten');
  });

  it('is noticed where the derivative reads the result: tanh, exp, softmax', () => {
    const w = parameter([1, 2]);
    const overwritten = [w.tanh(), w.exp(), w.softmax()];
    for (const y of overwritten) {
      const loss = y.sum();
      // A computed value refuses to be assigned; one that shares its numbers can still change them.
      y.detach().assign([0, 0]);
      expect(() => loss.backward()).toThrow('the result of shape [2] was overwritten');
    }
    expect(w.grad).toBeNull();
  });

  it('may be overwritten after backward', () => {
    const w = parameter([1, 2]);
    for (let step = 0; step < 3; step++) {
      const [g] = gradients([w.square().sum()], [w]);
      w.assign(w.sub(g.mul(0.25)));
    }
    expect(w.toArray()).toEqual([0.125, 0.25]);
  });

  it('is kept by a clone', () => {
    const w = parameter([1, 2]);
    const y = w.clone().square().sum();
    w.assign([5, 5]);
    y.backward();
    expect(w.grad?.toArray()).toEqual([2, 4]);
  });

  it('is found by createGraph as well', () => {
    const x = variable([1, 2]);
    const y = x.pow(3).sum();
    x.assign([0, 0]);
    expect(() => gradients([y], [x], { createGraph: true })).toThrow('pow: operand 0');
  });
});
