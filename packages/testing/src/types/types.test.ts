// What TypeScript makes of programs; `pnpm check` checks these, and the test runs them.
import { gradients, variable } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { Module } from '@bp/module';
import { cast, ones, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, expectTypeOf, it } from 'vitest';

describe('numbers that are read', () => {
  it('are as deep as the program says', () => {
    const rows = tensor([[1, 2]]).toArray<number[][]>();
    expectTypeOf(rows).toEqualTypeOf<number[][]>();
    expect(rows[0][1]).toBe(2);
    // @ts-expect-error truth values and numbers only
    tensor([1]).toArray<string[]>();
  });

  it('lie in the array of their type', async () => {
    const twice: Tensor<'float64'> = zeros([2], { dtype: 'float64' });
    expectTypeOf(twice.data).toEqualTypeOf<Float64Array>();
    expectTypeOf(tensor<'int32'>([1], { dtype: 'int32' }).data).toEqualTypeOf<Int32Array>();
    // @ts-expect-error another type
    const other: Tensor<'int32'> = zeros([2], { dtype: 'float64' });
    expect(other.dtype).toBe('float64');
    expectTypeOf(cast([1], 'bool').data).toEqualTypeOf<Uint8Array>();
    expectTypeOf(ones([1]).cast('float32').data).toEqualTypeOf<Float32Array>();
    const some: Tensor = ones([2]);
    expectTypeOf(some.data).toEqualTypeOf<Float32Array | Float64Array | Int32Array | Uint8Array>();
    if (some.dtype === 'float32') expectTypeOf(some.data).toEqualTypeOf<Float32Array>();
    expectTypeOf(await twice.read()).toEqualTypeOf<Float64Array>();
    expect(twice.data).toBeInstanceOf(Float64Array);
  });

  it('of one type serve wherever a tensor does', () => {
    let sum = zeros([2], { dtype: 'float64' });
    sum = sum.add(1);
    expectTypeOf(sum.mul(tensor([1], { dtype: 'int32' }))).toEqualTypeOf<Tensor>();
    expect(sum.dtype).toBe('float64');
  });
});

describe('a compiled step', () => {
  it('takes tensors where nothing else is said', () => {
    const step = compile((x, y) => {
      expectTypeOf(x).toEqualTypeOf<Tensor>();
      return x.add(y);
    });
    expectTypeOf(step([1], tensor([2]))).toEqualTypeOf<Tensor>();
    expect(step([1, 2], new Float32Array([3, 4])).toArray()).toEqual([4, 6]);
    // @ts-expect-error two arguments
    expect(() => step([1])).toThrow();
  });

  it('keeps what is said of its arguments', () => {
    const step = compile((x: Tensor, name: 'add' | 'mul', of: { y: Tensor; times: number }) =>
      x[name](of.y).mul(of.times),
    );
    expect(step([1, 2], 'mul', { y: [3, 4], times: 2 }).toArray()).toEqual([6, 16]);
    // @ts-expect-error there is no such name
    expect(() => step([1], 'pace', { y: [1], times: 1 })).toThrow();
    // @ts-expect-error a number is no tensor
    expect(() => step(2, 'add', { y: [1], times: 1 })).toThrow();
  });

  it('of no arguments is called with none', () => {
    expectTypeOf(compile(() => ones([1]))).toBeCallableWith();
  });
});

describe('a module of any class', () => {
  it('can be called', () => {
    const modules: Module[] = [new Linear(2, 3), new ReLU()];
    let x: Tensor = ones([1, 2]);
    for (const module of modules) x = module.forward(x);
    expect(x.shape).toEqual([1, 3]);
  });

  it('may take what it likes', () => {
    class Pair extends Module {
      forward(x: Tensor, times: number): [Tensor, Tensor] {
        return [x, x.mul(times)];
      }
    }
    expectTypeOf(new Pair().forward).parameters.toEqualTypeOf<[Tensor, number]>();
    const [, twice] = new Pair().forward(ones([1]), 2);
    expect(twice.item()).toBe(2);
  });
});

describe('gradients', () => {
  it('are as many as the inputs', () => {
    const [x, y] = [variable(2), variable(3)];
    const both = gradients([x.mul(y)], [x, y]);
    expectTypeOf(both).toEqualTypeOf<[Tensor, Tensor]>();
    const [dx, dy] = both;
    expect([dx.item(), dy.item()]).toEqual([3, 2]);
    const many: Tensor[] = [x];
    expectTypeOf(gradients([x.mul(y)], many)).toEqualTypeOf<Tensor[]>();
  });
});

describe('the layers of a Sequential', () => {
  it('keep their classes', () => {
    const model = new Sequential(new Linear(2, 3), new Tanh());
    const [first, last]: [Linear, Tanh] = [model.at(0), model.at(-1)];
    expect([first.weight.shape, last.forward(0).item()]).toEqual([[3, 2], 0]);
    expect(model.at(-2).weight).toBe(first.weight);
    // @ts-expect-error it has no weight
    expect(model.at(1).weight).toBeUndefined();
  });

  it('are any where there may be any', () => {
    const layers = [new Linear(2, 3), new Tanh()];
    const model: Sequential = new Sequential(new Linear(2, 3), new Tanh());
    for (const sequential of [model, new Sequential(...layers)]) {
      expect(sequential.at(-1).forward([[0, 0, 0]]).shape).toEqual([1, 3]);
    }
    const named = new Sequential({ hidden: new Linear(2, 3), squash: new Tanh() });
    expect(named.at(0).forward([[0, 0]]).shape).toEqual([1, 3]);
  });
});
