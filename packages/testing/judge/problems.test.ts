import { expect, it } from 'vitest';
import { doubleWells } from './problems.mjs';

const problem = { a: 0.25, tilt: 0.3, amp: 0.5, k: 2 };

it('states the gradient of the double wells that central differences measure', () => {
  const x = [0.5, -1.25, 2, 0.125];
  const h = 1e-6;
  const measured = x.map((_, i) => {
    const shifted = (by: number) => x.map((v, j) => (j === i ? v + by : v));
    return (
      (doubleWells(problem, shifted(h)).value - doubleWells(problem, shifted(-h)).value) / (2 * h)
    );
  });
  doubleWells(problem, x).gradient.forEach((stated, i) => {
    expect(stated).toBeCloseTo(measured[i], 7);
  });
});

it('has the value 0.3·x at the bottom of a single well', () => {
  expect(doubleWells(problem, [1]).value).toBeCloseTo(0.3, 15);
});
