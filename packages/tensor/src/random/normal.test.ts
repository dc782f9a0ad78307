import { describe, expect, it } from 'vitest';
import { fillNormal } from './normal';
import { cloneState, createState } from './state';

const start = (): Int32Array => Int32Array.of(0x12345678, 0x9abcdef0, -2, 0, 0, 0);

// Found by running Philox backwards: the blocks of these states are four words of only 0 and only 1 bits.
const zeros = (): Int32Array => Int32Array.of(1, 2, 0x62f4ec4b, 0x77e11200, 0x8dcc56aa, 0xbfd2ad3c);
const ones = (): Int32Array => Int32Array.of(1, 2, 0x13b8e1e0, 0xcd71f1f1, 0x08203d8d, 0xd96827a4);

describe('fillNormal', () => {
  it('gives the float32 numbers of an independent computation, rounded once', () => {
    const out = new Float32Array(7);
    fillNormal(start(), out, 1, 2);
    // Philox on Python integers, Box–Muller with 40 digits
    expect(Array.from(out)).toEqual([
      -0.3190927505493164, 2.5913333892822266, -3.909848690032959, 0.6587304472923279,
      1.9026776552200317, 1.083900809288025, 3.1596479415893555,
    ]);
  });

  it('gives the float64 numbers of an independent computation', () => {
    const out = new Float64Array(7);
    fillNormal(start(), out, 1, 2);
    const expected = [
      -0.3190927386371256, 2.5913335040821326, -3.9098486833059627, 0.6587304454174908,
      1.9026776671959706, 1.0839008336515668, 3.159647920878118,
    ];
    out.forEach((x, i) => {
      expect(Math.abs(x - expected[i])).toBeLessThan(4e-15);
    });
  });

  it('draws the same sample in both dtypes', () => {
    const single = new Float32Array(1001);
    const double = new Float64Array(1001);
    fillNormal(createState(7), single, 0, 1);
    fillNormal(createState(7), double, 0, 1);
    for (let i = 0; i < single.length; i++) {
      expect(Math.abs(single[i] - double[i])).toBeLessThan(1e-6);
    }
  });

  it.each([0, 1, 2, 3, 5, 1025])('gives the first %i numbers of a longer draw', (n) => {
    const long = new Float32Array(2048);
    fillNormal(createState(7), long, 0, 1);
    const state = createState(7);
    const short = new Float32Array(n);
    fillNormal(state, short, 0, 1);
    expect(short).toEqual(long.subarray(0, n));
    expect(state[2]).toBe(Math.ceil(n / 4));
  });

  it('goes on from a saved state, to the bit', () => {
    const state = createState(7);
    fillNormal(state, new Float32Array(10), 0, 1);
    const saved = cloneState(state);
    const next = new Float32Array(10);
    fillNormal(state, next, 0, 1);
    const again = new Float32Array(10);
    fillNormal(saved, again, 0, 1);
    expect(again).toEqual(next);
    expect(saved).toEqual(state);
  });

  it('is the mean alone where std is 0', () => {
    const out = new Float32Array(5);
    fillNormal(createState(7), out, -3, 0);
    expect(out).toEqual(new Float32Array(5).fill(-3));
  });

  it('stays finite where a word is 0, the farthest a float32 sample reaches', () => {
    const out = new Float32Array(4);
    fillNormal(zeros(), out, 0, 1);
    const farthest = Math.fround(Math.sqrt(64 * Math.LN2));
    expect(out).toEqual(Float32Array.of(farthest, 0, farthest, 0));
  });

  it('is the mean where the first word of a pair is all ones', () => {
    const out = new Float32Array(4);
    fillNormal(ones(), out, 3, 2);
    expect(out).toEqual(new Float32Array(4).fill(3));
  });
});
