import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';
import { maker } from './maker';
import { expectSameBits, resultsOf } from './results';

leavesNothingOut('calls');

/** What JavaScript lets pass. */
const untyped = (value: unknown): Tensor => value as Tensor;

describe.each(Object.entries(OPERATIONS))('%s', (_, { calls }) => {
  it('takes nested arrays and numbers wherever it takes tensors', () => {
    for (const { inputs, run } of calls(maker('float32'))) {
      if (inputs.some(({ size }) => size === 0)) continue;
      const expected = resultsOf(run, inputs);
      const got = resultsOf(
        run,
        inputs.map((x) => untyped(x.toArray())),
      );
      // Plain numbers alone are computed in float64, where there are two.
      const numbers = inputs.every(({ rank, dtype }) => rank === 0 && dtype === 'float32');
      const exact = numbers
        ? resultsOf(
            run,
            inputs.map((x) => x.cast('float64')),
          )
        : expected;
      got.forEach((result, i) => {
        expectSameBits(result, (result.dtype === 'float64' ? exact : expected)[i]);
      });
    }
  });

  it.each(['float32', 'float64', 'int32'] as const)(
    'takes typed arrays for vectors of %s',
    (dtype) => {
      for (const { inputs, run } of calls(maker(dtype))) {
        const expected = resultsOf(run, inputs);
        const got = resultsOf(
          run,
          inputs.map((x) => (x.rank === 1 && x.dtype !== 'bool' ? untyped(x.data.slice()) : x)),
        );
        got.forEach((result, i) => {
          expectSameBits(result, expected[i]);
        });
      }
    },
  );

  it('refuses what is no number, whichever operand that is', () => {
    for (const { inputs, run } of calls(maker('float32'))) {
      for (const k of inputs.keys()) {
        const wrong = inputs.map((x, i) => (i === k ? untyped('5') : x));
        expect(() => run(...wrong)).toThrow(expect.objectContaining({ code: 'BP_DTYPE' }));
      }
    }
  });
});
