import { gradients, parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { halfSse, mse } from '@bp/losses';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RECORDED } from '../record/cases';
import { positionOf, someOf } from './elements';
import { expectExplained, FLOAT32 } from './expect-explained';

/** Code of somebody's own runs inside, which nobody can do again with other numbers. */
const FOREIGN = /own|checkpoint/;

describe.each(Object.entries(RECORDED))('%s', (name, record) => {
  const { loss, leaves } = record();
  const recorded = gradients([loss], leaves);
  const explained = explain(loss, { maxPaths: 200 });
  const numbers = leaves.flatMap((leaf, i) =>
    someOf(leaf).map((at) => ({ of: [leaf, ...at] as const, want: recorded[i].at(...at).item() })),
  );

  it('has gradients that are the sums of their paths', () => {
    for (const { of, want } of numbers) expectExplained(explained, of, want);
  });

  it('has a central difference wherever its steps can be done again', () => {
    for (const { of } of numbers) {
      const { central, reason } = explained.gradient(of).check;
      // A number that lies at a kink of the case has none either.
      if (FOREIGN.test(name)) expect(central).toBeNull();
      else expect(reason ?? 'the slope jumps').toContain('the slope jumps');
    }
  });

  it('says so in words, as they were recorded too', () => {
    const asRecorded = explain(loss, { steps: 'recorded' });
    for (const { of, want } of numbers) {
      expectExplained(asRecorded, of, want);
      expect(explained.gradient(of).toText()).not.toMatch(/undefined|\[object|NaN/);
      expect(asRecorded.gradient(of).toLatex()).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

describe('a random network', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
  const network = fc.record({
    widths,
    samples: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 1, max: 10_000 }),
    way: fc.constantFrom('first', 'transposed', 'second'),
    activation: fc.constantFrom('sigmoid', 'tanh', 'softplus', 'identity'),
    loss: fc.constantFrom('mse', 'halfSse'),
    dtype: fc.constantFrom('float32' as const, 'float64' as const),
  });
  type Network = typeof network extends fc.Arbitrary<infer N> ? N : never;

  /** The loss of a network of dense layers without bias, and its weights as they are laid out: [to, from], or [from, to]. */
  function build({ widths, samples, seed, way, activation, loss, dtype }: Network) {
    const rng = new Rng(seed);
    const draw = (shape: number[]): Tensor => rng.normal(shape, { dtype });
    const weights = widths.slice(1).map((to, i) => {
      const from = widths[i];
      return parameter(draw(way === 'second' ? [from, to] : [to, from]));
    });
    const rows = way !== 'first';
    let h = draw(rows ? [samples, widths[0]] : [widths[0], samples]);
    for (const w of weights) {
      h = way === 'first' ? w.matmul(h) : h.matmul(way === 'second' ? w : w.T);
      if (activation !== 'identity') h = h[activation as 'tanh']();
    }
    const t = draw([...h.shape]);
    return { loss: (loss === 'mse' ? mse : halfSse)(h, t), weights };
  }

  it('has as many paths as ways through its units, whose products sum to the gradient', () => {
    fc.assert(
      fc.property(network, (made) => {
        const { loss, weights } = build(made);
        const explained = explain(loss, { maxPaths: 1000 });
        const recorded = gradients([loss], weights);
        weights.forEach((weight, layer) => {
          // From the unit that it leads to, every way to every output, in every sample.
          const ways = made.widths.slice(layer + 2).reduce((n, width) => n * width, made.samples);
          for (const index of [0, weight.size - 1]) {
            const at = positionOf(weight, index);
            const of = [weight, ...at] as const;
            const tolerances = made.dtype === 'float32' ? FLOAT32 : undefined;
            expectExplained(explained, of, recorded[layer].at(...at).item(), tolerances);
            expect(explained.gradient(of).pathCount).toBe(ways);
            expect(explained.gradient(of).check.central).not.toBeNull();
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('paths', () => {
  const deep = (count: number) => {
    const w = parameter(0.5, { dtype: 'float64' });
    let y = w.mul(1);
    for (let i = 0; i < count; i++) y = y.tanh().add(y.sin());
    return { w, loss: y };
  };

  it('are counted where they are too many to be listed', () => {
    const { w, loss } = deep(20);
    const { pathCount, paths, value, toText } = explain(loss).gradient([w]);
    expect(pathCount).toBe(2 ** 20);
    expect(paths).toEqual([]);
    expect(value).toBeCloseTo(gradients([loss], [w])[0].item(), 9);
    expect(toText()).toContain('over 1048576 paths');
  });

  it('are listed up to the number that was asked for', () => {
    const { w, loss } = deep(3);
    expect(explain(loss, { maxPaths: 7 }).gradient([w]).paths).toHaveLength(0);
    expect(explain(loss, { maxPaths: 8 }).gradient([w]).paths).toHaveLength(8);
  });

  it('are not counted where there is too much to look at, and the text says so', () => {
    const w = parameter(new Rng(1).normal([1200, 1200]));
    const x = tensor(new Rng(2).normal([1200]));
    const loss = w.matmul(w.matmul(x).tanh()).square().sum();
    const { pathCount, value, check, toText } = explain(loss).gradient([w, 0, 0]);
    expect(pathCount).toBeNull();
    expect(value).toBe(check.recorded);
    expect(toText()).toContain('too many paths to count');
  });

  it('go through a chain of 20 000 operations', () => {
    const w = parameter(1, { dtype: 'float64' });
    let y = w.mul(1);
    for (let i = 0; i < 20_000; i++) y = y.mul(1.0001);
    const { value, pathCount, check } = explain(y).gradient([w]);
    expect(pathCount).toBe(1);
    expect(value).toBeCloseTo(1.0001 ** 20_000, 9);
    expect(check.ok).toBe(true);
  });
});
