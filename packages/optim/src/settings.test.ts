import { parameter } from '@bp/autograd';
import { BpError, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import * as optimizers from './index';
import { Adagrad, Adam, AdamW, type OptimizerClass, RMSprop, Rprop, SGD } from './index';

const scalar = (x: number): Tensor => parameter(x, { dtype: 'float64' });

/** The values after steps with these gradients; `before` is called before each. */
function run(
  optimizer: { step(): void },
  w: Tensor,
  gradients: readonly number[],
  before: (t: number) => void = () => {},
): number[] {
  return gradients.map((g, t) => {
    before(t);
    w.grad = tensor(g, { dtype: 'float64' });
    optimizer.step();
    return w.item();
  });
}

const all = Object.entries(optimizers).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof optimizers.Optimizer,
) as unknown as [string, OptimizerClass<Record<string, unknown>>][];

describe.each(all)('every option of %s', (_, Optimizer) => {
  const options = (): [string, unknown][] => {
    const { groups } = new Optimizer([scalar(1)]);
    const known = Object.keys(groups[0].variant).concat(Object.keys(groups[0].values));
    const names = new Set([...known, 'betas', 'etas', 'stepSizes']);
    return [...names].flatMap((name) => {
      const value = (groups[0] as unknown as Record<string, unknown>)[name];
      return value === undefined ? [] : [[name, value]];
    });
  };
  const other = (value: unknown): unknown => {
    if (typeof value === 'boolean') return !value;
    return Array.isArray(value) ? [value[0] / 2, value[1]] : (value as number) / 2 || 0.25;
  };
  const trained = (optimizer: { step(): void }, w: Tensor, before?: (t: number) => void) =>
    run(optimizer, w, [1, -0.5, 2, 0.25, -1, 0.125], before);

  it('is a property of the optimizer and of its groups, and counts from the next step on, as in the constructor', () => {
    let tried = 0;
    for (const [name, value] of options()) {
      const wanted = { [name]: other(value) };
      const a = scalar(1);
      let expected: number[];
      try {
        expected = trained(new Optimizer([a], wanted), a);
      } catch {
        // Nesterov's momentum needs a momentum.
        continue;
      }
      const set: ((optimizer: InstanceType<typeof Optimizer>) => unknown)[] = [
        (optimizer) => optimizer.set(wanted),
        (optimizer) => Object.assign(optimizer, wanted),
        (optimizer) => Object.assign(optimizer.groups[0], wanted),
        (optimizer) => optimizer.groups[0].set(wanted),
      ];
      for (const change of set) {
        const w = scalar(1);
        const optimizer = new Optimizer([w]);
        try {
          change(optimizer);
        } catch (error) {
          expect(String(error)).toMatch(/is only what \w+ starts from/);
          expect((optimizer as unknown as Record<string, unknown>)[name]).toEqual(value);
          continue;
        }
        expect((optimizer as unknown as Record<string, unknown>)[name]).toEqual(wanted[name]);
        // What starts from a number has started from the old one.
        if (!(name === 'lr' && 'eta' in optimizer.groups[0].states[0].kept)) {
          expect(trained(optimizer, w)).toEqual(expected);
        }
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(3);
  });

  it('is refused where it is misspelt or out of range, before anything changes', () => {
    const optimizer = new Optimizer([{ params: scalar(1) }, { params: scalar(2) }]);
    const before = JSON.stringify(optimizer.stateDict());
    const loose = optimizer as unknown as Record<string, unknown>;
    for (const [name] of options()) {
      for (const value of [
        Number.NaN,
        -1,
        'x',
        null,
        undefined,
        [1, 2, 3],
        tensor(-1),
        tensor([1, 2]),
      ]) {
        if (value !== undefined) {
          expect(() => optimizer.set({ [name]: value })).toThrow(BpError);
        }
        expect(() => {
          loose[name] = value;
        }).toThrow(BpError);
      }
    }
    for (const wrong of [
      'learningRate',
      'learning_rate',
      'LR',
      'momentun',
      'weight_decay_',
      'momentums',
    ]) {
      expect(() => {
        loose[wrong] = 0.1;
      }, wrong).toThrow('unknown option');
      expect(() => {
        (optimizer.groups[0] as unknown as Record<string, unknown>)[wrong] = 0.1;
      }, wrong).toThrow('unknown option');
    }
    expect(JSON.stringify(optimizer.stateDict())).toBe(before);
  });
});

describe('a weight decay', () => {
  it('comes and goes with its factor', () => {
    const w = scalar(1);
    const optimizer = new SGD([w], { lr: 0.5 });
    const at = [0, 0.5, 0, 1];
    // p − 0.5 (g + λ p)
    expect(run(optimizer, w, [1, 1, 1, 1], (t) => optimizer.set({ weightDecay: at[t] }))).toEqual([
      0.5, -0.125, -0.625, -0.8125,
    ]);
  });

  it('comes with its tensor, too', () => {
    const w = scalar(1);
    const optimizer = new SGD([w], { lr: 0.5 });
    optimizer.groups[0].values.weightDecay.assign(1);
    expect(optimizer.groups[0].variant.decay).toBe(true);
    expect(run(optimizer, w, [1])).toEqual([0]);
    optimizer.groups[0].values.weightDecay.assign(0);
    expect(run(optimizer, w, [1])).toEqual([-0.5]);
  });

  it('of AdamW shrinks the parameter as soon as it is there', () => {
    const w = scalar(1);
    const optimizer = new AdamW([w], { lr: 0.5, weightDecay: 0 });
    run(optimizer, w, [0]);
    optimizer.weightDecay = 0.5;
    expect(run(optimizer, w, [0])).toEqual([0.75]);
    optimizer.weightDecay = 0;
    expect(run(optimizer, w, [0])).toEqual([0.75]);
  });
});

describe('a momentum', () => {
  it('begins with nothing, rests at 0, and goes on from what it kept, as in PyTorch', () => {
    const w = scalar(0);
    const optimizer = new SGD([w], { lr: 1 });
    const at = [0, 0.5, 0.5, 0, 0.5];
    // b: –, 1, 1.5, (1.5), 1.75
    expect(
      run(optimizer, w, [1, 1, 1, 1, 1], (t) => {
        optimizer.momentum = at[t];
      }),
    ).toEqual([-1, -2, -3.5, -4.5, -6.25]);
  });

  it('of RMSprop comes and goes', () => {
    const w = scalar(0);
    const optimizer = new RMSprop([w], { lr: 1, alpha: 0, eps: 0 });
    const at = [0, 0.5, 0.5, 0];
    expect(run(optimizer, w, [2, 2, 2, 2], (t) => optimizer.set({ momentum: at[t] }))).toEqual([
      -1, -2, -3.5, -4.5,
    ]);
  });

  it('that Nesterov needs cannot be taken away', () => {
    const optimizer = new SGD([scalar(0)], { momentum: 0.5, nesterov: true });
    expect(() => optimizer.set({ lr: 1, momentum: 0 })).toThrow('nesterov needs a momentum');
    expect([optimizer.lr, optimizer.momentum]).toEqual([0.001, 0.5]);
    optimizer.set({ nesterov: false, momentum: 0 });
    expect(optimizer.groups[0].variant).toMatchObject({ nesterov: false, momentum: false });
  });

  it('is part of the state, also what is kept of it while it is 0', () => {
    const make = (momentum: number) => {
      const w = scalar(0);
      return { w, optimizer: new SGD([w], { lr: 1, momentum }) };
    };
    const first = make(0.5);
    run(first.optimizer, first.w, [1, 1]);
    first.optimizer.momentum = 0;
    const second = make(0);
    second.w.assign(first.w);
    const saved = first.optimizer.stateDict();
    expect(Object.keys(saved.state)).toEqual(['0.momentumBuffer']);
    second.optimizer.loadStateDict(saved);
    for (const { optimizer } of [first, second]) optimizer.momentum = 0.5;
    expect(run(second.optimizer, second.w, [1])).toEqual(run(first.optimizer, first.w, [1]));
    // What the state does not hold has never been.
    second.optimizer.momentum = 0;
    second.optimizer.loadStateDict(make(0).optimizer.stateDict());
    expect(second.optimizer.stateDict().state).toEqual({});
    expect(() =>
      second.optimizer.loadStateDict({ ...saved, state: { '0.other': tensor(1) } }),
    ).toThrow('unexpected 0.other');
  });
});

describe('flags', () => {
  it('change the rule from the next step on', () => {
    const w = scalar(0);
    const optimizer = new Adam([w], { lr: 1, betas: [0, 0], eps: 0 });
    run(optimizer, w, [4]);
    optimizer.set({ amsgrad: true, maximize: true });
    // v̂ may only grow from here on: 1, then 4 / √16 and 2 / √16
    expect(run(optimizer, w, [4, 2])).toEqual([0, 0.5]);
  });
});

describe('what something starts from', () => {
  it('can be neither set nor scheduled', () => {
    const adagrad = new Adagrad([scalar(1)], { initialAccumulatorValue: 1 });
    expect(() => adagrad.set({ initialAccumulatorValue: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adagrad.set: initialAccumulatorValue is only what sum starts from, so a change would have no effect; make a new optimizer]`,
    );
    adagrad.set({ initialAccumulatorValue: 1, lr: 2 });
    expect(adagrad.lr).toBe(2);
    const rprop = new Rprop([scalar(1)]);
    expect(() => rprop.setLr(1)).toThrow('lr is only what stepSize starts from');
    expect(() => {
      rprop.lr = 1;
    }).toThrow('make a new optimizer');
  });
});

describe('a tensor for a number', () => {
  it('is followed', () => {
    const lr = tensor(1);
    const w = scalar(0);
    const optimizer = new SGD([w], { lr });
    run(optimizer, w, [1]);
    lr.assign(0.5);
    expect(run(optimizer, w, [1])).toEqual([-1.5]);
    expect(optimizer.lr).toBe(0.5);
    const other = tensor(0.25, { dtype: 'float64' });
    optimizer.lr = other;
    other.assign(0.125);
    expect(run(optimizer, w, [1])).toEqual([-1.625]);
    // A number ends it, and leaves the tensor alone.
    optimizer.lr = 2;
    expect(run(optimizer, w, [1])).toEqual([-3.625]);
    expect([lr.item(), other.item()]).toEqual([0.5, 0.125]);
  });

  it('serves several groups, each of which may leave it', () => {
    const lr = tensor(1);
    const [a, b] = [scalar(0), scalar(0)];
    const optimizer = new SGD([{ params: a, lr }, { params: b }], { lr });
    optimizer.groups[0].lr = 3;
    expect(optimizer.lrs).toEqual([3, 1]);
    optimizer.lrs = [lr, 2];
    expect([optimizer.lrs, lr.item()]).toEqual([[1, 2], 1]);
  });

  it('must be one real number in the range, of a known option', () => {
    const make = (options: object) => () => new SGD([scalar(1)], options);
    expect(make({ lr: tensor(-1) })).toThrow('SGD: lr must be a number in [0, ∞), got -1');
    expect(make({ lr: tensor([1]) })).toThrow('or a tensor of one real number without axes');
    expect(make({ rate: tensor(1) })).toThrow('unknown option rate');
    expect(make({ nesterov: tensor(1) })).toThrow('nesterov must be true or false');
  });
});

describe('a property that is no option', () => {
  it('is refused under a name that means one', () => {
    const optimizer = new Adam([scalar(1)]) as unknown as Record<string, unknown>;
    const assign = (name: string, value: unknown) => () => {
      optimizer[name] = value;
    };
    expect(assign('learningRate', 1)).toThrow(
      'Adam: unknown option learningRate; did you mean lr?',
    );
    expect(assign('momentum', 1)).toThrow('Adam: unknown option momentum; known are lr, betas');
    expect(assign('beta1', 1)).toThrow('did you mean betas?');
    expect(assign('weight_decay', 1)).toThrow('did you mean weightDecay?');
  });

  it('is taken where it means something else, from classes built on it too', () => {
    class Counted extends SGD {
      steps = 0;
      override step(): void {
        super.step();
        this.steps++;
      }
    }
    const optimizer = new Counted([scalar(1)]);
    optimizer.step();
    expect(optimizer.steps).toBe(1);
    Object.assign(optimizer, { title: 'mine' });
    expect(optimizer).toMatchObject({ title: 'mine' });
  });
});
