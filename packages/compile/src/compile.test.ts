import { Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { dispatch, emptyTensor, type Kernel } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

/** Calls a step so often that its program runs at the end. */
function warm<A extends unknown[], R>(step: (...args: A) => R, ...args: A): R {
  step(...args);
  step(...args);
  return step(...args);
}

const calledOnce = 'called 1 time';

describe('compile', () => {
  it('gives what the step gives, by a program from the third call on', () => {
    let runs = 0;
    const step = compile((x: Tensor) => {
      runs++;
      return x.mul(2).add(1).tanh();
    });
    const x = tensor([1, -2, 0.5]);
    const expected = x.mul(2).add(1).tanh().toArray();
    for (let i = 0; i < 5; i++) expect(step(x).toArray()).toEqual(expected);
    expect(runs).toBe(2);
    expect(step.explain()).toContain('called 3 times');
  });

  it('uses the numbers of each call', () => {
    const step = compile((x: Tensor, y: Tensor) => x.matmul(y).sum());
    const rng = new Rng(1);
    for (let i = 0; i < 5; i++) {
      const [x, y] = [rng.normal([3, 4]), rng.normal([4, 2])];
      expect(step(x, y).item()).toBe(x.matmul(y).sum().item());
    }
  });

  it('returns arrays and objects of tensors, plain values beside them, or nothing', () => {
    const kinds = compile((x: Tensor) => ({
      list: [x, x.neg()],
      sum: x.sum(),
      name: 'a',
      none: null,
    }));
    const result = warm(kinds, tensor([1, 2]));
    expect(result.list.map((x) => x.toArray())).toEqual([
      [1, 2],
      [-1, -2],
    ]);
    expect([result.sum.item(), result.name, result.none]).toEqual([3, 'a', null]);
    const total = zeros([]);
    const nothing = compile((x: Tensor) => {
      total.assign(total.add(x.sum()));
    });
    expect(warm(nothing, tensor([1, 2]))).toBeUndefined();
    expect(total.item()).toBe(9);
  });

  it('returns copies that never change, whatever becomes of what they were taken from', () => {
    const kept = tensor([1, 2]);
    const step = compile((x: Tensor) => {
      kept.assign(kept.add(x));
      return { kept, view: kept.reshape([2, 1]), x };
    });
    const results = [1, 2, 3, 4].map((k) => step(tensor([k, k])));
    kept.assign(0);
    expect(results.map((r) => r.kept.toArray())).toEqual([
      [2, 3],
      [4, 5],
      [7, 8],
      [11, 12],
    ]);
    expect(results[3].view.toArray()).toEqual([[11], [12]]);
    expect(results[2].x.toArray()).toEqual([3, 3]);
  });

  it('takes views, typed arrays, nested arrays, and arrays and objects of tensors', () => {
    const sum = compile((x: Tensor, { a, b }: { a: Tensor; b: Tensor }, [c]: [Tensor]) =>
      x.add(a).mul(b).sub(c),
    );
    const table = tensor([
      [1, 2],
      [3, 4],
    ]);
    for (let i = 0; i < 4; i++) {
      const [a, b, c] = [tensor([i, 1]), tensor([2, 2]), tensor([1, 0])];
      const views = sum(table.transpose().slice('0'), { a, b }, [c]);
      expect(views.toArray()).toEqual([1 + 2 * i, 8]);
      expect(sum([5, 6], { a, b }, [c]).toArray()).toEqual([9 + 2 * i, 14]);
      expect(sum(new Float32Array([5, 6]), { a, b }, [c]).toArray()).toEqual([9 + 2 * i, 14]);
      expect(sum([5, 6], { a: [i, 1], b: [2, 2] }, [c]).toArray()).toEqual([9 + 2 * i, 14]);
    }
  });

  it('takes what may be left out, and tensors beside numbers in an object', () => {
    interface Options {
      shift?: Tensor;
      factor: number;
    }
    const step = compile((x: Tensor, { shift, factor }: Options, y?: Tensor) => {
      const scaled = x.mul(factor);
      const sum = shift === undefined ? scaled : scaled.add(shift);
      return y === undefined ? sum : sum.sub(y);
    });
    for (let i = 0; i < 4; i++) {
      expect(step([1, 2], { factor: 2 }).toArray()).toEqual([2, 4]);
      expect(step([1, 2], { factor: 2, shift: [i, 1] }, [1, 1]).toArray()).toEqual([1 + i, 4]);
    }
  });

  it('takes numbers, texts and truth values as constants, with a program for each', () => {
    const scale = compile((x: Tensor, by: number, negate: boolean) =>
      negate ? x.mul(by).neg() : x.mul(by),
    );
    const x = tensor([1, 2]);
    for (let i = 0; i < 4; i++) {
      expect(scale(x, 2, false).toArray()).toEqual([2, 4]);
      expect(scale(x, 3, true).toArray()).toEqual([-3, -6]);
    }
    expect(scale.explain()).toContain('2 programs,');
  });

  it('has a program for each shape and type', () => {
    const step = compile((x: Tensor) => x.add(x));
    for (let round = 0; round < 4; round++) {
      for (let n = 1; n <= 20; n++) {
        const x = new Rng(n).integers([n], { high: 100 });
        expect(step(x).toArray()).toEqual(x.add(x).toArray());
        expect(step(x.cast('float64')).dtype).toBe('float64');
      }
    }
    expect(step.explain()).toContain('40 programs,');
  });

  it('forgets the program that was not used for longest, beyond 256', () => {
    const step = compile((x: Tensor) => x.neg());
    for (let n = 1; n <= 300; n++) step(zeros([n]));
    expect(step.explain()).toContain('256 programs,');
  });

  it('keeps what the host makes inside as constants', () => {
    const step = compile((x: Tensor) => x.add(tensor([1, 2])).mul(zeros([2]).add(3)));
    expect(warm(step, tensor([1, 1])).toArray()).toEqual([6, 9]);
    expect(step.explain()).toContain(calledOnce);
  });

  it('starts from the same numbers where a kernel changes what the host has made', () => {
    const step = compile((x: Tensor) => {
      const total = tensor([1, 1]);
      total.assign(total.add(x));
      return total.assign(total.mul(2)).add(0);
    });
    for (let i = 0; i < 5; i++) expect(step(tensor([i, 2])).toArray()).toEqual([2 + 2 * i, 6]);
  });

  it('runs as a part of another step that is captured', () => {
    const inner = compile((x: Tensor) => x.mul(2));
    const outer = compile((x: Tensor) => inner(x).add(1));
    for (let i = 0; i < 4; i++) expect(outer(tensor([i])).toArray()).toEqual([2 * i + 1]);
    expect(inner.explain()).toContain('0 programs');
    expect(outer.explain()).toContain('called 2 times');
  });

  it('does by the host what has no code', () => {
    const reverse: Kernel<null> = {
      name: 'reverse',
      run([out], [x]) {
        out.storage.data.set(x.data.slice().reverse());
      },
    };
    const step = compile((x: Tensor) => {
      const y = emptyTensor(x.shape, x.dtype);
      dispatch(reverse, [y], [x.add(1)], null);
      return y.mul(2);
    });
    for (let i = 0; i < 4; i++) expect(step(tensor([i, 5])).toArray()).toEqual([12, 2 * i + 2]);
    expect(step.explain()).toMatch(/reverse: .* in JavaScript/);
  });

  it('gives kernels of the host outputs of zeros, as a new tensor has', () => {
    const count: Kernel<null> = {
      name: 'count',
      run([out], [x]) {
        for (const value of x.data) out.storage.data[value]++;
      },
    };
    const step = compile((x: Tensor) => {
      const counts = emptyTensor([3], 'int32');
      dispatch(count, [counts], [x], null);
      return counts;
    });
    const labels = tensor([0, 2, 2], { dtype: 'int32' });
    for (let i = 0; i < 4; i++) expect(step(labels).toArray()).toEqual([1, 0, 2]);
  });

  it('draws new random numbers in each call, which restore repeats', () => {
    const rng = new Rng(7);
    const other = new Rng(7);
    const step = compile((x: Tensor) => x.add(rng.normal([5])));
    const draw = () =>
      zeros([5])
        .add(other.normal([5]))
        .toArray();
    for (let i = 0; i < 4; i++) expect(step(zeros([5])).toArray()).toEqual(draw());
    const [saved, otherSaved] = [rng.state(), other.state()];
    expect(saved).toEqual(otherSaved);
    const first = step(zeros([5])).toArray();
    rng.restore(saved);
    expect(step(zeros([5])).toArray()).toEqual(first);
  });

  it('sees what is assigned between the calls, and what it assigns itself', () => {
    const factor = tensor([1, 2]);
    const step = compile((x: Tensor) => {
      factor.assign(factor.add(1));
      return x.mul(factor);
    });
    const x = tensor([1, 1]);
    expect(warm(step, x).toArray()).toEqual([4, 5]);
    factor.assign([10, 20]);
    expect(step(x).toArray()).toEqual([11, 21]);
    expect(factor.toArray()).toEqual([11, 21]);
    const { version } = factor.storage;
    step(x);
    expect(factor.storage.version).toBe(version + 1);
  });
});

describe('options of compile', () => {
  it('compares the program with the step every so many calls', () => {
    let rate = 1;
    const step = compile((x: Tensor) => x.mul(rate), { check: 4, name: 'step' });
    for (let i = 0; i < 8; i++) expect(step([2]).toArray()).toEqual([2]);
    rate = 3;
    const after = () => Array.from({ length: 4 }, () => step([2]).toArray());
    expect(after).toThrowErrorMatchingInlineSnapshot(
      `[BpError: step: kernel 1, mul, was given the numbers [1] in one call and [3] in the next; pass what changes as an argument, in a tensor]`,
    );
    expect(step([2]).toArray()).toEqual([6]);
  });

  it('refuses what makes no sense', () => {
    const identity = (x: Tensor) => x;
    expect(() => compile(3 as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: compile: the step must be a function, got number]`,
    );
    expect(() => compile(identity, { check: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: compile: check must be a whole number of calls ≥ 1, got 0]`,
    );
    expect(() =>
      compile(identity, { precision: 'half' as never }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: compile: precision must be 'strict' or 'fast', got half]`,
    );
    expect(() => compile(identity, { chek: 1 } as never)).toThrow('did you mean');
  });

  it('may round once where it is told so', () => {
    const step = compile((x: Tensor, y: Tensor) => x.matmul(y), { precision: 'fast' });
    const rng = new Rng(2);
    const [x, y] = [rng.normal([16, 16]), rng.normal([16, 16])];
    const [found, exact] = [warm(step, x, y).data, x.matmul(y).data];
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(exact[i], 4);
  });
});
