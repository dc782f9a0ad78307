import { parameter } from '@bp/autograd';
import { BpError, type Tensor, tensor } from '@bp/tensor';
import { FROM_ZERO, f, UP_TO_ONE } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { defineOptimizer } from './define-optimizer';
import type { Nodes } from './named-formula';
import type { RuleDefinition } from './update-rule';

interface Options {
  lr?: number | undefined;
  bounds?: readonly [number, number] | undefined;
  momentum?: number | undefined;
  drag?: number | undefined;
  reverse?: boolean | undefined;
}

/** Every kind of option, and the variants that were asked for. */
function define() {
  const variants: Readonly<Record<string, boolean>>[] = [];
  class Bounded extends defineOptimizer<Options, 'momentum' | 'drag' | 'bounded'>({
    name: 'Bounded',
    options: {
      lr: [0.5, FROM_ZERO],
      bounds: { low: [0.25, UP_TO_ONE], high: [4, FROM_ZERO] },
      momentum: [0, UP_TO_ONE],
      drag: [0, UP_TO_ONE],
      reverse: false,
    },
    terms: ({ momentum, drag }) => ({ momentum, drag: momentum && drag, bounded: true }),
    check({ bounds: [low, high] }) {
      if (low > high) throw new BpError('BP_OPTION', 'Bounded', 'low > high');
    },
    rule(variant) {
      variants.push(variant);
      return {
        moments: variant.momentum ? { velocity: 0 } : undefined,
        update({ parameter, gradient, lr, low, high, momentum, velocity }): Nodes {
          const g = f.min(f.max(gradient, low), high);
          const step = f.mul(lr, variant.reverse ? f.neg(g) : g);
          if (!variant.momentum) return { parameter: f.sub(parameter, step) };
          const v = f.add(f.mul(momentum, velocity), step);
          return { parameter: f.sub(parameter, v), velocity: v };
        },
      };
    },
  }) {}
  return { Bounded, variants };
}

function step(optimizer: { step(): void }, w: Tensor, gradient: number): number {
  w.grad = tensor(gradient, { dtype: 'float64' });
  optimizer.step();
  return w.item();
}

describe('a defined optimizer', () => {
  it('has its defaults, and what is given instead of them', () => {
    const { Bounded } = define();
    const values = (options?: Options) =>
      new Bounded([parameter(1)], options).stateDict().groups[0].values;
    expect(values()).toEqual({ lr: 0.5, low: 0.25, high: 4, momentum: 0, drag: 0 });
    expect(values({ bounds: [0, 1], drag: 1, lr: undefined })).toEqual({
      lr: 0.5,
      low: 0,
      high: 1,
      momentum: 0,
      drag: 1,
    });
  });

  it('knows numbers by their names, those of a pair too', () => {
    const { Bounded } = define();
    const w = parameter(0, { dtype: 'float64' });
    const optimizer = new Bounded([w]);
    expect(step(optimizer, w, 8)).toBe(-2);
    expect(step(optimizer, w, 0)).toBe(-2.125);
    optimizer.groups[0].values.high.assign(1);
    expect(step(optimizer, w, 8)).toBe(-2.625);
  });

  it('has the terms whose factors are not 0, and keeps what they need', () => {
    const { Bounded } = define();
    const made = (options: Options) => {
      const { groups, state } = new Bounded([parameter(1)], options).stateDict();
      return [groups[0].variant, Object.keys(state)];
    };
    const none = { momentum: false, drag: false, bounded: true, reverse: false };
    expect(made({})).toEqual([none, []]);
    expect(made({ drag: 0.5 })).toEqual([none, []]);
    expect(made({ momentum: 0.5 })).toEqual([{ ...none, momentum: true }, ['0.velocity']]);
    expect(made({ momentum: 0.5, drag: 0.5, reverse: true })).toEqual([
      { momentum: true, drag: true, bounded: true, reverse: true },
      ['0.velocity'],
    ]);
  });

  it('makes the formulas of a variant once', () => {
    const { Bounded, variants } = define();
    for (const lr of [1, 2]) new Bounded([parameter(1), parameter(2)], { lr });
    expect(variants.length).toBe(1);
    new Bounded([{ params: parameter(1) }, { params: parameter(2), reverse: true }]);
    expect(variants.length).toBe(2);
  });

  it('refuses flags, then pairs, then what does not go together, then numbers out of range', () => {
    const { Bounded } = define();
    const refused = (options: object) => {
      try {
        new Bounded([parameter(1)], options);
      } catch (error) {
        return `${(error as BpError).code} ${(error as BpError).message}`;
      }
      return 'nothing was thrown';
    };
    expect(refused({ lr: -1, bounds: 1, reverse: 1 })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: reverse must be true or false, got 1"`,
    );
    expect(refused({ lr: -1, bounds: [1] })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: bounds must be a pair of numbers such as [0.25, 4], got [1]"`,
    );
    expect(refused({ lr: -1, bounds: [1, 0] })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: low > high"`,
    );
    expect(refused({ lr: -1, bounds: [2, 3] })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: lr must be a number in [0, ∞), got -1"`,
    );
    expect(refused({ bounds: [2, 3] })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: low must be a number in [0, 1], got 2"`,
    );
    expect(refused({ low: 2 })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: unknown option low; did you mean lr?"`,
    );
    expect(refused({ params: 2 })).toMatchInlineSnapshot(
      `"BP_OPTION Bounded: unknown option params; known are lr, bounds, momentum, drag, reverse"`,
    );
  });

  it('refuses a rule that does not move what it keeps', () => {
    const refused = (rule: () => RuleDefinition) => {
      const options = { lr: [1, FROM_ZERO] } as const;
      const Unfit = defineOptimizer<{ lr?: number }>({ name: 'Unfit', options, rule });
      return () => new Unfit([parameter(1)]);
    };
    const moments = { velocity: 0 };
    const update = ({ parameter }: Nodes) => ({ parameter });
    expect(refused(() => ({ moments, update }))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Unfit.update: the names do not fit: missing velocity; unexpected none]`,
    );
    expect(
      refused(() => ({ update: ({ parameter, lr }) => ({ parameter, lr }) })),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Unfit.update: the names do not fit: missing none; unexpected lr]`,
    );
    expect(
      refused(() => ({
        counters: { step: 0 },
        prepare: ({ lr }) => ({ rate: f.mul(lr, 2) }),
        update: ({ parameter, rate }) => ({ parameter: f.sub(parameter, rate) }),
      })),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Unfit.prepare: the names do not fit: missing step; unexpected none]`,
    );
    expect(refused(() => ({ counters: { step: 0 }, update }))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Unfit.prepare: the names do not fit: missing step; unexpected none]`,
    );
  });
});

describe('a definition', () => {
  const update = ({ parameter, gradient, lr }: Nodes): Nodes => ({
    parameter: f.sub(parameter, f.mul(lr, gradient)),
  });
  const made = (options: object, rule: RuleDefinition) => () =>
    new (defineOptimizer<Options>({ name: 'Double', options: options as never, rule: () => rule }))(
      [parameter([1])],
    );
  const lr = [0.5, FROM_ZERO];

  it.each([
    ['gradient', made({ lr, gradient: [1, FROM_ZERO] }, { update })],
    ['lr', made({ lr }, { moments: { lr: 0 }, update })],
    ['lr', made({ lr, bounds: { lr, high: [4, FROM_ZERO] } }, { update })],
    ['step', made({ lr }, { counters: { step: 0 }, moments: { step: 0 }, update })],
  ])('is refused where %s stands for two things in it', (name, make) => {
    expect(make).toThrow(`Double: the name ${name} stands for two things in its definition`);
  });
});
