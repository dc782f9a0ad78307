import { describe, expect, it } from 'vitest';
import { f } from '../formula/build';
import { add, argmax, concat, eq, neg, type Tensor, tensor, where, zeros } from '../index';
import type { GradientRecord, Recorder } from '../value/record';
import { apply, emptyTensor, recordComputed } from './apply';
import { formulaOperation } from './formula-operation';
import type { AnyOperation, CompositeOperation } from './operation';

/** A recorder that notes what it is told, and gives results a record as autograd does. */
function fakeRecorder() {
  const notes: {
    name: string;
    inputs: readonly Tensor[];
    params: unknown;
    output: Tensor;
    saved?: readonly Tensor[] | undefined;
  }[] = [];
  const recorder: Recorder<Tensor> = {
    record(operation, inputs, params, output, saved) {
      notes.push({ name: (operation as AnyOperation).name, inputs, params, output, saved });
      output.record = record;
    },
    backward() {},
  };
  const record: GradientRecord<Tensor> = {
    recorder,
    computed: false,
    live: true,
    keepsGrad: true,
    grad: null,
    peek: () => null,
  };
  const leaf = (value: number[]): Tensor => {
    const x = tensor(value);
    x.record = record;
    return x;
  };
  return { notes, leaf };
}

describe('apply and a recorder', () => {
  it('has every operation recorded whose operands carry a record, with its operands and output', () => {
    const { notes, leaf } = fakeRecorder();
    const x = leaf([1, 2]);
    const y = add(x, 3);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ name: 'add', params: [3] });
    expect(notes[0].inputs[0]).toBe(x);
    expect(notes[0].output).toBe(y);
    y.reshape([2, 1]).matmul([[1]]);
    expect(notes.map(({ name }) => name)).toEqual(['add', 'reshape', 'matmul']);
  });

  it('has a composite operation recorded as one, with what its rule will read', () => {
    const { notes, leaf } = fakeRecorder();
    const x = leaf([3, 4]);
    const run: CompositeOperation<number>['run'] = ([v], axis) => {
      const length = v.detach().norm({ axis, keepDims: true });
      return { output: v.detach().div(length), saved: [length] };
    };
    const direction: CompositeOperation<number> = {
      kind: 'composite',
      name: 'direction',
      run,
      vjp: () => [null],
      reads: { inputs: true, output: false },
    };
    const y = apply(direction, [x], 0);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ name: 'direction', inputs: [x], params: 0, output: y });
    expect(notes[0].saved?.map((saved) => saved.toArray())).toEqual([[5]]);
    const computed = run([x], 0);
    expect(recordComputed(direction, [x], 0, computed)).toBe(computed.output);
    expect(notes[1].saved).toBe(computed.saved);
    expect(recordComputed(direction, [tensor([1])], 0, run([tensor([1])], 0)).record).toBeNull();
    expect(notes).toHaveLength(2);
  });

  it('records where any operand carries a record, also the last', () => {
    const { notes, leaf } = fakeRecorder();
    concat([[1], tensor([2]), leaf([3])]);
    where([true, false], 0, leaf([1, 2]));
    expect(notes.map(({ name }) => name)).toEqual(['concat', 'where']);
  });

  it('records nothing without a record, and nothing that is not a real number', () => {
    const { notes, leaf } = fakeRecorder();
    neg([1, 2]);
    eq(leaf([1]), 1);
    argmax(leaf([1, 2]));
    leaf([1.5]).cast('int32');
    expect(notes).toEqual([]);
  });

  it('refuses operands of two recorders, and computes nothing then', () => {
    const [one, two] = [fakeRecorder(), fakeRecorder()];
    expect(() => add(one.leaf([1]), two.leaf([2]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: add: the operands were recorded by two different recorders; use one copy of @bp/autograd]`,
    );
    expect([...one.notes, ...two.notes]).toEqual([]);
  });

  it('is cut off by detach', () => {
    const { notes, leaf } = fakeRecorder();
    const x = leaf([1]);
    const cut = x.detach();
    expect(cut.requiresGrad).toBe(false);
    expect(cut.storage).toBe(x.storage);
    cut.neg();
    expect(notes).toEqual([]);
  });
});

describe('apply and the type of a formula', () => {
  const types = (result: 'same' | 'float' | 'bool') => {
    const operation = formulaOperation('test', f.add, { operands: ['x', 'y'], result });
    const dtypes = ['bool', 'int32', 'float32', 'float64'] as const;
    return dtypes.map((a) =>
      dtypes.map(
        (b) => apply(operation, [zeros([1], { dtype: a }), zeros([1], { dtype: b })], []).dtype,
      ),
    );
  };

  it('is the larger of its operands; truth values count as whole numbers', () => {
    expect(types('same')).toEqual([
      ['int32', 'int32', 'float32', 'float64'],
      ['int32', 'int32', 'float32', 'float64'],
      ['float32', 'float32', 'float32', 'float64'],
      ['float64', 'float64', 'float64', 'float64'],
    ]);
  });

  it('is real where the operation is', () => {
    expect(types('float')).toEqual([
      ['float32', 'float32', 'float32', 'float64'],
      ['float32', 'float32', 'float32', 'float64'],
      ['float32', 'float32', 'float32', 'float64'],
      ['float64', 'float64', 'float64', 'float64'],
    ]);
  });

  it('is bool for a comparison', () => {
    expect(new Set(types('bool').flat())).toEqual(new Set(['bool']));
  });

  it('is not that of an operand that only chooses', () => {
    const mask = tensor([1, 0], { dtype: 'float64' });
    const operation = formulaOperation('test', f.select, {
      operands: ['mask', 'x', 'y'],
      result: 'same',
    });
    const chosen = apply(operation, [mask, tensor([1, 2]), tensor([3, 4])], []);
    expect([chosen.dtype, chosen.toArray()]).toEqual(['float32', [1, 4]]);
  });
});

describe('emptyTensor', () => {
  it('has zeros in a storage of its own', () => {
    const x = emptyTensor([2, 3], 'int32');
    expect(x.toArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect([x.strides, x.offset, x.dtype]).toEqual([[3, 1], 0, 'int32']);
    expect(emptyTensor([], 'float32').size).toBe(1);
    expect(emptyTensor([3, 0], 'float32').size).toBe(0);
  });
});
