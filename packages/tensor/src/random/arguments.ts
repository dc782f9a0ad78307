import { fround } from '../math/fround';
import { BpError } from '../process/errors';
import { truncation } from './truncated-normal';

// With less, u·mass could leave the normal range of float64, and a draw become −∞.
const LEAST_MASS = 1e-290;

/**
 * What `fillUniform` can work with.
 *
 * @param op - the name of the called function, for the message
 * @throws BpError `BP_OPTION` unless low ≤ high, both finite, and high − low is finite in the dtype
 */
export function checkUniform(
  op: string,
  low: number,
  high: number,
  dtype: 'float32' | 'float64',
): void {
  if (!Number.isFinite(low) || !Number.isFinite(high) || low > high) {
    throw new BpError(
      'BP_OPTION',
      op,
      'low and high must be finite numbers with low ≤ high, got low {low}, high {high}; swap them?',
      { low, high },
    );
  }
  const span = dtype === 'float32' ? fround(fround(high) - fround(low)) : high - low;
  if (!Number.isFinite(span)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'high − low must be finite in {dtype}, got low {low}, high {high}; choose a smaller range',
      { dtype, low, high },
    );
  }
}

/**
 * What `fillNormal` can work with.
 *
 * @param op - the name of the called function, for the message
 * @throws BpError `BP_OPTION` unless mean and std are finite and std ≥ 0
 */
export function checkNormal(op: string, mean: number, std: number): void {
  if (!Number.isFinite(mean) || !Number.isFinite(std) || std < 0) {
    throw new BpError(
      'BP_OPTION',
      op,
      'mean and std must be finite numbers with std ≥ 0, got mean {mean}, std {std}',
      { mean, std },
    );
  }
}

/**
 * What `fillTruncatedNormal` can work with.
 *
 * @param op - the name of the called function, for the message
 * @throws BpError `BP_OPTION` unless mean and std are finite, std > 0, low < high and the normal has a
 * probability above 10⁻²⁹⁰ between them
 */
export function checkTruncatedNormal(
  op: string,
  mean: number,
  std: number,
  low: number,
  high: number,
): void {
  if (!Number.isFinite(mean) || !Number.isFinite(std) || std <= 0) {
    throw new BpError(
      'BP_OPTION',
      op,
      'mean and std must be finite numbers with std > 0, got mean {mean}, std {std}',
      { mean, std },
    );
  }
  if (typeof low !== 'number' || typeof high !== 'number' || !(low < high)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'low and high must be numbers with low < high, got low {low}, high {high}; swap them?',
      { low, high },
    );
  }
  if (!(truncation(mean, std, low, high).mass > LEAST_MASS)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'a normal with mean {mean}, std {std} has no probability left in [{low}, {high}]; the bounds are values, not multiples of std',
      { mean, std, low, high },
    );
  }
}

/**
 * What `fillIntegers` can work with.
 *
 * @param op - the name of the called function, for the message
 * @throws BpError `BP_OPTION` unless low and high are whole numbers with −2^31 ≤ low < high ≤ 2^31
 */
export function checkIntegers(op: string, low: number, high: number): void {
  const whole = Number.isInteger(low) && Number.isInteger(high);
  if (!whole || low < -(2 ** 31) || low >= high || high > 2 ** 31) {
    throw new BpError(
      'BP_OPTION',
      op,
      'low and high must be whole numbers with -2147483648 ≤ low < high ≤ 2147483648 (high is not drawn), got low {low}, high {high}',
      { low, high },
    );
  }
}

/**
 * What `fillBernoulli` can work with.
 *
 * @param op - the name of the called function, for the message
 * @throws BpError `BP_OPTION` unless p is a number in [0, 1]
 */
export function checkProbability(op: string, p: number): void {
  if (!Number.isFinite(p) || p < 0 || p > 1) {
    throw new BpError('BP_OPTION', op, 'a probability must be a number in [0, 1], got {p}', { p });
  }
}
