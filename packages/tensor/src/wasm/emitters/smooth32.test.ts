import { describe, it } from 'vitest';
import { expectSame } from '../../../test/emitters/samples';
import { f } from '../../formula/build';
import { makeFormula } from '../../formula/formula';
import { input } from '../../formula/node';
import { emptyTensor } from '../../operation/apply';
import { formulaKernel } from '../../operation/formula-kernel';
import { Storage } from '../../value/storage';
import { Tensor } from '../../value/tensor';
import { SMOOTH32 } from './smooth32';

/** Where the functions change their form, and their limits. */
const BORDERS = [
  0,
  2 ** -149,
  2 ** -126,
  1,
  0.5,
  Math.SQRT1_2,
  Math.SQRT2,
  0.625,
  0.75,
  1.5,
  2,
  17,
  20,
  40,
  87.33654,
  88.72283,
  89,
  103.27893,
  103.97208,
  104,
  150,
  3.4028235e38,
  Number.POSITIVE_INFINITY,
  Number.NaN,
];

function of(values: Float32Array): Tensor {
  return new Tensor(new Storage(values), 'float32', [values.length], [1], 0);
}

describe('the vector code of smooth functions in float32', () => {
  const sweep = new Uint32Array(100_000).map((_, i) => Math.imul(i, 42_943));
  const near = Float32Array.from({ length: 30_000 }, (_, i) => (i - 15_000) / 137);
  const borders = BORDERS.flatMap((x) => {
    const bits = new Int32Array(new Float32Array([x]).buffer)[0];
    const around = new Int32Array([-2, -1, 0, 1, 2].map((step) => bits + step));
    return [...new Float32Array(around.buffer)].flatMap((value) => [value, -value]);
  });
  it.each(Object.keys(SMOOTH32) as 'exp'[])('has the bits of the reference: %s', (op) => {
    const kernel = formulaKernel(makeFormula([f[op](input(0))]), 'float32');
    for (const values of [new Float32Array(sweep.buffer), near, Float32Array.from(borders)]) {
      expectSame(kernel, [emptyTensor([values.length], 'float32')], [of(values)], []);
    }
  });
});
