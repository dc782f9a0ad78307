import { gradients, variable } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { DIFFERENTIABLE } from '../operations/catalogue';
import { positionOf } from './elements';
import { evaluateText } from './evaluate-text';

/** Every number of a tensor, or some of many. */
function numbersOf(x: Tensor): number[][] {
  const step = Math.max(1, Math.floor(x.size / 6));
  return Array.from({ length: Math.ceil(x.size / step) }, (_, i) => positionOf(x, i * step));
}

/** The results of an operation on float64 variables that take part in a gradient. */
function apply(fn: (...inputs: Tensor[]) => unknown, inputs: readonly Tensor[]) {
  const leaves = inputs.map((x) => variable(x.cast('float64')));
  const results = [fn(...leaves)].flat() as Tensor[];
  return { leaves, results: results.filter((y) => y.requiresGrad && y.size > 0) };
}

describe.each(DIFFERENTIABLE)('%s', (_, cases) => {
  it('has slopes, shown and told, that are the rows of its rule by one-hot gradients', () => {
    for (const { fn, inputs } of cases) {
      const { leaves, results } = apply(fn, inputs);
      for (const result of results) {
        for (const at of numbersOf(result).slice(0, 4)) {
          const loss = at.reduce((y, i) => y.narrow(0, i, 1).squeeze(0), result);
          const rows = gradients([loss], leaves);
          const explained = explain(loss, { digits: 15 });
          leaves.forEach((leaf, k) => {
            for (const of of numbersOf(leaf)) {
              const want = rows[k].at(...of).item();
              const { paths, value, pathCount } = explained.gradient([leaf, ...of]);
              expect(Math.abs(value - want) / Math.max(Math.abs(want), 1)).toBeLessThan(1e-12);
              if (pathCount === 0) expect(Math.abs(want)).toBe(0);
              for (const { text, values, value: slope } of paths.flatMap(
                ({ factors }) => factors,
              )) {
                const shown = evaluateText(text, values);
                expect(Math.abs(shown - slope) / Math.max(Math.abs(slope), 1), text).toBeLessThan(
                  1e-9,
                );
              }
            }
          });
        }
      }
    }
  });
});

describe('no explanation', () => {
  it('divides by a gradient: slopes stay finite where nothing arrives', () => {
    // d/dx of 0 · f(x): every gradient on the way is 0.
    for (const [, cases] of DIFFERENTIABLE) {
      const { fn, inputs } = cases[0];
      const { leaves, results } = apply(fn, inputs);
      const [result] = results;
      if (result === undefined || leaves[0].size === 0) continue;
      const loss = result.mul(0).sum();
      const { value, paths, check, largest, toText } = explain(loss).gradient([
        leaves[0],
        ...positionOf(leaves[0], 0),
      ]);
      expect(value).toBe(0);
      expect(check.ok).toBe(true);
      expect(toText()).not.toContain('NaN');
      for (const { share } of largest) expect(share).toBe(0);
      for (const { factors } of paths) {
        for (const factor of factors) expect(Number.isFinite(factor.value)).toBe(true);
      }
    }
  });
});
