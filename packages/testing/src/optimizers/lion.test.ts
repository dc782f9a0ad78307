import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Optimizer } from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Lion } from './lion';

const float64 = { dtype: 'float64' } as const;
const gradients = [
  [3, -1, 0.5],
  [-0.25, -2, 0],
  [0.125, 8, -0.75],
  [-4, 0.5, 0.0625],
];

/** Algorithm 2 of the paper, element by element. */
function follow(p: readonly number[], [eta, beta1, beta2, lambda]: readonly number[]): number[] {
  return p.map((start, i) => {
    let [theta, m] = [start, 0];
    for (const row of gradients) {
      const g = row[i];
      const c = beta1 * m + (1 - beta1) * g;
      theta -= eta * (Math.sign(c) + lambda * theta);
      m = beta2 * m + (1 - beta2) * g;
    }
    return theta;
  });
}

function train(optimizer: Optimizer, p: Tensor): number[] {
  for (const g of gradients) {
    p.grad = tensor(g, { dtype: p.dtype as 'float64' });
    optimizer.step();
  }
  return [...p.data];
}

describe('an optimizer that a user defines', () => {
  it('is one, with a name and learning rates', () => {
    const optimizer = new Lion([parameter([1])]);
    expect(optimizer).toBeInstanceOf(Optimizer);
    expect(optimizer).toBeInstanceOf(Lion);
    expect(optimizer.constructor.name).toBe('Lion');
    expect(optimizer.lrs).toEqual([1e-4]);
  });

  it('follows the formula of its paper', () => {
    const start = [0.5, -2, 0];
    const p = parameter(start, float64);
    const options = { lr: 0.25, betas: [0.5, 0.75], weightDecay: 0.125 } as const;
    expect(train(new Lion([p], options), p)).toEqual(follow(start, [0.25, 0.5, 0.75, 0.125]));
    const q = parameter(start, float64);
    for (const [i, x] of train(new Lion([q]), q).entries())
      expect(x).toBeCloseTo(follow(start, [1e-4, 0.9, 0.99, 0])[i], 14);
  });

  it('has groups with options of their own', () => {
    const [a, b] = [parameter([1], float64), parameter([1], float64)];
    const optimizer = new Lion([{ params: [a], lr: 0.5 }, { params: [b] }], { lr: 0.25 });
    for (const p of [a, b]) p.grad = tensor([3], float64);
    optimizer.step();
    expect([a.item(), b.item()]).toEqual([0.5, 0.75]);
    optimizer.setLr(0.125);
    optimizer.step();
    expect([a.item(), b.item()]).toEqual([0.375, 0.625]);
  });

  it('goes on from its state dict, which names what the definition names', () => {
    const p = parameter([0.5, -2, 0], float64);
    const optimizer = new Lion([p], { lr: 0.25, weightDecay: 0.125 });
    train(optimizer, p);
    const saved = optimizer.stateDict();
    expect(saved.groups).toEqual([
      {
        values: { lr: 0.25, beta1: 0.9, beta2: 0.99, weightDecay: 0.125 },
        variant: {},
        parameters: 1,
      },
    ]);
    expect(Object.keys(saved.state)).toEqual(['0.expAvg']);
    const q = parameter(p.detach());
    const resumed = new Lion([q]);
    resumed.loadStateDict(saved);
    expect(train(resumed, q)).toEqual(train(optimizer, p));
  });

  it('refuses what its definition rules out', () => {
    const w = parameter([1]);
    expect(() => new Lion([w], { lr: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion: lr must be a number in [0, ∞), got -1]`,
    );
    expect(() => new Lion([w], { betas: [0.9, 1] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion: beta2 must be a number in [0, 1), got 1]`,
    );
    expect(
      () => new Lion([w], { betas: 0.9 as unknown as [number, number] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion: betas must be a pair of numbers such as [0.9, 0.99], got 0.9]`,
    );
    expect(() => new Lion([w], { beta1: 0.9 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion: unknown option beta1; did you mean betas?]`,
    );
    expect(() => new Lion([])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion: there is no parameter to optimize; does the model have any?]`,
    );
    const state = new Lion([w]).stateDict();
    const [group] = state.groups;
    const damaged = { ...state, groups: [{ ...group, values: { ...group.values, beta2: 1 } }] };
    expect(() => new Lion([w]).loadStateDict(damaged)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Lion.loadStateDict: beta2 of group 0 must be a number in [0, 1), got 1]`,
    );
  });

  it('compiles to the same bits', () => {
    const rng = new Rng(7);
    const start = rng.normal([257]);
    const target = rng.normal([257]);
    const make = () => {
      const w = parameter(start);
      const optimizer = new Lion([w], { lr: 0.01, weightDecay: 0.1 });
      const step = (goal: Tensor): Tensor => {
        const loss = w.sub(goal).square().sum();
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss.detach();
      };
      return { w, step };
    };
    const [eager, compiled] = [make(), make()];
    const step = compile(compiled.step);
    for (let i = 0; i < 6; i++) {
      expect(step(target).item()).toBe(eager.step(target).item());
      expect([...compiled.w.data]).toEqual([...eager.w.data]);
    }
  });
});
