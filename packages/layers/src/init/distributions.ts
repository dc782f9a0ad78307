import { full, randomSource, type Tensor } from '@bp/tensor';
import { checkNumber, INFINITE_TOO, readOptions } from '@bp/tensor/engine';
import { DRAW, type Initializer, type InitializerOptions } from './initializer';

/**
 * Weights spread evenly over [low, high).
 *
 * @param options.low - 0 by default
 * @param options.high - 1 by default
 * @throws BpError `BP_OPTION` for options that do not exist or are out of range
 * @example
 * uniform([16, 2], { low: -0.1, high: 0.1, rng: new Rng(7) });
 */
export function uniform(
  shape: readonly number[],
  options?: InitializerOptions & { low?: number | undefined; high?: number | undefined },
): Tensor {
  const { rng, ...rest } = readOptions('uniform', options, { ...DRAW, low: 0, high: 1 });
  return randomSource('uniform', rng).uniform(shape, rest);
}

/**
 * Weights from the normal distribution.
 *
 * @param options.mean - 0 by default
 * @param options.std - 1 by default
 * @throws BpError `BP_OPTION` for options that do not exist or are out of range
 * @example
 * normal([16, 2], { std: 0.02, rng: new Rng(7) });
 */
export function normal(
  shape: readonly number[],
  options?: InitializerOptions & { mean?: number | undefined; std?: number | undefined },
): Tensor {
  const { rng, ...rest } = readOptions('normal', options, { ...DRAW, mean: 0, std: 1 });
  return randomSource('normal', rng).normal(shape, rest);
}

/**
 * Weights from the normal distribution, none outside [low, high].
 *
 * The bounds are values, not multiples of the standard deviation, as in PyTorch (Keras cuts at 2σ).
 *
 * @param options.mean - 0 by default
 * @param options.std - 1 by default
 * @param options.low - −2 by default
 * @param options.high - 2 by default
 * @throws BpError `BP_OPTION` for options that do not exist or are out of range
 * @example
 * truncatedNormal([16, 2], { std: 0.02, low: -0.04, high: 0.04, rng: new Rng(7) });
 */
export function truncatedNormal(
  shape: readonly number[],
  options?: InitializerOptions & {
    mean?: number | undefined;
    std?: number | undefined;
    low?: number | undefined;
    high?: number | undefined;
  },
): Tensor {
  const defaults = { ...DRAW, mean: 0, std: 1, low: -2, high: 2 };
  const { rng, ...rest } = readOptions('truncatedNormal', options, defaults, {
    low: null,
    high: null,
  });
  return randomSource('truncatedNormal', rng).truncatedNormal(shape, rest);
}

/**
 * An initialiser that gives every weight one value.
 *
 * All units of a layer then learn the same: for biases, and to see that happen.
 *
 * @example
 * const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 2));
 * initialize(model, { seed: 7, parameters: { '*.bias': constant(0.1) } });
 */
export function constant(value: number): Initializer {
  checkNumber('constant', 'value', value, INFINITE_TOO);
  return (shape, options) => {
    const { dtype } = readOptions('constant', options, DRAW);
    return full(shape, value, { dtype });
  };
}
