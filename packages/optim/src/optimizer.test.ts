import { parameter, variable } from '@bp/autograd';
import { type Tensor, tensor, zeros } from '@bp/tensor';
import { type Kernel, tapDispatch } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { Adam } from './adam';
import { RMSprop } from './rmsprop';
import { SGD } from './sgd';

describe('an optimizer', () => {
  it('minimizes', () => {
    const w = parameter([3, -2]);
    const optimizer = new Adam([w], { lr: 0.1 });
    for (let i = 0; i < 300; i++) {
      w.sub([1, 0.5]).square().sum().backward();
      optimizer.step();
      optimizer.zeroGrad();
    }
    expect(w.data[0]).toBeCloseTo(1, 4);
    expect(w.data[1]).toBeCloseTo(0.5, 4);
  });

  it('leaves parameters without a gradient alone, state and all', () => {
    const [a, b] = [parameter([1]), parameter([1])];
    const optimizer = new Adam([a, b]);
    a.grad = tensor([1]);
    optimizer.step();
    expect(b.item()).toBe(1);
    const { state } = optimizer.stateDict();
    expect(state['0.step'].item()).toBe(1);
    expect(state['1.step'].item()).toBe(0);
    expect(b.storage.version).toBe(0);
  });

  it('counts the steps of each parameter for itself, as PyTorch does', () => {
    const [early, late] = [
      parameter([0], { dtype: 'float64' }),
      parameter([0], { dtype: 'float64' }),
    ];
    const optimizer = new Adam([early, late], { lr: 0.5, eps: 0 });
    early.grad = tensor([1], { dtype: 'float64' });
    optimizer.step();
    late.grad = tensor([1], { dtype: 'float64' });
    optimizer.step();
    expect(late.item()).toBeCloseTo(-0.5, 12);
    expect(early.item()).toBeCloseTo(-1, 12);
  });

  it('forgets gradients', () => {
    const w = parameter([1]);
    w.square().sum().backward();
    new SGD([w]).zeroGrad();
    expect(w.grad).toBeNull();
  });

  it('takes gradients of any layout', () => {
    const w = parameter(zeros([2, 3]));
    w.grad = tensor([
      [1, 4],
      [2, 5],
      [3, 6],
    ]).transpose();
    new SGD([w], { lr: 1 }).step();
    expect(w.toArray()).toEqual([
      [-1, -2, -3],
      [-4, -5, -6],
    ]);
    w.grad = tensor([1]).expand([2, 3]);
    new SGD([w], { lr: 1, momentum: 0.9 }).step();
    expect(w.toArray()).toEqual([
      [-2, -3, -4],
      [-5, -6, -7],
    ]);
  });

  it('gives parameters of more than one block the same update throughout', () => {
    const n = 2500;
    for (const make of [
      (p: Tensor) => new SGD([p], { lr: 0.5, weightDecay: 0.1 }),
      (p: Tensor) => new Adam([p], { weightDecay: 0.1 }),
    ]) {
      const w = parameter(zeros([n]).add(1));
      const one = parameter([1]);
      w.grad = zeros([n]).add(0.25);
      one.grad = tensor([0.25]);
      for (const p of [w, one]) make(p).step();
      expect(new Set(w.data)).toEqual(new Set(one.data));
    }
  });

  it('updates both precisions side by side', () => {
    const [single, double] = [parameter([1]), parameter([1], { dtype: 'float64' })];
    const optimizer = new SGD([single, double], { lr: 0.1 });
    single.grad = tensor([1]);
    double.grad = tensor([1], { dtype: 'float64' });
    optimizer.step();
    expect(double.item()).toBe(0.9);
    // The rate is rounded once, to the nearest float32.
    expect(single.item()).toBe(Math.fround(1 - Math.fround(0.1)));
  });

  it('works on parameters without elements', () => {
    const w = parameter(zeros([0, 3]));
    w.grad = zeros([0, 3]);
    new Adam([w]).step();
    expect(w.shape).toEqual([0, 3]);
  });

  it('lets a backward pass notice that its values are gone', () => {
    const w = parameter([1]);
    const loss = w.square().sum();
    w.grad = tensor([1]);
    new SGD([w]).step();
    expect(() => loss.backward()).toThrow('overwritten');
  });

  it('runs the same kernels on the same storages at every step', () => {
    const w = parameter([1, 2]);
    const optimizer = new SGD([w], { lr: 0.1, momentum: 0.9, dampening: 0.5 });
    const record = (): string => {
      const calls: unknown[] = [];
      const seen = new Map<unknown, number>();
      const id = (x: unknown): number => seen.get(x) ?? seen.set(x, seen.size).size;
      w.grad = tensor([1, 1]);
      id(w.grad.storage);
      const tap = (
        kernel: Kernel<never>,
        outputs: readonly Tensor[],
        inputs: readonly Tensor[],
      ): void => {
        calls.push([
          kernel.name,
          outputs.map((x) => id(x.storage)),
          inputs.map((x) => id(x.storage)),
        ]);
      };
      tapDispatch(tap, () => optimizer.step());
      return JSON.stringify(calls);
    };
    expect(record()).toBe(record());
  });

  it('changes nothing when a gradient does not fit', () => {
    const [a, b] = [parameter([1]), parameter([1, 2])];
    const optimizer = new Adam([a, b]);
    a.grad = tensor([1]);
    // `b.grad = …` refuses such gradients; a recorder of another kind could still leave them.
    Object.assign(b.record as object, { grad: tensor([1]) });
    expect(() => optimizer.step()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adam.step: the gradient of parameter 1 must have its shape [2], got [1]]`,
    );
    Object.assign(b.record as object, { grad: tensor([1, 1], { dtype: 'float64' }) });
    expect(() => optimizer.step()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adam.step: the gradient of parameter 1 must have its type float32, got float64]`,
    );
    expect(a.item()).toBe(1);
    expect(optimizer.stateDict().state['0.step'].item()).toBe(0);
  });
});

describe('parameter groups', () => {
  it('have options of their own, and the rest from the optimizer', () => {
    const [a, b] = [parameter([0], { dtype: 'float64' }), parameter([0], { dtype: 'float64' })];
    const optimizer = new SGD([{ params: [a], lr: 0.5 }, { params: b }], {
      lr: 0.25,
      momentum: 0.9,
    });
    for (const p of [a, b]) p.grad = tensor([1], { dtype: 'float64' });
    optimizer.step();
    expect([a.item(), b.item()]).toEqual([-0.5, -0.25]);
    expect(optimizer.lrs).toEqual([0.5, 0.25]);
    expect(optimizer.groups.map((group) => group.values.momentum.item())).toEqual([0.9, 0.9]);
  });

  it('take any iterable, a generator among them', () => {
    function* list(): Generator<Tensor> {
      yield parameter([1]);
      yield parameter([2]);
    }
    expect(new SGD(list()).groups[0].parameters.length).toBe(2);
    expect(new SGD(new Set([parameter([1])])).groups[0].parameters.length).toBe(1);
  });

  it('change their learning rate at once, also by assigning to its tensor', () => {
    const w = parameter([0], { dtype: 'float64' });
    const optimizer = new SGD([w], { lr: 1 });
    const move = (): number => {
      w.grad = tensor([1], { dtype: 'float64' });
      optimizer.step();
      return w.item();
    };
    expect(move()).toBe(-1);
    optimizer.setLr(0.5);
    expect(move()).toBe(-1.5);
    optimizer.groups[0].values.lr.assign(0.25);
    expect(move()).toBe(-1.75);
  });

  it('take one rate for all or one for each', () => {
    const optimizer = new SGD([{ params: [parameter([1])] }, { params: [parameter([1])] }]);
    optimizer.setLr([0.5, 0.25]);
    expect(optimizer.lrs).toEqual([0.5, 0.25]);
    expect(() => optimizer.setLr([1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD.setLr: expected one rate, or a list of 2, one for each group, got [1]]`,
    );
    expect(() => optimizer.setLr([1, -1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD.setLr: lr must be a number in [0, ∞), got -1]`,
    );
    expect(optimizer.lrs).toEqual([0.5, 0.25]);
  });

  it('are refused when there is nothing to optimize, or what is there is no parameter', () => {
    const w = parameter([1]);
    const make = (parameters: unknown) => () => new SGD(parameters as Tensor[]);
    expect(make([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: there is no parameter to optimize; does the model have any?]`,
    );
    expect(make(w)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: expected a list of parameters such as model.parameters(), got a single tensor]`,
    );
    expect(make({ params: [w] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: expected a list of parameters such as model.parameters(), got object]`,
    );
    expect(make([w, tensor([1, 2])])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: item 1 is not a parameter but a tensor of shape [2]; make it one with parameter(x)]`,
    );
    expect(make([variable([1])])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: item 0 is not a parameter but a tensor of shape [1]; make it one with parameter(x)]`,
    );
    expect(make([w, w])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: parameter 1, of shape [1], is given twice; each may be in one group once]`,
    );
    expect(make([{ params: [w] }, { params: w }])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: parameter 1, of shape [1], is given twice; each may be in one group once]`,
    );
    expect(make([{ params: [w] }, w])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: either all items are parameters or all are groups such as { params, lr }, got both]`,
    );
    expect(make([{ params: [w], momentun: 1 }])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: unknown option momentun; did you mean momentum?]`,
    );
  });
});

describe('centered RMSprop', () => {
  it('divides by the deviation that a steady gradient has from its average so far', () => {
    const w = parameter([1], { dtype: 'float64' });
    const optimizer = new RMSprop([w], { centered: true, alpha: 0.9, lr: 0.01 });
    // By mpmath 1.3 with 50 digits: the variance after t steps is g²·(1 − αᵗ)·αᵗ.
    const path = [
      0.966666677777774, 0.941176047178769, 0.918677654491259, 0.897625390769782, 0.87728958513394,
    ];
    for (const expected of path) {
      w.grad = tensor([0.1], { dtype: 'float64' });
      optimizer.step();
      expect(w.item()).toBeCloseTo(expected, 13);
    }
  });

  it('stays finite under a steady gradient, where the variance is 0', () => {
    const w = parameter([0]);
    const optimizer = new RMSprop([w], { centered: true, alpha: 0.5 });
    for (let i = 0; i < 100; i++) {
      w.grad = tensor([0.1]);
      optimizer.step();
    }
    expect(w.item()).toBeLessThan(0);
    expect(Number.isFinite(w.item())).toBe(true);
  });
});
