import { describe, expect, it } from 'vitest';
import {
  assign,
  concat,
  matmul,
  mean,
  softmax,
  type Tensor,
  tensor,
  variance,
  zeros,
} from '../index';
import { dispatch } from './dispatch';
import type { Kernel } from './kernel';
import { type DispatchTap, tapDispatch } from './tap-dispatch';

function namesOf(body: () => unknown): string[] {
  const names: string[] = [];
  tapDispatch((kernel) => names.push(kernel.name), body);
  return names;
}

describe('dispatch', () => {
  it('runs the kernel with what it is given', () => {
    const seen: unknown[] = [];
    const kernel: Kernel<string> = {
      name: 'test',
      run: (...call) => {
        seen.push(...call);
      },
    };
    const [out, x] = [zeros([1]), zeros([2])];
    dispatch(kernel, [out], [x], 'params');
    expect(seen).toEqual([[out], [x], 'params']);
  });
});

describe('tapDispatch', () => {
  it('sees every kernel call, before it runs, with its tensors and parameters', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const calls: { name: string; outputs: readonly Tensor[]; inputs: readonly Tensor[] }[] = [];
    const tap: DispatchTap = (kernel, outputs, inputs, params) => {
      expect(outputs[0].toArray()).toEqual([0, 0]);
      expect(params).toMatchObject({ axes: [1] });
      calls.push({ name: kernel.name, outputs, inputs });
    };
    const result = tapDispatch(tap, () => x.sum({ axis: 1 }));
    expect(calls).toHaveLength(1);
    expect(calls[0].name).toBe('sum');
    expect(calls[0].outputs[0]).toBe(result);
    expect(calls[0].inputs[0]).toBe(x);
  });

  it('sees the kernels inside composite operations', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(namesOf(() => mean(x))).toEqual(['mean']);
    expect(namesOf(() => variance(x))).toEqual([
      'sum',
      'formula',
      'formula',
      'sum',
      'formula',
      'formula',
      'formula',
      'sum',
      'formula',
    ]);
    expect(namesOf(() => softmax(x.mul(2)))).toEqual(['formula', 'softmax']);
    const wide = tensor(x, { dtype: 'float64' });
    expect(namesOf(() => concat([x, wide]))).toEqual(['copy', 'concat']);
    expect(namesOf(() => assign(x, matmul(x, x)))).toEqual(['matmul', 'assign']);
  });

  it('sees nothing where only the view changes', () => {
    const x = zeros([2, 3]);
    expect(namesOf(() => x.transpose().slice('0').reshape([2, 1]).expand([2, 5]))).toEqual([]);
  });

  it('returns what the body returns', () => {
    expect(
      tapDispatch(
        () => {},
        () => 42,
      ),
    ).toBe(42);
  });

  it('sees nothing any more afterwards, also when the body has thrown', () => {
    let calls = 0;
    const count = () => {
      calls++;
    };
    tapDispatch(count, () => zeros([1]).neg());
    expect(() =>
      tapDispatch(count, () => {
        zeros([1]).neg();
        throw new Error('inside');
      }),
    ).toThrow('inside');
    zeros([1]).neg();
    expect(calls).toBe(2);
  });

  it('gives way to an inner tap and comes back after it, also when that has thrown', () => {
    const outer: string[] = [];
    tapDispatch(
      (kernel) => outer.push(kernel.name),
      () => {
        const inner = namesOf(() => zeros([1]).sum());
        expect(inner).toEqual(['sum']);
        expect(() =>
          tapDispatch(
            () => {
              throw new Error('from the tap');
            },
            () => zeros([1]).sum(),
          ),
        ).toThrow('from the tap');
        zeros([1]).neg();
      },
    );
    expect(outer).toEqual(['formula']);
  });
});
