import { gradients, variable } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { gelu } from './gelu';
import { tanhshrink } from './tanh';

/** Points with the value and the slope there, by mpmath 1.3 with 50 digits. */
type Rows = readonly (readonly [x: number, value: number, slope: number])[];

const GELU: Rows = [
  [-37, -2.1184613523340935e-298, -7.838298669418516e-297],
  [-20, -5.507248237212468e-88, -1.1014360483133464e-86],
  [-12.5, -4.665705373597142e-35, -5.831668554480156e-34],
  [-9, -1.0157295653584566e-18, -9.138937373906639e-18],
  [-6, -5.9195258702261885e-9, -3.5468709453902015e-8],
  [-5.5, -1.0444259356238247e-7, -5.733472398739924e-7],
  [-3, -0.0040496940948902835, -0.011945647204183927],
  [-1, -0.15865525393145705, -0.08331547058768629],
  [0, 0, 0.5],
  [0.25, 0.14967658142073093, 0.695373354883636],
  [2, 1.9544997361036416, 1.085231801078197],
  [6, 5.999999994080474, 1.0000000354687095],
];

const GELU_TANH: Rows = [
  [-6, -8.439646700762297e-11, -7.709973930953696e-10],
  [-5.5, -5.927640263880262e-9, -4.676552810807415e-8],
  [-3, -0.0036373920817730186, -0.011584166630969726],
  [-1, -0.1588080093917233, -0.08296408384578255],
  [0, 0, 0.5],
  [0.25, 0.149675350701685, 0.6953540951510604],
  [2, 1.954597694087775, 1.0860992566236185],
];

const TANHSHRINK: Rows = [
  [1e-8, 3.3333333333333335e-25, 1e-16],
  [1e-4, 3.3333333200000004e-13, 9.999999933333334e-9],
  [-1e-4, -3.3333333200000004e-13, 9.999999933333334e-9],
  [0.03, 8.996761179855413e-6, 0.0008994602752709204],
  [0.5, 0.03788284273999024, 0.2135522670340726],
  [1.2, 0.3663453929878447, 0.694980003792591],
  [1.3, 0.43827684068669365, 0.742566803296906],
  [4, 3.000670700260933, 0.9986590493169741],
];

/** Relative to the point itself, which float32 rounds, and to the digits of the type. */
function expectRows(fn: (x: Tensor) => Tensor, rows: Rows, ulps: number): void {
  for (const dtype of ['float32', 'float64'] as const) {
    const unit = dtype === 'float32' ? 2 ** -23 : 2 ** -52;
    for (const [at, value, slope] of rows) {
      // Denormal results have fewer digits.
      if (dtype === 'float32' && value !== 0 && Math.abs(value) < 2 ** -126) continue;
      const x = variable(tensor(at, { dtype }));
      const y = fn(x);
      const rounding = Math.abs(x.item() - at) * Math.abs(slope);
      const off = Math.abs(y.item() - value);
      expect(off).toBeLessThanOrEqual(Math.abs(value) * ulps * unit + 2 * rounding);
      const [g] = gradients([y], [x]);
      const relative = Math.abs(g.item() - slope) / Math.abs(slope);
      expect(relative).toBeLessThanOrEqual(2 * ulps * unit + 3 * Math.abs(x.item() / at - 1 || 0));
    }
  }
}

describe('gelu', () => {
  it('keeps its digits in both tails', () => expectRows((x) => gelu(x), GELU, 8));

  it('keeps them in the tanh form, but for what rounding its cubic argument costs', () =>
    expectRows((x) => gelu(x, { approximate: 'tanh' }), GELU_TANH, 32));

  it('has slopes that are no NaN far out', () => {
    for (const approximate of ['none', 'tanh'] as const) {
      const x = variable([-1e30, -100, 100, 1e30]);
      const [slope] = gradients([gelu(x, { approximate }).sum()], [x]);
      expect(Array.from(slope.data, (g) => g + 0)).toEqual([0, 0, 1, 1]);
    }
  });
});

describe('tanhshrink', () => {
  it('keeps its digits near 0, where x and tanh x cancel', () =>
    expectRows(tanhshrink, TANHSHRINK, 4));
});
