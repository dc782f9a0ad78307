import type { DType, Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';
import { maker } from './maker';
import { expectSameBits, resultsOf } from './results';
import { layoutsOf, plainCopy } from './strided';

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];

leavesNothingOut('calls');

/** The operands with one of them, or all, in another layout. */
function variants(inputs: readonly Tensor[]): { label: string; inputs: Tensor[] }[] {
  const layouts = inputs.map(layoutsOf);
  const one = inputs.flatMap((_, k) =>
    layouts[k].map(({ label, x }) => ({
      label: `operand ${k} ${label}`,
      inputs: inputs.map((y, i) => (i === k ? x : y)),
    })),
  );
  const both = layouts[0].map((_, v) => ({
    label: 'all operands',
    inputs: inputs.map((y, i) => (layouts[i][v] ?? { x: y }).x),
  }));
  return inputs.length > 1 ? [...one, ...both] : one;
}

describe.each(Object.entries(OPERATIONS))('%s', (_, { calls }) => {
  it.each(DTYPES)('gives the same bits for every layout of its operands, in %s', (dtype) => {
    let compared = 0;
    for (const { inputs, run } of calls(maker(dtype))) {
      for (const variant of variants(inputs)) {
        const expected = resultsOf(run, variant.inputs.map(plainCopy));
        const got = resultsOf(run, variant.inputs);
        if (got.length !== expected.length) expect(got, variant.label).toEqual(expected);
        got.forEach((result, i) => {
          expectSameBits(result, expected[i], variant.label);
        });
        compared += got.length;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  it.each(DTYPES)('leaves its operands as they were, in %s', (dtype) => {
    for (const { inputs, run } of calls(maker(dtype))) {
      const before = inputs.map(plainCopy);
      run(...inputs);
      inputs.forEach((x, i) => {
        expectSameBits(x, before[i]);
      });
    }
  });
});
