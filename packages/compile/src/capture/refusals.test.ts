import { type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile';

/** The message with which one of the first calls is refused. */
function refused(step: () => unknown): string {
  for (let i = 0; i < 3; i++) {
    try {
      step();
    } catch (error) {
      return (error as Error).message;
    }
  }
  return 'was not refused';
}

describe('a step that cannot be compiled', () => {
  it('does another thing in each call', () => {
    let calls = 0;
    const step = compile((x: Tensor) => (calls++ % 2 === 0 ? x.exp().abs() : x.sum().abs()), {
      name: 'step',
    });
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"step: kernel 1 was sum in one call and exp in the next, so the step cannot be compiled; pass what it branches on as an argument"`,
    );
  });

  it('runs another number of kernels in each call', () => {
    let calls = 0;
    const step = compile((x: Tensor) => {
      let y = x;
      for (let i = 0; i <= calls; i++) y = y.neg();
      calls++;
      return y;
    });
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: the step ran 2 kernels in one call and 3 in the next, so it cannot be compiled; pass what it branches on as an argument"`,
    );
  });

  it('gives a kernel other shapes in each call', () => {
    let n = 1;
    const step = compile((x: Tensor) => x.slice(`0:${n++}`).neg().sum());
    expect(refused(() => step([1, 2, 3]))).toMatchInlineSnapshot(
      `"compile: kernel 1, neg, was given float32 [2] in one call and float32 [3] in the next, so the step cannot be compiled; pass what it depends on as an argument"`,
    );
  });

  it('has another number in each call', () => {
    let rate = 0.1;
    const step = compile((x: Tensor) => {
      rate *= 0.5;
      return x.mul(rate);
    });
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: kernel 1, mul, was given the numbers [0.025] in one call and [0.0125] in the next; pass what changes as an argument, in a tensor"`,
    );
  });

  it('makes other numbers in each call', () => {
    let k = 0;
    const step = compile((x: Tensor) => x.add(tensor([k++])));
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: kernel 1, add, reads numbers that the step makes anew in each call; pass them as an argument, or draw them from an Rng"`,
    );
  });

  it('reads another tensor from outside in each call', () => {
    let state = tensor([0]);
    const step = compile((x: Tensor) => {
      state = state.add(x);
      return state;
    });
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: kernel 1, add, reads another tensor in each call, which is no argument of the step; pass it as an argument, or assign to one tensor that stays"`,
    );
  });

  it('returns another kind of result in each call', () => {
    let k = 0;
    const step = compile((x: Tensor) => ({ y: x.neg(), k: k++ }));
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: the step returned another kind of result in each of two calls; return the same tensors, in the same structure"`,
    );
  });

  it('is asynchronous', () => {
    const step = compile(async (x: Tensor) => x.neg());
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: the step must not be asynchronous; await what it needs before the call, and pass it as an argument"`,
    );
  });

  it('returns what is no tensor', () => {
    const step = compile((x: Tensor) => new Map([['x', x]]));
    expect(refused(() => step([1]))).toMatchInlineSnapshot(
      `"compile: the step must return tensors, arrays or plain objects of them, or nothing, got an object of type Map"`,
    );
  });

  it('overwrites an argument', () => {
    const step = compile((x: Tensor) => x.assign(0));
    const x = tensor([1]);
    expect(refused(() => step(x))).toMatchInlineSnapshot(
      `"compile: an argument of a compiled step cannot be overwritten, since the step has a copy of it; return the new values instead"`,
    );
    expect(x.toArray()).toEqual([1]);
  });

  it.each<[string, (x: Tensor) => unknown]>([
    ['item', (x) => x.item()],
    ['toArray', (x) => x.toArray()],
    ['data', (x) => x.data[0]],
    ['data', (x) => x.read()],
    ['view', (x) => x.view.get(0)],
    ['toString', (x) => `${x}`],
    ['valueOf', (x) => (x as unknown as number) < 1],
  ])('reads numbers by %s', (name, read) => {
    const step = compile((x: Tensor) => {
      read(x);
    });
    expect(() => step([1])).toThrow(`${name} cannot read numbers inside a compiled step`);
  });

  it('is captured anew after it was refused', () => {
    let wrong = 3;
    const step = compile((x: Tensor) => x.mul(wrong-- > 0 ? wrong : 5));
    expect(refused(() => step([1]))).toContain('was given the numbers');
    for (let i = 0; i < 4; i++) expect(step([1]).toArray()).toEqual([5]);
    expect(step.explain()).toContain('called 2 times');
  });
});

describe('a step that throws', () => {
  it('changes nothing, and can be called again', () => {
    const total = zeros([]);
    let fail = false;
    const step = compile((x: Tensor) => {
      total.assign(total.add(x));
      if (fail) throw new Error('inside');
      return total;
    });
    step(tensor(1));
    fail = true;
    const { version } = total.storage;
    expect(() => step(tensor(1))).toThrow('inside');
    expect(total.item()).toBe(1);
    expect(total.storage.version).toBe(version);
    fail = false;
    for (let i = 0; i < 3; i++) step(tensor(1));
    expect(total.item()).toBe(4);
    expect(tensor([1]).item()).toBe(1);
  });
});
