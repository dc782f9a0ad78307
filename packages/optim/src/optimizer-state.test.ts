import { parameter } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import * as optimizers from './index';
import { Adam, type OptimizerState, type OptimizerStateSource, SGD } from './index';

const all = Object.entries(optimizers).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof optimizers.Optimizer,
) as [string, typeof Adam][];

function move(optimizer: Adam, parameters: readonly Tensor[], from: number, to: number): void {
  for (let t = from; t < to; t++) {
    for (const [i, p] of parameters.entries())
      p.grad = p
        .detach()
        .mul(0)
        .add(Math.fround(Math.sqrt(t + i)) - 1.5);
    optimizer.step();
  }
}

describe.each(all)('the state of %s', (_, Optimizer) => {
  it('goes on to the bit after being saved as JSON and loaded', () => {
    const whole = [parameter([1, 2]), parameter([[3]], { dtype: 'float64' })];
    const first = new Optimizer(whole, { lr: 0.03 });
    move(first, whole, 0, 5);
    const json = JSON.stringify(first.stateDict(), (_key, value) =>
      value?.storage ? value.toArray() : value,
    );
    const resumed = whole.map((p) => parameter(p.detach()));
    const second = new Optimizer(resumed, { lr: 0.5 });
    second.loadStateDict(JSON.parse(json));
    move(first, whole, 5, 10);
    move(second, resumed, 5, 10);
    expect(resumed.map((p) => [...p.data])).toEqual(whole.map((p) => [...p.data]));
    expect(second.lrs).toEqual([0.03]);
  });

  it('is a copy', () => {
    const w = parameter([1]);
    const optimizer = new Optimizer([w]);
    const before = JSON.stringify(
      Object.entries(optimizer.stateDict().state).map(([key, x]) => [key, [...x.data]]),
    );
    const dict = optimizer.stateDict();
    move(optimizer, [w], 0, 3);
    expect(JSON.stringify(Object.entries(dict.state).map(([key, x]) => [key, [...x.data]]))).toBe(
      before,
    );
  });

  it('is written in place', () => {
    const w = parameter([1]);
    const optimizer = new Optimizer([w]);
    const tensors = optimizer.groups.flatMap(({ values, states }) => [
      ...Object.values(values),
      ...states.flatMap(({ kept }) => Object.values(kept)),
    ]);
    const storages = tensors.map(({ storage }) => storage);
    optimizer.loadStateDict(optimizer.stateDict());
    expect(tensors.map(({ storage }) => storage)).toEqual(storages);
  });
});

describe('a state dict', () => {
  const make = () => new Adam([{ params: parameter([1, 2]) }, { params: parameter(3), lr: 0.5 }]);

  it('names tensors by parameter and options by group', () => {
    const { optimizer, groups, state } = make().stateDict();
    expect(optimizer).toBe('Adam');
    expect(groups).toEqual([
      {
        values: { lr: 0.001, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
        variant: { amsgrad: false, decoupled: false, decay: false, maximize: false },
        parameters: 1,
      },
      expect.objectContaining({ values: expect.objectContaining({ lr: 0.5 }) }),
    ]);
    expect(Object.keys(state)).toEqual([
      '0.step',
      '0.expAvg',
      '0.expAvgSq',
      '1.step',
      '1.expAvg',
      '1.expAvgSq',
    ]);
  });

  it('may be made of the very tensors it is written to', () => {
    const parameters = [parameter([1, 2]), parameter([3, 4])];
    const optimizer = new Adam(parameters);
    for (const [i, p] of parameters.entries()) p.grad = tensor([1 + i, 2 + i]);
    optimizer.step();
    const saved = optimizer.stateDict();
    const [first, second] = optimizer.groups[0].states.map(({ kept }) => kept);
    optimizer.loadStateDict({
      ...saved,
      state: { ...saved.state, '0.expAvg': second.expAvg, '1.expAvg': first.expAvg },
    });
    const { state } = optimizer.stateDict();
    expect(state['0.expAvg'].toArray()).toEqual(saved.state['1.expAvg'].toArray());
    expect(state['1.expAvg'].toArray()).toEqual(saved.state['0.expAvg'].toArray());
    expect(state['0.expAvg'].toArray()).not.toEqual(state['1.expAvg'].toArray());
  });

  it('that is foreign or damaged is refused before anything changes', () => {
    const optimizer = make();
    const before = optimizer.stateDict();
    const refused = (dict: unknown): string => {
      try {
        optimizer.loadStateDict(dict as OptimizerStateSource);
      } catch (error) {
        expect(JSON.stringify(optimizer.stateDict().groups)).toBe(JSON.stringify(before.groups));
        expect(optimizer.stateDict().state['0.step'].item()).toBe(0);
        const { code, message } = error as { code: string; message: string };
        return `${code} ${message}`;
      }
      return 'nothing was thrown';
    };
    const good: OptimizerState = {
      ...before,
      state: { ...before.state, '0.step': tensor(7, { dtype: 'float64' }) },
    };
    const [first, second] = good.groups;
    const withState = (state: object) => ({ ...good, state: { ...good.state, ...state } });
    const { '1.expAvgSq': _, ...incomplete } = good.state;

    expect(refused(null)).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: expected what stateDict() returns, { optimizer, groups, state }, got null"`,
    );
    expect(refused({ 'fc1.weight': [1] })).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: expected what stateDict() returns, { optimizer, groups, state }, got an object with fc1.weight"`,
    );
    expect(refused(new SGD([parameter(1)]).stateDict())).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: the state is that of SGD, not of Adam"`,
    );
    expect(refused({ ...good, groups: [first] })).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: the state has 1 parameter groups, the optimizer 2"`,
    );
    expect(refused({ ...good, groups: [first, 7] })).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: group 1 must have values, variant and parameters"`,
    );
    expect(
      refused({ ...good, groups: [first, { ...second, parameters: 2 }] }),
    ).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: group 1 has 1 parameters, in the state 2"`,
    );
    expect(
      refused({
        ...good,
        groups: [first, { ...second, variant: { ...second.variant, amsgrad: true } }],
      }),
    ).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: group 1 was saved with amsgrad true, the optimizer has false; construct it with the same options"`,
    );
    expect(
      refused({ ...good, groups: [first, { ...second, values: { ...second.values, lr: -1 } }] }),
    ).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: lr of group 1 must be a number in [0, ∞), got -1"`,
    );
    expect(
      refused({ ...good, groups: [first, { ...second, values: { lr: 1 } }] }),
    ).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: the names do not fit: missing beta1, beta2, eps, weightDecay; unexpected none"`,
    );
    expect(refused({ ...good, state: incomplete })).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: the names do not fit: missing 1.expAvgSq; unexpected none"`,
    );
    expect(refused(withState({ '2.step': 0 }))).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: the names do not fit: missing none; unexpected 2.step"`,
    );
    expect(refused(withState({ '1.expAvg': [1, 2] }))).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: 1.expAvg has shape [], got [2]"`,
    );
    expect(refused(withState({ '1.expAvg': 'much' }))).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: 1.expAvg is not made of numbers: tensor: expected a tensor, a number or arrays of numbers, got 'much'"`,
    );
    expect(
      refused(withState({ '0.expAvg': tensor([1, 2], { dtype: 'int32' }) })),
    ).toMatchInlineSnapshot(
      `"BP_FORMAT Adam.loadStateDict: 0.expAvg holds float32 values, got int32"`,
    );

    optimizer.loadStateDict(good);
    expect(optimizer.stateDict().state['0.step'].item()).toBe(7);
  });
});

describe('a count of steps', () => {
  it.each([[Number.NaN], [-1], [Infinity], [1.5]])(
    'that is %d is refused, and nothing changes',
    (step) => {
      const w = parameter([1, 2]);
      const optimizer = new Adam([w]);
      w.square().sum().backward();
      optimizer.step();
      const dict = optimizer.stateDict();
      const damaged = {
        ...dict,
        state: { ...dict.state, '0.step': tensor(step, { dtype: 'float64' }) },
      };
      expect(() => optimizer.loadStateDict(damaged)).toThrow('0.step must be a number of steps');
      expect(optimizer.stateDict().state['0.step'].item()).toBe(1);
    },
  );
});
