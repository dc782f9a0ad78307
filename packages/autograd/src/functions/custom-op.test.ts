import { ones, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { gradients } from '../backward/gradients';
import { parameter, variable } from '../backward/variable';
import { isRecording } from '../tape/mode';
import { customOp } from './custom-op';
import { gradcheck, gradgradcheck } from './gradcheck';

const cube = customOp({
  name: 'cube',
  forward: (x) => x.mul(x).mul(x),
  backward: ({ grad, inputs: [x] }) => [grad.mul(x.square()).mul(3)],
});

const scaledProduct = customOp({
  name: 'scaledProduct',
  forward: (x, y) => x.mul(y).mul(2),
  backward: ({ grad, inputs: [x, y], needs }) => [
    needs[0] ? grad.mul(y).mul(2).sumTo(x.shape) : null,
    needs[1] ? grad.mul(x).mul(2).sumTo(y.shape) : null,
  ],
});

describe('customOp', () => {
  it('computes by forward and differentiates by backward', () => {
    const x = variable([1, 2]);
    const y = cube(x);
    expect(y.toArray()).toEqual([1, 8]);
    y.sum().backward();
    expect(x.grad?.toArray()).toEqual([3, 12]);
  });

  it('passes gradcheck and gradgradcheck, with several inputs that broadcast', () => {
    expect(gradcheck((x) => cube(x), [[1, 2]]).ok).toBe(true);
    expect(gradgradcheck((x) => cube(x), [[1, 2]]).ok).toBe(true);
    const inputs = [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [0.5, -1, 2],
    ];
    expect(gradcheck((x, y) => scaledProduct(x, y), inputs).ok).toBe(true);
    expect(gradgradcheck((x, y) => scaledProduct(x, y), inputs).ok).toBe(true);
  });

  it('has derivatives of any order where backward is written in tensor operations', () => {
    const x = variable(2);
    const [first] = gradients([cube(x)], [x], { createGraph: true });
    const [second] = gradients([first], [x], { createGraph: true });
    const [third] = gradients([second], [x]);
    expect([first, second, third].map((g) => g.item())).toEqual([12, 12, 6]);
  });

  it('may have a derivative of another function: a gradient turned round', () => {
    const reverse = customOp({
      name: 'reverse',
      forward: (x) => x,
      backward: ({ grad }) => [grad.neg()],
    });
    const x = parameter([1, 2]);
    const y = reverse(x);
    y.mul([3, 4]).sum().backward();
    expect(x.grad?.toArray()).toEqual([-3, -4]);
    // A value of its own, although forward returned its input.
    x.assign([9, 9]);
    expect(y.toArray()).toEqual([1, 2]);
  });

  it('runs forward on detached inputs, with recording off', () => {
    let recorded: unknown;
    const spy = customOp({
      name: 'spy',
      forward(x) {
        recorded = [x.requiresGrad, isRecording(), x.square().requiresGrad];
        return x;
      },
      backward: ({ grad }) => [grad],
    });
    spy(parameter(1));
    expect(recorded).toEqual([false, false, false]);
  });

  it('may read its output', () => {
    const exponential = customOp({
      name: 'exponential',
      forward: (x) => x.exp(),
      backward: ({ grad, output }) => [grad.mul(output)],
    });
    expect(gradgradcheck((x) => exponential(x), [[0.5, -1]]).ok).toBe(true);
  });

  it('says which inputs need a gradient', () => {
    let asked: readonly boolean[] = [];
    const add = customOp({
      name: 'addition',
      forward: (x, y) => x.add(y),
      backward({ grad, needs }) {
        asked = needs;
        return [grad, grad];
      },
    });
    const [x, y] = [parameter(1), tensor(2)];
    add(x, y).backward();
    expect(asked).toEqual([true, false]);
  });

  it('is not recorded where no input takes part in a gradient, nor for whole numbers', () => {
    expect(cube([1, 2]).requiresGrad).toBe(false);
    const position = customOp({
      name: 'position',
      forward: (x) => x.argmax(),
      backward: () => [null],
    });
    expect(position(parameter([1, 2])).requiresGrad).toBe(false);
  });

  it('gives gradients of the type of their inputs', () => {
    const x = variable([1, 2]);
    const y = variable([1, 2], { dtype: 'float64' });
    scaledProduct(x, y).sum().backward();
    expect(x.grad?.dtype).toBe('float32');
    expect(y.grad?.dtype).toBe('float64');
  });

  it('gives gradients of their own where backward returns an input, the output or a constant', () => {
    const constant = tensor([5, 6]);
    for (const pick of [0, 1, 2]) {
      const w = parameter([1, 2]);
      const pass = customOp({
        name: 'pass',
        forward: (x) => x,
        backward: ({ inputs: [x], output }) => [[x, output, constant][pick]],
      });
      const y = pass(w);
      y.sum().backward();
      const expected = pick === 2 ? [5, 6] : [1, 2];
      expect(w.grad?.requiresGrad).toBe(false);
      w.assign([7, 7]);
      y.detach().assign([8, 8]);
      expect(w.grad?.toArray()).toEqual(expected);
      w.grad?.assign([0, 0]);
      expect(constant.toArray()).toEqual([5, 6]);
    }
  });

  it('stays connected to an input that backward returns, under createGraph', () => {
    const halfSquare = customOp({
      name: 'halfSquare',
      forward: (x) => x.square().mul(0.5).sum(),
      backward: ({ inputs: [x] }) => [x],
    });
    const w = parameter([1, 2]);
    const [g] = gradients([halfSquare(w)], [w], { createGraph: true });
    expect(g).not.toBe(w);
    expect(gradients([g.mul([3, 4]).sum()], [w])[0].toArray()).toEqual([3, 4]);
  });

  it('notices that an operand was overwritten', () => {
    const x = parameter([1, 2]);
    const y = cube(x).sum();
    x.assign([3, 4]);
    expect(() => y.backward()).toThrow('cube: operand 0 of shape [2] was overwritten');
  });

  it('refuses an incomplete definition', () => {
    // @ts-expect-error: no backward
    expect(() => customOp({ name: 'half', forward: (x) => x })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: customOp: backward of half must be a function, got undefined]`,
    );
    const forward = () => tensor(1);
    expect(() =>
      customOp({ name: '', forward, backward: () => [] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: customOp: name must be a text that messages can use, got '']`,
    );
  });

  it('refuses a value that is no tensor', () => {
    // @ts-expect-error: a number is no tensor
    const bad = customOp({ name: 'bad', forward: (x) => x.item(), backward: () => [null] });
    expect(() => bad(1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: bad: forward must return a tensor, got number]`,
    );
  });

  it.each([
    [[], 'backward must return a list with one gradient or null for each of the 1 inputs, got 0'],
    [[null, null], 'one gradient or null for each of the 1 inputs, got 2'],
    [ones([2]), 'one gradient or null for each of the 1 inputs, got object'],
    [[5], 'the gradient of input 0 must be a tensor or null, got number'],
    [[ones([3])], 'the gradient of input 0 must have its shape [2], got [3]; sum over'],
  ])('refuses gradients that do not fit the inputs, and changes none: %o', (gradients, message) => {
    const x = parameter([1, 2]);
    const total = customOp({
      name: 'total',
      forward: (v) => v.sum(),
      backward: () => gradients as Tensor[],
    });
    expect(() => total(x).backward()).toThrow(message);
    expect(x.grad).toBeNull();
  });
});
