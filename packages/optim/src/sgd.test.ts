import { parameter } from '@bp/autograd';
import { describe, expect, it } from 'vitest';
import { SGD } from './sgd';

/** One step with the gradient g. */
function step(optimizer: SGD, p: ReturnType<typeof parameter>, g: number): number {
  p.grad = p.detach().mul(0).add(g);
  optimizer.step();
  return p.item();
}

describe('SGD', () => {
  it('takes the step of the course, 1 − 2 · (−2) = 5', () => {
    const w = parameter(1);
    const optimizer = new SGD([w], { lr: 2 });
    w.mul(-2).backward();
    optimizer.step();
    expect(w.item()).toBe(5);
  });

  it('adds up a momentum, and takes the first gradient undampened', () => {
    const p = parameter(0, { dtype: 'float64' });
    const optimizer = new SGD([p], { lr: 1, momentum: 0.5, dampening: 0.25 });
    // b: 1, then 0.5 · 1 + 0.75 · 1, then 0.5 · 1.25 + 0.75 · 1
    expect(step(optimizer, p, 1)).toBe(-1);
    expect(step(optimizer, p, 1)).toBe(-2.25);
    expect(step(optimizer, p, 1)).toBe(-3.625);
  });

  it('looks ahead with Nesterov’s momentum', () => {
    const p = parameter(0, { dtype: 'float64' });
    const optimizer = new SGD([p], { lr: 1, momentum: 0.5, nesterov: true });
    expect(step(optimizer, p, 1)).toBe(-1.5);
    expect(step(optimizer, p, 1)).toBe(-1.5 - 1.75);
  });

  it('adds the weight decay to the gradient', () => {
    const p = parameter(4);
    expect(step(new SGD([p], { lr: 0.5, weightDecay: 0.25 }), p, 1)).toBe(3);
  });

  it('has a learning rate of 0.001 and nothing else by default', () => {
    const p = parameter(0, { dtype: 'float64' });
    const optimizer = new SGD([p]);
    expect(step(optimizer, p, 1)).toBe(-0.001);
    expect(optimizer.stateDict().state).toEqual({});
  });

  it('never leaves a momentum among the denormal numbers', () => {
    const p = parameter(0);
    const optimizer = new SGD([p], { momentum: 0.5 });
    step(optimizer, p, 1e-20);
    for (let i = 0; i < 30; i++) step(optimizer, p, 0);
    expect(optimizer.stateDict().state['0.momentumBuffer'].item()).toBeGreaterThan(0);
    for (let i = 0; i < 10; i++) step(optimizer, p, 0);
    expect(optimizer.stateDict().state['0.momentumBuffer'].item()).toBe(0);
  });

  it('refuses options that make no sense', () => {
    const w = parameter(1);
    expect(() => new SGD([w], { lr: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: lr must be a number in [0, ∞), got -1]`,
    );
    expect(() => new SGD([w], { momentum: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: momentum must be a number in [0, ∞), got NaN]`,
    );
    expect(() => new SGD([w], { nesterov: true })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: nesterov needs a momentum and no dampening, got momentum 0 and dampening 0]`,
    );
    expect(
      () => new SGD([w], { nesterov: 1 as unknown as boolean }),
    ).toThrowErrorMatchingInlineSnapshot(`[BpError: SGD: nesterov must be true or false, got 1]`);
    expect(() => new SGD([w], { learningRate: 1 } as object)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: SGD: unknown option learningRate; did you mean lr?]`,
    );
  });
});
