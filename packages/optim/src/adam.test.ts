import { parameter } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Adam } from './adam';
import { AdamW } from './adamw';
import type { Optimizer } from './optimizer';

function step(optimizer: Optimizer, p: Tensor, g: number): number {
  p.grad = p.detach().mul(0).add(g);
  optimizer.step();
  return p.item();
}

describe('Adam', () => {
  it('takes a first step of the learning rate, whatever the size of the gradient', () => {
    for (const g of [1e-3, 1, 1e3]) {
      const p = parameter(0, { dtype: 'float64' });
      expect(step(new Adam([p], { lr: 0.1, eps: 0 }), p, g)).toBeCloseTo(-0.1, 12);
      expect(step(new Adam([p], { lr: 0.1, eps: 0 }), p, -g)).toBeCloseTo(0, 12);
    }
  });

  it('follows its formula', () => {
    const p = parameter(2, { dtype: 'float64' });
    const optimizer = new Adam([p], { lr: 0.5, betas: [0.5, 0.75], eps: 0.25, weightDecay: 0.1 });
    let [x, m, v] = [2, 0, 0];
    for (const [i, g] of [3, -1, 0.5].entries()) {
      const d = g + 0.1 * x;
      m = 0.5 * m + 0.5 * d;
      v = 0.75 * v + 0.25 * d * d;
      const t = i + 1;
      x -= (0.5 * m) / (1 - 0.5 ** t) / (Math.sqrt(v / (1 - 0.75 ** t)) + 0.25);
      expect(step(optimizer, p, g)).toBeCloseTo(x, 13);
    }
  });

  it('never divides by less with amsgrad', () => {
    const plain = parameter(0, { dtype: 'float64' });
    const guarded = parameter(0, { dtype: 'float64' });
    const options = { lr: 0.1, betas: [0, 0.5] as const };
    const [a, b] = [new Adam([plain], options), new Adam([guarded], { ...options, amsgrad: true })];
    step(a, plain, 8);
    step(b, guarded, 8);
    expect(guarded.item()).toBe(plain.item());
    for (let i = 0; i < 10; i++) {
      step(a, plain, 1);
      step(b, guarded, 1);
    }
    expect(guarded.item()).toBeGreaterThan(plain.item());
    expect(b.stateDict().state['0.maxExpAvgSq'].item()).toBe(32);
  });

  it('climbs when maximizing', () => {
    const p = parameter(0);
    expect(step(new Adam([p], { lr: 0.5, maximize: true }), p, 1)).toBeCloseTo(0.5, 6);
  });

  it('rounds 1 − β once: a steady gradient is averaged to itself', () => {
    const p = parameter(0);
    const optimizer = new Adam([p]);
    for (let i = 0; i < 3; i++) step(optimizer, p, 1);
    const { state } = optimizer.stateDict();
    expect(state['0.expAvgSq'].item() / (1 - 0.999 ** 3)).toBeCloseTo(1, 6);
  });

  it('takes averages too small to matter to 0, so that a dead unit does not slow down', () => {
    const p = parameter(0);
    const optimizer = new Adam([p], { betas: [0.5, 0.5] });
    step(optimizer, p, 1e-15);
    for (let i = 0; i < 60; i++) step(optimizer, p, 0);
    const { state } = optimizer.stateDict();
    expect(state['0.expAvg'].item()).toBe(0);
    expect(state['0.expAvgSq'].item()).toBe(0);
  });

  it('keeps NaN visible', () => {
    const p = parameter(0);
    expect(step(new Adam([p]), p, Number.NaN)).toBeNaN();
  });

  it('refuses betas that are none', () => {
    const w = parameter(1);
    expect(() => new Adam([w], { betas: [0.9, 1] })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adam: beta2 must be a number in [0, 1), got 1]`,
    );
    expect(
      () => new Adam([w], { betas: 0.9 as unknown as [number, number] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adam: betas must be a pair of numbers such as [0.9, 0.999], got 0.9]`,
    );
    expect(() => new Adam([w], { epsilon: 1 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Adam: unknown option epsilon; did you mean eps?]`,
    );
  });
});

describe('AdamW', () => {
  it('shrinks the parameter apart from the step', () => {
    const p = parameter(4, { dtype: 'float64' });
    expect(step(new AdamW([p], { lr: 0.5, weightDecay: 0.25 }), p, 0)).toBe(4 * (1 - 0.125));
    const q = parameter(4, { dtype: 'float64' });
    expect(step(new AdamW([q], { lr: 0.5, weightDecay: 0 }), q, 0)).toBe(4);
  });

  it('decays by 0.01 unless told otherwise', () => {
    const p = parameter(1, { dtype: 'float64' });
    expect(step(new AdamW([p], { lr: 1 }), p, 0)).toBe(0.99);
  });
});
