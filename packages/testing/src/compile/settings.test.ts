import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import {
  BatchNorm1d,
  Conv2d,
  Dropout,
  ELU,
  GaussianNoise,
  Hardtanh,
  LayerNorm,
  LeakyReLU,
  Linear,
  RReLU,
  Sequential,
  Softmax,
  Tanh,
} from '@bp/layers';
import { mse } from '@bp/losses';
import { freeze, Module, unfreeze } from '@bp/module';
import * as optimizers from '@bp/optim';
import { clipGradNorm, type OptimizerClass, SGD } from '@bp/optim';
import { elasticNet, l1, l2, maxNorm } from '@bp/regularize';
import { Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it, vi } from 'vitest';
import { bitsOf, type Experiment, trainBoth, trainer } from './experiment';

const all = Object.entries(optimizers).filter(
  ([, value]) => typeof value === 'function' && value.prototype instanceof optimizers.Optimizer,
) as unknown as [string, OptimizerClass<Record<string, unknown>>][];

const small = (
  optimizer: (p: Tensor[]) => Experiment['optimizer'],
  model: Experiment['model'] = new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 2)),
): Experiment =>
  trainer({
    model,
    optimizer,
    loss: mse,
    batch: (_, rng) => [rng.normal([5, 3]), rng.normal([5, 2])],
  });

/** A half, or a value that is not the default. */
function other(value: unknown): unknown {
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? [value[0] / 2, value[1]] : (value as number) / 2 || 0.25;
}

describe.each(all)('a compiled step with %s', (_, Optimizer) => {
  it('follows every option, changed and changed back', () => {
    const made = new Optimizer([parameter(1)]);
    const group = made.groups[0] as unknown as Record<string, unknown>;
    const known = [...Object.keys(made.groups[0].variant), ...Object.keys(made.groups[0].values)];
    const names = [...known, 'betas', 'etas', 'stepSizes'].filter((n) => group[n] !== undefined);
    const before = Object.fromEntries(names.map((name) => [name, group[name]]));
    const change = (optimizer: object, i: number): void => {
      const name = names[(i >> 1) % names.length];
      const wanted = i % 2 === 0 ? other(before[name]) : before[name];
      try {
        (optimizer as Record<string, unknown>)[name] = wanted;
      } catch {
        // What something starts from, and Nesterov without a momentum.
      }
    };
    trainBoth(
      () => small((p) => new Optimizer(p)),
      names.length * 8,
      ({ optimizer }, i) => {
        if (i % 4 === 3) change(optimizer, i >> 2);
      },
    );
  });
});

describe('a compiled step', () => {
  it('follows a momentum and a weight decay from and to 0', () => {
    const at = [0, 0, 0, 0.5, 0.5, 0.5, 0, 0, 0, 0.9, 0.9, 0.9];
    const compiled = trainBoth(
      () => small((p) => new SGD(p, { lr: 0.1 })),
      at.length,
      ({ optimizer }, i) => {
        optimizer.set({ momentum: at[i], weightDecay: at[(i + 1) % at.length] } as object);
      },
    );
    expect(compiled.step.explain()).toContain('called');
  });

  it('follows a rate that is a tensor, without another program', () => {
    const lr = tensor(0);
    const compiled = trainBoth(
      () => small((p) => new SGD(p, { lr })),
      8,
      (_, i) => lr.assign(0.1 / (1 + i)),
    );
    expect(compiled.step.explain()).toContain('called 6 times');
  });

  it('takes rates as arguments', () => {
    const run = (wrap: <F extends (x: Tensor, lr: Tensor) => Tensor>(f: F) => F): number[] => {
      const w = parameter(1, { dtype: 'float64' });
      const optimizer = new SGD([w]);
      const step = wrap(((x: Tensor, lr: Tensor) => {
        optimizer.lr = lr;
        const loss = w.mul(x).square();
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss;
      }) as never) as (x: Tensor, lr: Tensor) => Tensor;
      return [0.1, 0.2, 0.3, 0.4, 0.5].map((lr) => {
        step(tensor(0.5), tensor(lr, { dtype: 'float64' }));
        return w.item();
      });
    };
    expect(run((f) => compile(f as never) as never)).toEqual(run((f) => f));
  });

  it('takes factors as arguments, from and to 0', () => {
    for (const name of ['weightDecay', 'momentum']) {
      const run = (compiled: boolean): number[] => {
        const w = parameter(1, { dtype: 'float64' });
        const optimizer = new SGD([w], { lr: 0.1 });
        const body = (factor: Tensor): Tensor => {
          optimizer.set({ [name]: factor });
          w.square().backward();
          optimizer.step();
          optimizer.zeroGrad();
          return w.clone();
        };
        const step = compiled ? compile(body) : body;
        return [0, 0, 0, 0.5, 0.5, 0, 0.25, 0, 0, 0.5].map((x) => step(tensor(x)).item());
      };
      expect(run(true)).toEqual(run(false));
      expect(new Set(run(true)).size).toBe(10);
    }
  });

  it('refuses a rate out of its range in every call, and nothing has changed then', () => {
    const w = parameter(1);
    const optimizer = new SGD([w], { lr: 0.5 });
    const step = compile((lr: Tensor) => {
      optimizer.lr = lr;
      w.square().backward();
      optimizer.step();
      optimizer.zeroGrad();
      return w.clone();
    });
    for (let i = 0; i < 4; i++) step(tensor(0.125));
    const before = w.item();
    expect(() => step(tensor(-1))).toThrow('lr must be a number in [0, ∞), got -1');
    expect([w.item(), optimizer.lr]).toEqual([before, 0.125]);
  });
});

describe('a factor that is a tensor', () => {
  const followed = (
    use: (w: Tensor, factor: Tensor | number) => Tensor,
    values: number[],
  ): void => {
    const at = (factor: Tensor | number): number[] =>
      bitsOf(
        use(
          parameter([
            [3, -4],
            [0.5, 1],
          ]),
          factor,
        ),
      );
    for (const dtype of ['float32', 'float64'] as const) {
      const w = parameter([
        [3, -4],
        [0.5, 1],
      ]);
      const step = compile((factor: Tensor) => {
        const start = w.clone().detach();
        const result = use(w, factor);
        w.assign(start);
        return result;
      });
      for (const value of values) {
        expect(at(tensor(value, { dtype }))).toEqual(at(value));
        expect(bitsOf(step(tensor(value, { dtype })))).toEqual(at(value));
      }
    }
  };
  const values = [0.5, 0.25, 2, 4, 0.125];

  it('gives what the number gives, compiled too: penalties and constraints', () => {
    followed((w, factor) => l1(w, factor), [0, ...values]);
    followed((w, factor) => l2([w, w], factor), [0, ...values]);
    followed((w, factor) => elasticNet(w, { l1: factor, l2: 1 }), [0, ...values]);
    followed((w, factor) => elasticNet(w, { l1: 0.5, l2: factor }), [0, ...values]);
    followed((w, factor) => {
      maxNorm(w, factor);
      return w.clone();
    }, values);
    followed((w, factor) => {
      w.grad = w.detach();
      clipGradNorm(w, factor);
      return (w.grad as Tensor).clone();
    }, values);
  });

  it('is refused out of its range', () => {
    const w = parameter([[1, 2]]);
    const step = compile((lambda: Tensor) => l2(w, lambda));
    for (let i = 0; i < 4; i++) step(tensor(i));
    expect(() => step(tensor(-1))).toThrow('l2: lambda must be a number in [0, ∞), got -1');
    expect(() => maxNorm(w, tensor(0))).toThrow('maxNorm: limit must be a number in (0, ∞), got 0');
  });

  it('as the probability of dropout draws what the number draws', () => {
    for (const p of [0.1, 0.25, 0.5, 0.9, 1]) {
      const x = new Rng(1).normal([2000]);
      const layers = [p, tensor(p, { dtype: 'float64' })].map(
        (q) => new Dropout(q, { rng: new Rng(2) }),
      );
      for (let i = 0; i < 3; i++) {
        expect(bitsOf(layers[1].forward(x))).toEqual(bitsOf(layers[0].forward(x)));
      }
      expect(layers[1].rng?.state()).toEqual(layers[0].rng?.state());
    }
  });

  it('as the deviation of noise draws what the number draws', () => {
    for (const std of [0.1, 0.25, 3]) {
      const x = new Rng(1).normal([2000]);
      const [number, followed] = [std, tensor(std, { dtype: 'float64' })].map(
        (s) => new GaussianNoise(s, { rng: new Rng(2) }),
      );
      for (let i = 0; i < 3; i++)
        expect(bitsOf(followed.forward(x))).toEqual(bitsOf(number.forward(x)));
    }
  });

  it('as the deviation of noise is followed by a compiled step', () => {
    const std = tensor(0.5);
    const make = () =>
      small(
        (p) => new SGD(p, { lr: 0.1 }),
        new Sequential(new Linear(3, 2), new GaussianNoise(std)),
      );
    const compiled = trainBoth(make, 9, (_, i) => std.assign(i / 8));
    expect(compiled.step.explain()).toContain('called 7 times');
  });

  it('as the probability of dropout is followed by a compiled step', () => {
    const p = tensor(0.5);
    const make = () =>
      small((q) => new SGD(q, { lr: 0.1 }), new Sequential(new Linear(3, 2), new Dropout(p)));
    const compiled = trainBoth(make, 9, (_, i) => p.assign(i / 8));
    expect(compiled.step.explain()).toContain('called 7 times');
  });
});

describe('settings of modules', () => {
  class Scaled extends Module {
    scale = 1;
    options = { shift: 0, deep: { list: [1, 2] } };
    label = 'a';
    latest: Tensor | null = null;
    calls = 0;
    weight = parameter([2]);
    forward(x: Tensor): Tensor {
      this.calls++;
      const { shift, deep } = this.options;
      this.latest = x
        .mul(this.weight)
        .mul(this.scale * deep.list[0])
        .add(shift);
      return this.label === 'a' ? this.latest : this.latest.neg();
    }
  }

  it('are followed, whatever they are: options of layers', () => {
    const image = new Rng(1).normal([2, 1, 6, 6]);
    const rows = new Rng(1).normal([4, 6]);
    const conv = new Conv2d(1, 1, 3, { padding: 1, paddingMode: 'reflect' });
    const norm = new BatchNorm1d(6);
    const cases: [Module & { forward(x: Tensor): Tensor }, Tensor, object, string, unknown[]][] = [
      [new Dropout(0), rows, 0, 'p', [0.5, 0, 0.25]].map((x, i, a) =>
        i === 2 ? a[0] : x,
      ) as never,
      [new GaussianNoise(0), rows, 0, 'std', [0.5, 0, 0.25]].map((x, i, a) =>
        i === 2 ? a[0] : x,
      ) as never,
      [norm, rows, norm, 'eps', [1, 0.5]],
      [norm, rows, norm, 'momentum', [0.5, null, 0.9]],
      [conv, image, conv, 'padding', [2, 1]],
      [conv, image, conv, 'paddingMode', ['zeros', 'circular']],
      [conv, image, conv, 'stride', [2, 1]],
    ];
    const withOptions = [new ELU(), new LeakyReLU(), new Hardtanh(), new RReLU(), new Softmax(1)];
    const layerNorm = new LayerNorm(6);
    cases.push([layerNorm, rows, layerNorm, 'eps', [1, 0.5]]);
    for (const layer of withOptions) {
      const { options } = layer as unknown as { options?: Record<string, unknown> };
      for (const key of Object.keys(options ?? {})) {
        const value = options?.[key];
        if (typeof value === 'number') {
          cases.push([layer as never, rows, options as object, key, [value / 2, value]]);
        }
      }
    }
    for (const [layer, x, owner, name, values] of cases) {
      const step = compile((y: Tensor) => layer.forward(y));
      for (let i = 0; i < 3; i++) step(x);
      for (const value of values) {
        (owner as Record<string, unknown>)[name] = value;
        const state = layer.stateDict();
        seed(5);
        const expected = bitsOf(layer.forward(x));
        const after = Object.values(layer.stateDict()).map(bitsOf);
        for (let i = 0; i < 4; i++) {
          layer.loadStateDict(state);
          seed(5);
          expect(bitsOf(step(x)), `${layer} ${name} ${value}`).toEqual(expected);
          expect(Object.values(layer.stateDict()).map(bitsOf)).toEqual(after);
        }
      }
    }
  });

  it('are followed in lists and objects of options, and in modules of one’s own', () => {
    const layer = new Scaled();
    const step = compile((x: Tensor) => layer.forward(x));
    const value = (): number[] => Array.from({ length: 4 }, () => step(tensor([3])).item());
    expect(value()).toEqual([6, 6, 6, 6]);
    layer.scale = 2;
    expect(value()).toEqual([12, 12, 12, 12]);
    layer.options.shift = 1;
    expect(value()).toEqual([13, 13, 13, 13]);
    layer.options.deep.list[0] = 3;
    expect(value()).toEqual([37, 37, 37, 37]);
    layer.label = 'b';
    expect(value()).toEqual([-37, -37, -37, -37]);
    layer.weight = parameter([1]);
    expect(value()).toEqual([-19, -19, -19, -19]);
    layer.options = { shift: 0, deep: { list: [1] } };
    expect(value()).toEqual([-6, -6, -6, -6]);
    expect(step.explain()).toContain('7 programs');
  });

  it('are not what a forward leaves in its module', () => {
    const layer = new Scaled();
    const step = compile((x: Tensor) => layer.forward(x));
    for (let i = 0; i < 5; i++) step(tensor([i]));
    expect(layer.calls).toBe(2);
    expect(step.explain()).toContain('1 program,');
  });

  it('refuse a plain tensor in the place of a weight, compiled too', () => {
    const layer = new Linear(2, 1);
    const step = compile((x: Tensor) => layer.forward(x));
    for (let i = 0; i < 3; i++) step(tensor([[1, 2]]));
    (layer as { weight: Tensor }).weight = tensor([[1, 2]]);
    expect(() => step(tensor([[1, 2]]))).toThrow('weight held a parameter or buffer and now holds');
  });
});

describe('frozen parameters', () => {
  const make = () => small((p) => new optimizers.Adam(p, { lr: 0.1, weightDecay: 0.1 }));

  it('are part of the key, frozen and thawed', () => {
    const compiled = trainBoth(make, 24, ({ model }, i) => {
      const first = (model as Sequential).at(0);
      if (i === 4) freeze(first);
      if (i === 12) unfreeze(first);
      if (i === 16) freeze((first as Linear).weight);
      if (i === 20) unfreeze(model);
    });
    expect(compiled.step.explain()).toContain('3 programs');
  });

  it('stay as they are, with all that is kept for them', () => {
    const experiment = make();
    const { model, optimizer, step, batch } = experiment;
    const run = compile(step);
    const rng = new Rng(1);
    for (let i = 0; i < 4; i++) run(...batch(i, rng));
    const frozen = freeze((model as Sequential).at(2));
    const of = () => JSON.stringify([frozen.stateDict(), optimizer.stateDict().state['3.expAvg']]);
    const before = of();
    const moving = JSON.stringify(model.stateDict());
    for (let i = 0; i < 4; i++) run(...batch(i, rng));
    expect(of()).toBe(before);
    expect(JSON.stringify(model.stateDict())).not.toBe(moving);
    expect(Object.keys(model.stateDict())).toHaveLength(4);
    const all = freeze(model);
    expect(() => run(...batch(9, rng))).toThrow('depends on no parameter or variable');
    expect(`${all}`).toContain('Linear(3, 4, frozen)');
  });

  it('may be frozen within a step', () => {
    const make2 = (): Experiment => {
      const experiment = make();
      const first = (experiment.model as Sequential).at(0);
      return {
        ...experiment,
        step(x, y) {
          freeze(first);
          const loss = experiment.step(x, y);
          unfreeze(first);
          return loss;
        },
      };
    };
    trainBoth(make2, 6);
  });
});

it('warns where a compiled step adds to gradients that it has used', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  const w = parameter(1);
  const optimizer = new SGD([w], { lr: 0.1 });
  const step = compile(() => {
    w.square().backward();
    optimizer.step();
    return w.clone();
  });
  for (let i = 0; i < 5; i++) step();
  expect(warn.mock.calls).toEqual([
    [
      'backward: the gradient is added to one that step() has used already; call optimizer.zeroGrad() after each step()',
    ],
  ]);
  warn.mockRestore();
});
