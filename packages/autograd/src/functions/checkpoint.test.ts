import { Rng, type Tensor, tensor } from '@bp/tensor';
import { tapDispatch } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { gradients } from '../backward/gradients';
import { parameter, variable } from '../backward/variable';
import { noGrad } from '../tape/mode';
import { checkpoint } from './checkpoint';
import { gradcheck, gradgradcheck } from './gradcheck';

const block = (x: Tensor) => x.exp().sin().mul(x).tanh();

describe('checkpoint', () => {
  it('gives the value and the gradient of the function itself', () => {
    const [x, y] = [variable([0.5, 1]), variable([0.5, 1])];
    const value = checkpoint(block, x);
    const plain = block(y);
    expect(value.toArray()).toEqual(plain.toArray());
    value.sum().backward();
    plain.sum().backward();
    expect(x.grad?.toArray()).toEqual(y.grad?.toArray());
  });

  it('passes gradcheck and gradgradcheck', () => {
    expect(gradcheck((x) => checkpoint(block, x), [[0.5, 1]]).ok).toBe(true);
    expect(gradgradcheck((x) => checkpoint(block, x), [[0.5, 1]]).ok).toBe(true);
  });

  it('reaches parameters that the function only refers to, also one behind another', () => {
    const w = parameter(3);
    const h = w.mul(2);
    const x = variable(5);
    // x·h·w = 2w²x
    checkpoint((v: Tensor) => v.mul(h).mul(w), x).backward();
    expect(w.grad?.item()).toBe(4 * 3 * 5);
    expect(x.grad?.item()).toBe(2 * 9);
  });

  it('can be nested', () => {
    const x = variable(0.5, { dtype: 'float64' });
    const y = checkpoint((v: Tensor) => checkpoint(block, v).mul(v), x);
    const z = variable(0.5, { dtype: 'float64' });
    expect(gradients([y], [x])[0].item()).toBe(gradients([block(z).mul(z)], [z])[0].item());
  });

  it('keeps none of the values in between', () => {
    const x = variable([0.5, 1]);
    const y = checkpoint(block, x);
    const { node } = y.record as unknown as { node: { inputs: Tensor[]; saved: Tensor[] } };
    expect(node.inputs).toHaveLength(1);
    expect(node.inputs[0]).toBe(x);
    expect(node.saved).toEqual([]);
  });

  it('runs the function again in the backward pass, once', () => {
    let calls = 0;
    const counted = (x: Tensor) => {
      calls++;
      return block(x);
    };
    const x = variable([0.5, 1]);
    const y = checkpoint(counted, x).sum();
    expect(calls).toBe(1);
    y.backward();
    expect(calls).toBe(2);
  });

  it('is the plain call where nothing is recorded', () => {
    const names: string[] = [];
    const value = tapDispatch(
      (kernel) => names.push(kernel.name),
      () => checkpoint(block, [0.5, 1]),
    );
    expect(value.requiresGrad).toBe(false);
    expect(names).toEqual(['formula', 'formula', 'formula', 'formula']);
    expect(noGrad(() => checkpoint(block, variable(1))).requiresGrad).toBe(false);
  });

  it('refuses a function that gives another value the second time', () => {
    const rng = new Rng(7);
    const x = variable([1, 2]);
    const y = checkpoint((v: Tensor) => v.mul(rng.uniform([2])), x);
    expect(() => y.sum().backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: checkpoint: the function gave another value when it ran again; give its random numbers, those of Dropout too, a seed inside, and change nothing outside]`,
    );
    expect(x.grad).toBeNull();
    const seeded = checkpoint((v: Tensor) => v.mul(new Rng(7).uniform([2])), x);
    seeded.sum().backward();
    expect(x.grad?.toArray()).toEqual(new Rng(7).uniform([2]).toArray());
  });

  it('refuses a function that returns no tensor', () => {
    const x = variable([1, 2]);
    const pair = ((v: Tensor) => [v, v]) as unknown as (v: Tensor) => Tensor;
    expect(() => checkpoint(pair, x)).toThrow(
      'checkpoint: the function must return a tensor, got object',
    );
  });

  it('refuses operands that were overwritten', () => {
    const w = parameter([1, 2]);
    const y = checkpoint((v: Tensor) => v.mul(w), tensor([3, 4]));
    w.assign([5, 6]);
    expect(() => y.sum().backward()).toThrow('checkpoint: operand 0');
  });
});
