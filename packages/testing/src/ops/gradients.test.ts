import { gradcheck, gradgradcheck } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from './layouts';
import { findGaps, SAMPLES } from './samples';

const differentiable = Object.entries(SAMPLES).flatMap(([name, sample]) =>
  sample.differentiable ? [[name, sample.cases] as const] : [],
);

describe('every exported operation', () => {
  it('has a sample or is listed as something else', () => {
    expect(findGaps(Object.keys(bp))).toEqual({ unclassified: [], stale: [], twice: [] });
  });

  it('is missed when it is exported without a sample', () => {
    expect(findGaps([...Object.keys(bp), 'cosh']).unclassified).toEqual(['cosh']);
  });

  it('is noticed when it is sampled but no longer exported', () => {
    expect(findGaps(Object.keys(bp).filter((name) => name !== 'tanh')).stale).toEqual(['tanh']);
  });

  it('without a derivative says why', () => {
    const silent = Object.entries(SAMPLES).filter(([, s]) => !s.differentiable && s.reason === '');
    expect(silent).toEqual([]);
  });
});

describe.each(differentiable)('the derivative of %s', (_, list) => {
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
