import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { add, arange, assign, isTensor, Tensor, tensor, zeros } from '../index';

describe('a tensor', () => {
  it('knows its shape, size, rank and type', () => {
    const x = zeros([2, 3], { dtype: 'int32' });
    expect([x.shape, x.size, x.rank, x.dtype]).toEqual([[2, 3], 6, 2, 'int32']);
    expect([zeros([]).size, zeros([]).rank, zeros([2, 0]).size]).toEqual([1, 0, 0]);
  });

  it('reads its elements in logical order', () => {
    const x = arange(6).reshape([2, 3]);
    expect(Array.from(x.transpose().data)).toEqual([0, 3, 1, 4, 2, 5]);
    expect(Array.from(x.slice(':, ::-2').data)).toEqual([2, 0, 5, 3]);
    expect(Array.from(x.slice('1').data)).toEqual([3, 4, 5]);
    expect(x.data).toBe(x.storage.data);
  });

  it('reads its elements with await, for values that may lie elsewhere', async () => {
    expect(Array.from(await arange(3).flip().read())).toEqual([2, 1, 0]);
  });

  it('is recognised from whichever copy of the library it came', () => {
    const foreign = {
      get [Symbol.for('@bp/tensor.Tensor')]() {
        return true;
      },
    };
    expect(isTensor(foreign)).toBe(true);
    expect(foreign instanceof Tensor).toBe(true);
    expect(zeros([1]) instanceof Tensor).toBe(true);
    for (const value of [null, undefined, 3, [1, 2], new Float32Array(2), { shape: [1] }]) {
      expect(isTensor(value)).toBe(false);
      expect(value instanceof Tensor).toBe(false);
    }
  });

  it('is called Tensor', () => {
    expect(Tensor.name).toBe('Tensor');
    expect(zeros([1]).constructor.name).toBe('Tensor');
  });

  it('shows its values where Node inspects it', () => {
    expect(inspect(tensor([1, 2]))).toBe('Tensor float32 [2]\n[1, 2]');
    expect(`${tensor(3)}`).toBe('Tensor float32 [] 3');
  });

  it('has no gradient of its own accord, and says who has', () => {
    const x = zeros([2]);
    expect([x.grad, x.requiresGrad, x.record]).toEqual([null, false, null]);
    expect(() => {
      x.grad = zeros([2]);
    }).toThrowErrorMatchingInlineSnapshot(
      `[BpError: grad: only a parameter or variable has a gradient; make one with parameter(x)]`,
    );
    expect(() => x.backward()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: backward: this value depends on no parameter or variable; make one with parameter(x), and mind noGrad and detach]`,
    );
  });

  it('is not changed by later changes of the array its shape came from', () => {
    const shape = [2, 3];
    const tensors = [zeros(shape), zeros([6]).reshape(shape), zeros([1, 1]).expand(shape)];
    shape[0] = 99;
    for (const x of tensors) expect(x.shape).toEqual([2, 3]);
  });

  it('is not changed by later changes of the numbers it came from', () => {
    const numbers = Float32Array.of(1, 2);
    const nested = [[1, 2]];
    const tensors = [tensor(numbers), add(numbers, 0), tensor(nested).at(0)];
    const view = tensor([[0, 0]])
      .add(numbers)
      .reshape([2]);
    numbers[0] = 77;
    nested[0][0] = 77;
    for (const x of tensors) expect(x.toArray()).toEqual([1, 2]);
    expect(view.toArray()).toEqual([1, 2]);
  });
});

describe('versions', () => {
  it('count the writes to a storage, whichever view they go through', () => {
    const x = zeros([2, 2]);
    const row = x.at(0);
    expect(x.storage.version).toBe(0);
    assign(x, 1);
    assign(row, 2);
    expect(x.storage.version).toBe(2);
    expect(row.storage.version).toBe(2);
    expect(x.clone().storage.version).toBe(0);
  });

  it('do not count what only reads', () => {
    const x = zeros([2]);
    x.add(1).sum().item();
    x.reshape([1, 2]).toArray();
    expect(x.storage.version).toBe(0);
  });
});

describe('a tensor among plain values', () => {
  it('is nested arrays in JSON', () => {
    expect(JSON.stringify({ w: tensor([[1, 2.5]]).transpose() })).toBe('{"w":[[1],[2.5]]}');
  });

  it('of one element serves as a number, and of more refuses to', () => {
    const loss: unknown = tensor([0.5]);
    expect((loss as number) < 1).toBe(true);
    expect((loss as number) + 1).toBe(1.5);
    expect(`${loss}`).toMatch(/^Tensor float32 \[1\]/);
    expect(() => (tensor([1, 2]) as unknown as number) < 1).toThrow(
      'a tensor of shape [2] is no number',
    );
  });
});
