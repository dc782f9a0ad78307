import { describe, expect, it } from 'vitest';
import {
  checkIntegers,
  checkNormal,
  checkProbability,
  checkTruncatedNormal,
  checkUniform,
} from './arguments';

const NOT_FINITE = [Number.NaN, Infinity, -Infinity];
const optionError = expect.objectContaining({ code: 'BP_OPTION' });

describe('checkUniform', () => {
  it('takes ordinary, equal and wide bounds', () => {
    checkUniform('uniform', -1, 1, 'float32');
    checkUniform('uniform', 2, 2, 'float32');
    checkUniform('uniform', -1e38, 1e38, 'float32');
    checkUniform('uniform', -1e39, 1e39, 'float64');
  });

  it('refuses bounds in the wrong order, without end, or too far apart', () => {
    for (const bad of NOT_FINITE) {
      expect(() => checkUniform('uniform', bad, 1, 'float64')).toThrow(optionError);
      expect(() => checkUniform('uniform', 0, bad, 'float64')).toThrow(optionError);
    }
    expect(() => checkUniform('uniform', '0' as unknown as number, 1, 'float32')).toThrow(
      optionError,
    );
    expect(() => checkUniform('uniform', 1, 0, 'float32')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: uniform: low and high must be finite numbers with low ≤ high, got low 1, high 0; swap them?]`,
    );
    expect(() =>
      checkUniform('uniform', -3e38, 3e38, 'float32'),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: uniform: high − low must be finite in float32, got low -3e+38, high 3e+38; choose a smaller range]`,
    );
    expect(() => checkUniform('uniform', -1e308, 1e308, 'float64')).toThrow(optionError);
  });
});

describe('checkNormal', () => {
  it('takes a std of 0 and refuses a negative one and what is not finite', () => {
    checkNormal('normal', 0, 0);
    for (const bad of NOT_FINITE) {
      expect(() => checkNormal('normal', bad, 1)).toThrow(optionError);
      expect(() => checkNormal('normal', 0, bad)).toThrow(optionError);
    }
    expect(() => checkNormal('normal', 0, -1)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: normal: mean and std must be finite numbers with std ≥ 0, got mean 0, std -1]`,
    );
  });
});

describe('checkTruncatedNormal', () => {
  it('takes bounds at infinity and far out', () => {
    checkTruncatedNormal('truncatedNormal', 0, 1, -Infinity, Infinity);
    checkTruncatedNormal('truncatedNormal', 0, 1, 30, 31);
  });

  it('refuses std 0, bounds in the wrong order and an interval without probability', () => {
    expect(() => checkTruncatedNormal('truncatedNormal', 0, 0, -2, 2)).toThrow(optionError);
    expect(() => checkTruncatedNormal('truncatedNormal', Number.NaN, 1, -2, 2)).toThrow(
      optionError,
    );
    expect(() => checkTruncatedNormal('truncatedNormal', 0, 1, 2, 2)).toThrow(optionError);
    expect(() => checkTruncatedNormal('truncatedNormal', 0, 1, -2, Number.NaN)).toThrow(
      optionError,
    );
    expect(() => checkTruncatedNormal('truncatedNormal', 0, 1, -Infinity, -38)).toThrow(
      optionError,
    );
    expect(() =>
      checkTruncatedNormal('truncatedNormal', 5, 0.02, -2, 2),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: truncatedNormal: a normal with mean 5, std 0.02 has no probability left in [-2, 2]; the bounds are values, not multiples of std]`,
    );
  });
});

describe('checkIntegers', () => {
  it('takes the whole range of int32', () => {
    checkIntegers('integers', -(2 ** 31), 2 ** 31);
    checkIntegers('integers', 0, 1);
  });

  it('refuses fractions, empty ranges and what int32 cannot hold', () => {
    expect(() => checkIntegers('integers', 0, 2.5)).toThrow(optionError);
    expect(() => checkIntegers('integers', Number.NaN, 2)).toThrow(optionError);
    expect(() => checkIntegers('integers', 0, 2 ** 31 + 1)).toThrow(optionError);
    expect(() => checkIntegers('integers', -(2 ** 31) - 1, 0)).toThrow(optionError);
    expect(() => checkIntegers('integers', 3, 3)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: integers: low and high must be whole numbers with -2147483648 ≤ low < high ≤ 2147483648 (high is not drawn), got low 3, high 3]`,
    );
  });
});

describe('checkProbability', () => {
  it('takes 0 and 1 and refuses what lies outside', () => {
    checkProbability('bernoulli', 0);
    checkProbability('bernoulli', 1);
    for (const bad of [...NOT_FINITE, -1e-9, 1.0000001, '0.5' as unknown as number]) {
      expect(() => checkProbability('bernoulli', bad)).toThrow(optionError);
    }
  });
});
