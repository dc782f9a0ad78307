import { describe, expect, it } from 'vitest';
import type { Adapter, JudgeCase, OptimizerCase, Precision } from './contract/schema';
import { runCase } from './run-case.mjs';
import { createToyAdapter } from './toy-adapter.mjs';

const tolerance = { f32: { rtol: 1e-5, atol: 1e-6 }, f64: { rtol: 1e-9, atol: 1e-12 } };
const float = (data: (number | 'NaN' | 'Infinity')[]) => ({
  shape: [data.length],
  dtype: 'float',
  data,
});

// y = x² at three points, with dL/dy = (1, 10, 100)
const squares: JudgeCase = {
  id: 'toy/square/0000',
  op: 'square',
  options: {},
  inputs: [float([1, -2, 0.5])],
  outputs: [float([1, 4, 0.25])],
  gradUpstream: [float([1, 10, 100])],
  gradInputs: [float([2, -40, 100])],
  tolerance,
};

// one layer, called with two inputs in turn; it counts its calls
const scale: JudgeCase = {
  id: 'toy/Scale/0000',
  op: 'Scale',
  options: {},
  training: true,
  calls: 'each',
  params: { weight: { shape: [], dtype: 'float', data: [3] } },
  buffers: { calls: { shape: [], dtype: 'int64', data: [5] } },
  buffersAfter: { calls: { shape: [], dtype: 'int64', data: [7] } },
  inputs: [float([1, 2]), float([4])],
  outputs: [float([3, 6]), float([12])],
  gradUpstream: [float([1, 1]), float([10])],
  gradInputs: [float([3, 3]), float([30])],
  gradParams: { weight: { shape: [], dtype: 'float', data: [43] } },
  tolerance,
};

// two steps of x ← x − 0.1·g with gradients from outside
const descent = {
  id: 'toy/SGD/0000',
  op: 'SGD',
  options: { lr: 0.1 },
  problem: 'fed',
  params: [float([1, 2])],
  steps: 2,
  keep: [1],
  trajectory: [[0.7, 2.2]],
  tolerance,
} as unknown as OptimizerCase;
const problems = {
  fed: {
    kind: 'fed' as const,
    gradients: [
      [1, -1],
      [2, -1],
    ],
  },
};

function verdict(
  judged: JudgeCase | OptimizerCase,
  adapter: Adapter<never> | ReturnType<typeof createToyAdapter> = createToyAdapter(),
  precision: Precision = 'f64',
) {
  return runCase(judged as JudgeCase, adapter as Adapter, precision, { folder: '.', problems });
}

describe('a right library', () => {
  it('passes an operation with its gradient', () => {
    expect(verdict(squares)).toEqual({
      id: 'toy/square/0000',
      op: 'square',
      tags: [],
      status: 'pass',
      worst: 0,
    });
  });

  it('passes a layer with its buffers and all gradients', () => {
    expect(verdict(scale).status).toBe('pass');
  });

  it('passes an optimizer', () => {
    expect(verdict(descent).status).toBe('pass');
  });
});

describe('a backend that takes over in the third call', () => {
  const make = (wrong: (result: unknown) => unknown) => {
    const used: number[] = [];
    const prepare = (step: (...args: unknown[]) => unknown) => {
      let calls = 0;
      return (...args: unknown[]) => {
        used.push(++calls);
        return calls < 3 ? step(...args) : wrong(step(...args));
      };
    };
    const backends = { late: { use() {}, prepare: prepare as never, calls: 3 } };
    return { used, adapter: { ...createToyAdapter(), backends, backend: 'late' } };
  };
  const right = (result: unknown) => result;

  it('is judged by that call, with buffers as they were before', () => {
    for (const judged of [squares, scale]) {
      const { used, adapter } = make(right);
      expect(verdict(judged, adapter).status).toBe('pass');
      expect(used).toEqual([1, 2, 3]);
    }
  });

  it('fails where it is wrong', () => {
    const { adapter } = make((result) => ({ ...(result as object), gradients: [null] }));
    expect(verdict(squares, adapter).status).toBe('fail');
  });

  it('is not asked to hold what reads numbers', () => {
    const { used, adapter } = make(right);
    expect(verdict(squares, { ...adapter, readers: ['square'] }).status).toBe('pass');
    expect(used).toEqual([]);
  });

  it('makes the steps of an optimizer', () => {
    const { used, adapter } = make(right);
    expect(verdict(descent, adapter).status).toBe('pass');
    expect(used).toEqual([1, 2]);
  });
});

describe('a wrong library', () => {
  it('fails with a wrong output', () => {
    const cubes = createToyAdapter({ forward: (x) => x * x * x });
    expect(verdict(squares, cubes)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('output0[1] = -8, want 4'),
    });
  });

  it('fails with a right output and a wrong gradient', () => {
    const flipped = createToyAdapter({ slope: (x) => -2 * x });
    expect(verdict(squares, flipped)).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('gradInput0['),
    });
  });

  it('fails with an error just above the tolerance and passes with one just below', () => {
    const off = (error: number) => createToyAdapter({ forward: (x) => x * x * (1 + error) });
    expect(verdict(squares, off(1.2e-9)).status).toBe('fail');
    expect(verdict(squares, off(0.8e-9)).status).toBe('pass');
    expect(verdict(squares, off(0.8e-5), 'f32').status).toBe('pass');
    expect(verdict(squares, off(1.2e-5), 'f32').status).toBe('fail');
  });

  it('fails without a gradient, unless that is zero everywhere', () => {
    const adapter = { ...createToyAdapter(), grad: () => [null] };
    expect(verdict(squares, adapter)).toMatchObject({
      status: 'fail',
      message: 'gradInput0: missing',
    });
    expect(verdict({ ...squares, gradInputs: [float([0, -0, 0])] }, adapter).status).toBe('pass');
  });

  it('fails with a wrong parameter gradient or a wrong buffer', () => {
    const other = { shape: [], dtype: 'float', data: [42] };
    expect(verdict({ ...scale, gradParams: { weight: other } }).message).toContain('grad weight');
    expect(verdict({ ...scale, buffersAfter: { calls: other } }).message).toContain('buffer calls');
    expect(verdict({ ...scale, buffersAfter: { mean: other } }).message).toBe(
      'buffer mean: missing',
    );
  });

  it('may leave batches uncounted', () => {
    const count = { shape: [], dtype: 'int64', data: [2] };
    expect(verdict({ ...scale, buffersAfter: { num_batches_tracked: count } }).status).toBe('pass');
  });

  it('fails with a wrong update', () => {
    expect(verdict(descent, createToyAdapter({ lrFactor: 1.001 }))).toMatchObject({
      status: 'fail',
      message: expect.stringContaining('params after step 2[0]'),
    });
  });

  it('counts what it throws as an error, with its name', () => {
    const throwing = createToyAdapter({
      forward: () => {
        throw new RangeError('too large');
      },
    });
    expect(verdict(squares, throwing)).toMatchObject({
      status: 'error',
      message: 'RangeError: too large',
    });
  });
});

describe('a library that lacks something', () => {
  it('does not support an operation, layer or optimizer it has not', () => {
    expect(verdict({ ...squares, op: 'cube' })).toMatchObject({
      status: 'unsupported',
      message: 'cube',
    });
    expect(verdict({ ...scale, op: 'Shift' }).status).toBe('unsupported');
    expect(verdict({ ...descent, op: 'Adam' }).status).toBe('unsupported');
  });

  it('does not support a case that needs views, clipping or initialisers', () => {
    const viewed = { ...float([1, 2]), view: [['flip', 0] as [string, number]] };
    expect(verdict({ ...squares, inputs: [viewed] }).message).toBe('view');
    expect(verdict({ ...squares, op: 'clip_grad_norm_' }).message).toBe('clip');
    expect(verdict({ ...squares, id: 'init/ones_/0000' }).message).toBe('init');
  });
});

describe('precision', () => {
  it('compares float32 with the rounded reference', () => {
    const third = { ...squares, outputs: [float([1 / 3])], inputs: [float([1])], gradInputs: null };
    const exact = { f32: { rtol: 0, atol: 0 }, f64: { rtol: 0, atol: 0 } };
    const rounded = createToyAdapter({ forward: () => Math.fround(1 / 3) });
    expect(verdict({ ...third, tolerance: exact }, rounded, 'f32').status).toBe('pass');
    expect(verdict({ ...third, tolerance: exact }, rounded, 'f64').status).toBe('fail');
  });

  it('takes an infinity where the reference is past float32, and the reference itself', () => {
    const huge = { ...squares, outputs: [float([1e39])], inputs: [float([1])], gradInputs: null };
    for (const value of [Infinity, 1e39]) {
      expect(verdict(huge, createToyAdapter({ forward: () => value }), 'f32').status).toBe('pass');
    }
    const infinite = createToyAdapter({ forward: () => Infinity });
    expect(verdict(huge, infinite, 'f64').status).toBe('fail');
  });

  it('takes the float32 value of PyTorch where a case states one', () => {
    const judged = {
      ...squares,
      inputs: [float([1])],
      outputs: [float(['Infinity'])],
      gradInputs: null,
      f32: { outputs: [float(['NaN'])], gradInputs: [] },
    };
    const nan = createToyAdapter({ forward: () => Number.NaN });
    expect(verdict(judged, nan, 'f32').status).toBe('pass');
    expect(verdict({ ...judged, f32: undefined }, nan, 'f32').status).toBe('fail');
  });

  it('compares integers exactly, however wide the tolerance is', () => {
    const index = { ...float([1000000]), dtype: 'int64' };
    const judged = { ...squares, inputs: [float([1])], outputs: [index], gradInputs: null };
    const wide = { f32: { rtol: 1, atol: 1 }, f64: { rtol: 1, atol: 1 } };
    const off = createToyAdapter({ forward: () => 1000001 });
    expect(verdict({ ...judged, tolerance: wide }, off).status).toBe('fail');
  });
});
