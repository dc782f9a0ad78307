import { cumsum, Rng, type Tensor, tensor, where, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { captureStep } from '../capture/capture-step';
import { compile } from '../compile';
import { MOST_CALLS, planStep } from './plan';

/** What the plan of a step has its kernels do, in order. */
function plannedKernels(step: (...args: Tensor[]) => unknown, ...args: Tensor[]): string[] {
  const { capture } = captureStep('test', args, () => step(...args));
  return planStep(capture).calls.map(({ call }) => call.merged.join(' + '));
}

/** The bits of a compiled step are those of the step. */
function expectSameBits(step: (...args: Tensor[]) => Tensor, ...args: Tensor[]): void {
  const compiled = compile(step);
  for (let i = 0; i < 3; i++) {
    const [found, expected] = [compiled(...args), step(...args)];
    expect(found.dtype).toBe(expected.dtype);
    expect(found.toArray()).toEqual(expected.toArray());
  }
  expect(compiled.explain()).toContain('called 1 time');
}

describe('elementwise kernels', () => {
  const [x, y] = [new Rng(1).normal([5, 3]), new Rng(2).normal([5, 3])];

  it('of one shape and type are merged', () => {
    const step = (a: Tensor, b: Tensor) => a.mul(2).add(b).tanh().sub(a);
    expect(plannedKernels(step, x, y)).toEqual(['mul + add + tanh + sub']);
    expectSameBits(step, x, y);
  });

  it('are merged where one result has several uses, also beyond them', () => {
    const step = (a: Tensor) => {
      const t = a.tanh();
      return t.mul(t).add(t).sum().add(t.sum());
    };
    expect(plannedKernels(step, x)).toEqual(['tanh + mul + add', 'sum', 'sum', 'add']);
    expectSameBits(step, x);
  });

  it('are merged past what does not concern them', () => {
    const step = (a: Tensor, b: Tensor) => {
      const t = a.exp();
      const s = b.sum();
      return t.add(1).mul(s);
    };
    expect(plannedKernels(step, x, y)).toEqual(['exp + add', 'sum', 'mul']);
    expectSameBits(step, x, y);
  });

  it('broadcast what is given to them, but not what they compute', () => {
    const row = new Rng(3).normal([3]);
    const step = (a: Tensor, b: Tensor) => a.add(b.neg());
    expect(plannedKernels(step, x, row)).toEqual(['neg', 'add']);
    expectSameBits(step, x, row);
  });

  it('are merged where the same numbers go on in another shape', () => {
    const row = new Rng(3).normal([4]);
    // Pixels with their channels, and images of them.
    const images = (pixels: Tensor) => pixels.reshape([2, 3, 5, 4]).permute([0, 3, 1, 2]);
    const pixels = new Rng(4).normal([30, 4]);
    const step = (a: Tensor, b: Tensor) => images(a.add(b)).relu().mul(2).sub(0.5);
    expect(plannedKernels(step, pixels, row)).toEqual(['add + relu + mul + sub']);
    expectSameBits(step, pixels, row);
    const scaled = (a: Tensor, b: Tensor) => images(a.neg()).add(b);
    expect(plannedKernels(scaled, pixels, tensor([[[[2]]]]))).toEqual(['neg + add']);
    expectSameBits(scaled, pixels, tensor([[[[2]]]]));
    const perChannel = (a: Tensor, b: Tensor) => images(a.neg()).add(b);
    expect(plannedKernels(perChannel, pixels, row.reshape([4, 1, 1]))).toEqual(['neg', 'add']);
    expectSameBits(perChannel, pixels, row.reshape([4, 1, 1]));
  });

  it('are kept apart where only some of the numbers go on in another shape', () => {
    const pixels = new Rng(4).normal([30, 4]);
    const step = (a: Tensor) => a.neg().slice('10:').reshape([4, 20]).add(1);
    expect(plannedKernels(step, pixels)).toEqual(['neg', 'add']);
    expectSameBits(step, pixels);
  });

  it('are kept apart where one is read in another order', () => {
    const square = new Rng(3).normal([4, 4]);
    const step = (a: Tensor) => {
      const t = a.neg();
      return t.add(t.transpose());
    };
    expect(plannedKernels(step, square)).toEqual(['neg', 'add']);
    expectSameBits(step, square);
  });

  it('choose by truth values, and keep what another type would round', () => {
    const whole = tensor([[3, -2, 16777217]], { dtype: 'int32' });
    expectSameBits((a, b) => where(a.gt(b), a.mul(b), a.logicalAnd(b).cast('float32')), x, y);
    expectSameBits((a) => a.mul(3).add(1).cast('float32').mul(0.1), whole);
    expectSameBits((a) => a.gt(0).logicalOr(a.lt(-1)).logicalNot(), x);
    expectSameBits((a) => a.gt(0).add(a.lt(0.5)), x);
    expectSameBits((a) => a.cast('float64').mul(1.1).cast('float32').mul(1.1), x);
  });

  it('read a value before and after it is overwritten', () => {
    const kept = tensor([1, 2, 3]);
    const other = tensor([1, 2, 3]);
    const body = (state: Tensor) => (a: Tensor) => {
      const before = state.mul(2);
      state.assign(state.add(a));
      const after = state.mul(3);
      return before.sub(after).add(state);
    };
    const compiled = compile(body(kept));
    for (let i = 0; i < 4; i++) {
      const a = new Rng(i).normal([3]);
      expect(compiled(a).toArray()).toEqual(body(other)(a).toArray());
    }
    expect(kept.toArray()).toEqual(other.toArray());
  });

  it('are merged up to a size', () => {
    const step = (...xs: Tensor[]) => xs.reduce((sum, each) => sum.add(each));
    const xs = Array.from({ length: 30 }, (_, i) => new Rng(i).normal([4]));
    expect(plannedKernels(step, ...xs).length).toBeGreaterThan(1);
    expectSameBits(step, ...xs);
    const deep = (a: Tensor) =>
      Array.from({ length: 200 }).reduce<Tensor>((t) => t.mul(0.9).add(0.1), a);
    expect(plannedKernels(deep, x).length).toBeGreaterThan(1);
    expectSameBits(deep, x);
  });
});

describe('a plan', () => {
  it('leaves out what nobody uses', () => {
    const step = (x: Tensor) => {
      x.exp().sum().mul(2);
      return x.neg();
    };
    expect(plannedKernels(step, zeros([3]))).toEqual(['neg']);
  });

  it('lets results lie where operands lay that are gone', () => {
    const row = new Rng(3).normal([3]);
    const arenaOf = (step: (...args: Tensor[]) => unknown, ...args: Tensor[]): number =>
      planStep(captureStep('test', args, () => step(...args)).capture).arena.bytes;
    const x = new Rng(1).normal([64, 3]);
    const bytes = 64 * 3 * 4;
    // Each sum keeps its neighbours from being merged.
    const step = (a: Tensor, b: Tensor) => {
      const first = a.exp();
      const second = first.mul(first.sum()).add(b);
      return second.sub(second.sum());
    };
    expect(arenaOf(step, x, row)).toBe(bytes + 2 * 64);
    expectSameBits(step, x, row);
    const later = (a: Tensor, b: Tensor) => {
      const first = a.exp();
      const second = first.mul(first.sum()).add(b);
      return second.sub(second.sum()).add(first.transpose().sum());
    };
    expect(arenaOf(later, x, row)).toBeGreaterThanOrEqual(2 * bytes);
    expectSameBits(later, x, row);
    const turned = (a: Tensor) => {
      const first = a.exp();
      const sum = first.sum();
      return first.mul(sum).add(first.transpose());
    };
    expectSameBits(turned, new Rng(1).normal([9, 9]));
    const narrower = (a: Tensor) => {
      const first = a.exp();
      return first.mul(first.sum()).cast('float64').mul(0.1);
    };
    expectSameBits(narrower, x);
  });

  it('checks first, with what the checks need, and changes things then', () => {
    const total = zeros([]);
    const step = (x: Tensor, index: Tensor) => {
      total.assign(total.add(x.sum()));
      return x.gather(0, index.neg());
    };
    const index = tensor([0, -1], { dtype: 'int32' });
    const order = plannedKernels(step, zeros([3]), index);
    expect(order.slice(0, 2)).toEqual(['neg', 'checkPositions']);
    expect(order).toContain('assign');
  });

  it('lets values that are not in use at one time share their place', () => {
    const step = (x: Tensor) => {
      let y = x;
      for (let i = 0; i < 20; i++) y = cumsum(y, 0);
      return y;
    };
    const x = zeros([1000]);
    const { capture } = captureStep('test', [x], () => step(x));
    expect(planStep(capture).arena.bytes).toBeLessThan(3 * 4096);
  });
});

describe('planning', () => {
  /** Milliseconds for a step that computes values one after the other, and then needs them in reverse. */
  const timeOf = (values: number): number => {
    const x = zeros([8]);
    const { capture } = captureStep('test', [x], () => {
      const chain = [x];
      for (let i = 0; i < values; i++) chain.push(cumsum(chain[i], 0));
      return chain.reduceRight((sum, y) => cumsum(sum.mul(y), 0));
    });
    const start = performance.now();
    planStep(capture);
    return performance.now() - start;
  };

  it('takes little more than twice the time for twice the calls', () => {
    const growth = () => timeOf(4000) / timeOf(2000);
    // A machine that is busy with something else is so at times only.
    expect(growth() < 3 || growth() < 3 || growth() < 3).toBe(true);
  });

  it('looks for checks behind any number of calls', () => {
    const x = zeros([8]);
    const { capture } = captureStep('test', [x], () => {
      let y = x;
      for (let i = 0; i < 20_000; i++) y = y.neg();
      return x.gather(0, y.cast('int32'));
    });
    const { calls } = planStep(capture);
    expect(calls.map(({ call }) => call.kernel.name).slice(-2)).toEqual([
      'checkPositions',
      'gather',
    ]);
  });

  it('is refused beyond a number of calls, and the step then runs as it is', () => {
    const step = compile((x: Tensor) => {
      let y = x;
      for (let i = 0; i <= MOST_CALLS; i++) y = y.neg();
      return y;
    });
    for (let i = 0; i < 3; i++) expect(step([1]).toArray()).toEqual([-1]);
    const reason = '50001 kernels are more than 50000; compile a part, as one time step';
    expect(step.explain()).toContain(reason);
    expect(step.status()).toEqual({ state: 'eager', why: expect.stringContaining(reason) });
  });
});
