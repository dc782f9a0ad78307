import { describe, expect, it } from 'vitest';
import { fillBernoulli } from './bernoulli';
import { createState } from './state';
import { fillUniform } from './uniform';

describe('fillBernoulli', () => {
  it.each([0, 5e-324, 0.1, 0.5, 0.8, 1 - 2 ** -53, 1])(
    'is 1 where the float64 uniform of the same state is below %d',
    (p) => {
      const n = 3001;
      const uniform = new Float64Array(n);
      fillUniform(createState(7), uniform, 0, 1);
      const out = new Uint8Array(n).fill(9);
      fillBernoulli(createState(7), out, p);
      expect(Array.from(out)).toEqual(Array.from(uniform, (u) => (u < p ? 1 : 0)));
    },
  );

  it('decides by the further bits where a word ties with p', () => {
    const uniform = new Float64Array(8);
    fillUniform(createState(7), uniform, 0, 1);
    for (const [i, u] of uniform.entries()) {
      const out = new Uint8Array(8);
      fillBernoulli(createState(7), out, u);
      expect(out[i]).toBe(0);
      fillBernoulli(createState(7), out, u + 2 ** -53);
      expect(out[i]).toBe(1);
    }
  });

  it('never gives 1 for p = 0 and always for p = 1', () => {
    const out = new Uint8Array(100_000);
    fillBernoulli(createState(7), out, 1);
    expect(out.every((x) => x === 1)).toBe(true);
    fillBernoulli(createState(7), out, 0);
    expect(out.every((x) => x === 0)).toBe(true);
  });

  it.each([0, 1, 5, 1025])('advances by whole blocks for %i numbers', (n) => {
    const state = createState(7);
    fillBernoulli(state, new Uint8Array(n), 0.5);
    expect(state[2]).toBe(Math.ceil(n / 4));
  });
});
