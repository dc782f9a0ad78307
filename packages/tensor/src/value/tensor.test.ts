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
    expect(inspect(tensor(3))).toBe('Tensor float32 [] 3');
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

describe('a tensor as a list', () => {
  const x = arange(6).reshape([2, 3]);

  it('gives its slices along the first axis', () => {
    expect(Array.from(x, (row) => row.toArray())).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    const [first, second, ...rest] = x.at(1);
    expect([first.shape, first.item(), second.item(), rest.length]).toEqual([[], 3, 4, 1]);
    expect([...zeros([0, 2])]).toEqual([]);
    expect([...zeros([2, 0])].map(({ shape }) => shape)).toEqual([[0], [0]]);
    const visited: unknown[] = [];
    for (const row of x.transpose()) visited.push(row.toArray());
    expect(visited).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ]);
  });

  it('is none where it is a single number', () => {
    expect(() => [...tensor(1)]).toThrowErrorMatchingInlineSnapshot(
      `[BpError: for…of: a single number has no parts; take item(), and have toEqual compare tensors by '@bp/tensor/testing']`,
    );
  });

  it('has the length of its first axis', () => {
    expect([x, x.T, x.at(0), zeros([0, 3]), tensor(1)].map(({ length }) => length)).toEqual([
      2,
      3,
      3,
      0,
      undefined,
    ]);
  });

  it('has its axes in reverse order as T', () => {
    expect(x.T.toArray()).toEqual(x.transpose().toArray());
    expect(x.at(0).T.toArray()).toEqual([0, 1, 2]);
    expect(tensor(1).T.shape).toEqual([]);
    expect(zeros([2, 3, 4]).T.shape).toEqual([4, 3, 2]);
  });
});

describe('a tensor in a text', () => {
  it('is its number where it is a single one, else its values', () => {
    expect(`loss ${tensor(0.25)}`).toBe('loss 0.25');
    expect(String(tensor(3, { dtype: 'int32' }))).toBe('3');
    expect(`${tensor(Number.NaN)} ${tensor(-Infinity)} ${tensor(true)}`).toBe('NaN -Infinity true');
    expect(`${tensor([1, 2])}`).toBe('Tensor float32 [2]\n[1, 2]');
  });

  it('refuses to be a number where it is many', () => {
    expect(+(tensor(2) as never)).toBe(2);
    expect(() => +(tensor([1, 2]) as never)).toThrow('a tensor of shape [2] is no number');
  });

  it('has as many digits as are asked for', () => {
    expect(tensor(0.12345).toFixed(3)).toBe('0.123');
    expect(tensor([[-2.5]]).toFixed()).toBe((-2.5).toFixed());
    expect(tensor(Infinity).toFixed(2)).toBe('Infinity');
    expect(() => tensor([1, 2]).toFixed(3)).toThrow('only a tensor of one element');
    for (const digits of [-1, 101, Number.NaN, '3' as never]) {
      expect(() => tensor(1).toFixed(digits)).toThrow('toFixed: digits must be a number in');
    }
  });
});
