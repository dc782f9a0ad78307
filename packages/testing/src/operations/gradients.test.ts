import { gradcheck, gradgradcheck } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { DIFFERENTIABLE } from './catalogue';
import { leavesNothingOut } from './coverage';
import { LAYOUTS } from './view-layouts';

leavesNothingOut('smooth');

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
