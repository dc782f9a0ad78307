import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tensor, zeros } from '../../index';
import type { Kernel } from '../../operation/kernel';
import { backends } from '../../operation/kernel-backend';
import type { Tensor } from '../../value/tensor';
import { type Emission, noScalars, type Operand } from '../../wasm/emission';
import { at, beyond, f32, f64, i32, load, store } from '../../wasm/encoder';
import { setBackend } from '../backend';
import { runFast } from './run-fast';
import { scratchMemory } from './scratch';

/** out = x · factor + addend over float32 tensors of one shape; the code also adds 1000, to be told from a reference. */
function scaling(cost: number): Kernel<{ factor: number; addend: number }> {
  return {
    name: 'scaling',
    run() {
      throw new Error('the reference is not for this test');
    },
    emitter: {
      variant: ({ factor }) => factor,
      scalars: ({ addend }) => [addend],
      emission: ([out], [x], { factor }): Emission => ({
        parts: 1,
        scratch: 0,
        cost,
        checks: false,
        emit(fn, { outputs, inputs, scalars }) {
          const addend = fn.local('f32', f32.demote(load.f64(at(scalars))));
          forEach(out, (index) => {
            const from = beyond(at(inputs[0]), 4 * place(x, index));
            const scaled = f32.mul(load.f32(from), f32.const(factor));
            const result = f32.add(f32.add(scaled, addend), f32.const(1000));
            fn.do(store.f32(beyond(at(outputs[0]), 4 * place(out, index)), result));
          });
        },
      }),
    },
  };
}

function forEach({ shape }: Operand, body: (index: number[]) => void, index: number[] = []): void {
  if (index.length === shape.length) body(index);
  else
    for (let i = 0; i < shape[index.length]; i++)
      forEach({ shape } as Operand, body, [...index, i]);
}

const place = ({ strides }: Operand, index: readonly number[]): number =>
  index.reduce((sum, i, axis) => sum + i * strides[axis], 0);

const PARAMS = { factor: 2, addend: 0.5 };
const AT_ONCE = 1e9;

const fast = (kernel: Kernel<typeof PARAMS>, out: Tensor, x: Tensor, params = PARAMS): boolean =>
  runFast(kernel, [out], [x], params);

beforeEach(() => setBackend('wasm'));
afterEach(() => setBackend('wasm'));

describe('runFast', () => {
  it('leaves a kernel to the reference until that has cost as much as writing the code', () => {
    const kernel = scaling(100_000);
    const [out, x] = [zeros([2]), tensor([1, 2])];
    expect(fast(kernel, out, x)).toBe(false);
    expect(fast(kernel, out, x)).toBe(false);
    expect(fast(kernel, out, x)).toBe(true);
    expect(out.toArray()).toEqual([1002.5, 1004.5]);
  });

  it('counts each shape by itself', () => {
    const kernel = scaling(200_000);
    expect(fast(kernel, zeros([2]), tensor([1, 2]))).toBe(false);
    expect(fast(kernel, zeros([3]), tensor([1, 2, 3]))).toBe(false);
    expect(fast(kernel, zeros([2]), tensor([1, 2]))).toBe(true);
  });

  it('writes the code of all but the lightest kernels at once while a step is captured', () => {
    const [out, x] = [zeros([2]), tensor([1, 2])];
    const captured = (cost: number) => runFast(scaling(cost), [out], [x], PARAMS, true);
    expect(captured(20_000)).toBe(true);
    expect(captured(2_000)).toBe(false);
    expect(fast(scaling(20_000), out, x)).toBe(false);
  });

  it('writes the code of lighter ones, too, as long as few kernels have run', async () => {
    vi.resetModules();
    const { runFast: anew } = await import('./run-fast');
    const [out, x] = [zeros([2]), tensor([1, 2])];
    const captured = (cost: number) => anew(scaling(cost), [out], [x], PARAMS, true);
    expect(captured(5000)).toBe(true);
    for (let i = 0; i < 64; i++) captured(10);
    expect(captured(5000)).toBe(false);
    expect(captured(20_000)).toBe(true);
  });

  it('never writes code for what the reference does in no time', () => {
    const kernel = scaling(10);
    const [out, x] = [zeros([2]), tensor([1, 2])];
    for (let i = 0; i < 100_000; i++) if (fast(kernel, out, x)) throw new Error('written');
  });

  it('is off where the reference was chosen, and for kernels without code', () => {
    const [out, x] = [zeros([2]), tensor([1, 2])];
    const kernel = scaling(AT_ONCE);
    setBackend('reference');
    expect(backends.current.run(kernel, [out], [x], PARAMS, false)).toBe(false);
    setBackend('wasm');
    expect(backends.current.run(kernel, [out], [x], PARAMS, false)).toBe(true);
    expect(runFast({ name: 'plain', run() {} }, [out], [x], null)).toBe(false);
  });

  it('takes new numbers with the same code, and other code for another variant', () => {
    const kernel = scaling(AT_ONCE);
    const [out, x] = [zeros([1]), tensor([1])];
    fast(kernel, out, x, { factor: 2, addend: 3 });
    expect(out.item()).toBe(1005);
    fast(kernel, out, x, { factor: 2, addend: 4 });
    expect(out.item()).toBe(1006);
    fast(kernel, out, x, { factor: 5, addend: 4 });
    expect(out.item()).toBe(1009);
  });

  it('reads views where they lie: offsets, gaps, backwards', () => {
    const kernel = scaling(AT_ONCE);
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    const of = (view: Tensor): unknown => {
      const out = zeros(view.shape);
      expect(fast(kernel, out, view)).toBe(true);
      return out.sub(1000.5).div(2).toArray();
    };
    expect(of(x.slice('1'))).toEqual([4, 5, 6]);
    expect(of(x.slice(':, 1'))).toEqual([2, 5]);
    expect(of(x.transpose())).toEqual(x.transpose().toArray());
    expect(of(x.slice('::-1, ::-1'))).toEqual([
      [6, 5, 4],
      [3, 2, 1],
    ]);
  });

  it('writes into views and leaves what lies between', () => {
    const x = zeros([2, 2]);
    fast(scaling(AT_ONCE), x.slice(':, 1'), tensor([1, 2]));
    expect(x.toArray()).toEqual([
      [0, 1002.5],
      [0, 1004.5],
    ]);
  });

  it('changes an operand in its place', () => {
    const kernel = scaling(AT_ONCE);
    const x = tensor([1, 2]);
    fast(kernel, x, x);
    expect(x.toArray()).toEqual([1002.5, 1004.5]);
    // The same shapes in two places need other code.
    const [out, y] = [zeros([2]), tensor([1, 2])];
    fast(kernel, out, y);
    expect([out.toArray(), y.toArray()]).toEqual([
      [1002.5, 1004.5],
      [1, 2],
    ]);
  });

  it('goes on when the memory has grown', () => {
    const kernel = scaling(AT_ONCE);
    const [out, x] = [zeros([50]), tensor(new Array(50).fill(3))];
    fast(kernel, out, x);
    scratchMemory(scratchMemory(0).buffer.byteLength + 1);
    fast(kernel, out, x, { factor: 2, addend: 1 });
    expect(out.toArray()).toEqual(new Array(50).fill(1007));
  });

  it('leaves it to the reference to say what a check found', () => {
    const check: Kernel<null> = {
      name: 'check',
      run() {},
      emitter: {
        variant: () => 0,
        scalars: noScalars,
        emission: () => ({
          parts: 1,
          scratch: 0,
          cost: AT_ONCE,
          checks: true,
          emit(fn, { inputs }) {
            const negative = f64.lt(load.f64(at(inputs[0])), f64.const(0));
            fn.if(negative, () => fn.return(i32.add(0, 1)));
          },
        }),
      },
    };
    const run = (value: number): boolean =>
      runFast(check, [], [tensor([value], { dtype: 'float64' })], null);
    expect(run(1)).toBe(true);
    expect(run(-1)).toBe(false);
  });

  it('leaves what no memory holds to the reference', () => {
    const kernel = scaling(AT_ONCE);
    const huge: Kernel<typeof PARAMS> = {
      ...kernel,
      emitter: {
        variant: () => 0,
        scalars: noScalars,
        emission: () => ({ parts: 1, scratch: 2 ** 40, cost: AT_ONCE, checks: false, emit() {} }),
      },
    };
    expect(fast(huge, zeros([1]), tensor([1]))).toBe(false);
  });
});
