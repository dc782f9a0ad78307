import { gradients, noGrad, variable } from '@bp/autograd';
import { gaussianNll } from '@bp/losses';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { DIFFERENTIABLE } from '../operations/catalogue';
import { RECORDED } from './cases';
import { gradientsAlongRecord, nodesBehind, replayed } from './record';

/** The largest difference, relative to the largest value. */
function distance(a: readonly number[], b: readonly number[]): number {
  const scale = Math.max(1e-3, ...a.map(Math.abs));
  return Math.max(...a.map((value, i) => Math.abs(value - b[i]))) / scale;
}

const operationsBehind = (value: Tensor) => nodesBehind(value).map(({ operation }) => operation);

function sameObjects(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((operation, i) => operation === b[i]);
}

const numbers = (x: Tensor): number[] => [...x.data];

describe.each(Object.entries(RECORDED))('the record of %s', (_, record) => {
  it('gives the gradient as the product of local derivatives', () => {
    const { loss, leaves } = record();
    const along = gradientsAlongRecord(loss, leaves);
    for (const [i, gradient] of gradients([loss], leaves).entries()) {
      expect(distance(numbers(gradient), along[i])).toBeLessThan(1e-9);
    }
  });

  it('gives the same value when it is run again', () => {
    const { loss, leaves } = record();
    for (const leaf of leaves) {
      expect(replayed(loss, leaf, leaf.detach().clone()).item()).toBe(loss.item());
    }
  });

  it('gives a central difference that is the gradient when a leaf is moved', () => {
    const { loss, leaves } = record();
    const step = 1e-5;
    for (const [i, gradient] of gradients([loss], leaves).entries()) {
      const leaf = leaves[i];
      const direction = new Rng(i + 17).normal(leaf.shape, { dtype: 'float64' });
      const [up, down] = [step, -step].map((h) =>
        replayed(
          loss,
          leaf,
          noGrad(() => leaf.detach().add(direction.mul(h))),
        ).item(),
      );
      const along = gradient.mul(direction).sum().item();
      const scale = Math.max(1, Math.abs(along));
      expect(Math.abs((up - down) / (2 * step) - along) / scale).toBeLessThan(1e-6);
    }
  });

  it('has the same operations, one by one, when it is recorded again', () => {
    const operations = operationsBehind(record().loss);
    expect(operations.length).toBeGreaterThan(0);
    expect(sameObjects(operations, operationsBehind(record().loss))).toBe(true);
  });
});

describe('every operation of @bp/tensor', () => {
  it.each(DIFFERENTIABLE)('builds nothing when it is called: %s', (_, cases) => {
    for (const { fn, inputs } of cases) {
      const called = () =>
        operationsBehind([fn(...inputs.map((x) => variable(x)))].flat()[0] as Tensor);
      expect(sameObjects(called(), called())).toBe(true);
    }
  });
});

describe('the record of gaussianNll with a variance below ε', () => {
  it('depends on it no more when it is run again, though its gradient passes', () => {
    const v = variable([0.2], { dtype: 'float64' });
    const loss = gaussianNll(variable([1], { dtype: 'float64' }), [2], v, { eps: 0.5 });
    expect(replayed(loss, v, v.detach().sub(0.1)).item()).toBeCloseTo(loss.item(), 14);
    const [[along]] = gradientsAlongRecord(loss, [v]);
    expect([along]).toEqual(numbers(gradients([loss], [v])[0]));
    // ½ (1/ε − (y − t)²/ε²)
    expect(along).toBeCloseTo(-1, 12);
  });
});
