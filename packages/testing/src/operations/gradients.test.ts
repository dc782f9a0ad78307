import { gradcheck, gradgradcheck, variable } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { DIFFERENTIABLE, OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';
import { maker } from './maker';
import type { Operation } from './operation';
import { LAYOUTS } from './view-layouts';

leavesNothingOut('smooth');

/** Whether a call of an operation gives something with a gradient. */
function isDifferentiable({ calls }: Operation): boolean {
  return calls(maker('float64')).some(({ run, inputs }) => {
    const operands = inputs.map((x) => (x.dtype === 'float64' ? variable(x) : x));
    return [run(...operands)].flat().some(({ requiresGrad }) => requiresGrad);
  });
}

describe('an operation whose row says that it has no derivatives', () => {
  const without = Object.entries(OPERATIONS).filter(([, { smooth }]) => typeof smooth === 'string');

  it.each(without)('has none: %s', (_, row) => {
    expect(isDifferentiable(row)).toBe(false);
  });

  it('would be found out if it had', () => {
    expect(isDifferentiable(OPERATIONS.tanh)).toBe(true);
  });
});

describe.each(DIFFERENTIABLE)('the derivative of %s', (_, list) => {
  for (const { name, fn, inputs, onlyFirst, options } of list) {
    for (const layout of LAYOUTS) {
      const stored = inputs.map(layout.store);
      const seen = (...xs: Tensor[]) => fn(...xs.map(layout.see));
      // The rules do not see strides, only the kernels do: one direction shows a mistake there.
      const settings = layout.name === 'contiguous' ? options : { directions: 1, ...options };

      it(`agrees with differences: ${name}, ${layout.name}`, () => {
        const { ok, checks } = gradcheck(seen, stored, settings);
        expect(checks.filter((check) => !check.ok)).toEqual([]);
        expect(ok).toBe(true);
      });

      if (onlyFirst !== undefined || layout.name === 'every second element') continue;
      it(`has a derivative that agrees: ${name}, ${layout.name}`, () => {
        const { ok, checks } = gradgradcheck(seen, stored, settings);
        expect(checks.filter((check) => !check.ok)).toEqual([]);
        expect(ok).toBe(true);
      });
    }
  }
});
