import { beforeAll, describe, expect, it } from 'vitest';
import { fillBernoulli } from './bernoulli';
import { fillIntegers } from './integers';
import { fillNormal } from './normal';
import { normalCdf } from './normal-quantile';
import { createState } from './state';
import { fillTruncatedNormal } from './truncated-normal';
import { fillUniform } from './uniform';

// Every statistic is compared in units of its own standard error. Seeds are fixed, so a test passes always or never.
const N = 1_000_000;
const SIGMAS = 5;

/** Kolmogorov's √n·D is above this with the probability of 5 sigma, 6·10⁻⁷ ≈ 2·exp(−2·2.74²). */
const KOLMOGOROV = 2.74;

/** Mean, variance, skewness and excess kurtosis of a sample. */
function moments(x: Float32Array | Float64Array) {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i];
  const mean = total / x.length;
  let [sum2, sum3, sum4] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const d = x[i] - mean;
    sum2 += d * d;
    sum3 += d * d * d;
    sum4 += d * d * d * d;
  }
  const variance = sum2 / x.length;
  return {
    mean,
    variance,
    skewness: sum3 / x.length / variance ** 1.5,
    kurtosis: sum4 / x.length / variance ** 2 - 3,
  };
}

/** √n times the largest gap between a sample's distribution and the given one. */
function kolmogorov(x: Float32Array | Float64Array, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(x).sort();
  let gap = 0;
  for (let i = 0; i < sorted.length; i++) {
    const p = cdf(sorted[i]);
    gap = Math.max(gap, p - i / x.length, (i + 1) / x.length - p);
  }
  return gap * Math.sqrt(x.length);
}

/** How many standard errors χ² lies from its mean, for cells of equal probability. */
function chiSquareSigmas(counts: ArrayLike<number>): number {
  const cells = Array.from(counts);
  const expected = cells.reduce((sum, c) => sum + c, 0) / cells.length;
  const chiSquare = cells.reduce((sum, c) => sum + (c - expected) ** 2 / expected, 0);
  return (chiSquare - (cells.length - 1)) / Math.sqrt(2 * (cells.length - 1));
}

/** √n times the correlation of two samples. */
function correlationSigmas(x: Float64Array, y: Float64Array): number {
  const a = moments(x);
  const b = moments(y);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - a.mean) * (y[i] - b.mean);
  return sum / Math.sqrt(a.variance * b.variance * x.length);
}

function uniform(seed: number, stream: string, n: number): Float64Array {
  const out = new Float64Array(n);
  fillUniform(createState(seed, stream), out, 0, 1);
  return out;
}

describe.each([
  ['float32', new Float32Array(N)],
  ['float64', new Float64Array(N)],
])('a million uniform %s numbers', (_dtype, x) => {
  beforeAll(() => fillUniform(createState(1), x, 0, 1));

  it('have mean 1/2 and variance 1/12', () => {
    const { mean, variance } = moments(x);
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(SIGMAS * Math.sqrt(1 / 12 / N));
    // the variance of (u − 1/2)² is 1/80 − 1/144 = 1/180
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(SIGMAS * Math.sqrt(1 / 180 / N));
  });

  it('follow the uniform distribution', () => {
    expect(kolmogorov(x, (u) => u)).toBeLessThan(KOLMOGOROV);
  });

  it('fill the squares of consecutive pairs evenly', () => {
    const counts = new Uint32Array(64 * 64);
    for (let i = 0; i < N; i += 2) counts[64 * Math.floor(64 * x[i]) + Math.floor(64 * x[i + 1])]++;
    expect(Math.abs(chiSquareSigmas(counts))).toBeLessThan(SIGMAS);
  });
});

describe.each([
  ['float32', new Float32Array(N)],
  ['float64', new Float64Array(N)],
])('a million normal %s numbers', (_dtype, x) => {
  beforeAll(() => fillNormal(createState(2), x, 0, 1));

  it('have the moments of the normal distribution', () => {
    const { mean, variance, skewness, kurtosis } = moments(x);
    expect(Math.abs(mean)).toBeLessThan(SIGMAS * Math.sqrt(1 / N));
    expect(Math.abs(variance - 1)).toBeLessThan(SIGMAS * Math.sqrt(2 / N));
    expect(Math.abs(skewness)).toBeLessThan(SIGMAS * Math.sqrt(6 / N));
    expect(Math.abs(kurtosis)).toBeLessThan(SIGMAS * Math.sqrt(24 / N));
  });

  it('follow the normal distribution', () => {
    expect(kolmogorov(x, normalCdf)).toBeLessThan(KOLMOGOROV);
  });

  it('reach the tails as often as they should', () => {
    let beyond = 0;
    for (let i = 0; i < N; i++) if (Math.abs(x[i]) > 4) beyond++;
    const expected = 2 * normalCdf(-4) * N; // 63
    expect(Math.abs(beyond - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
  });

  it('have independent neighbours within and between pairs', () => {
    const double = Float64Array.from(x);
    for (const lag of [1, 2, 3, 4]) {
      const sigmas = correlationSigmas(double.subarray(0, N - lag), double.subarray(lag));
      expect(Math.abs(sigmas)).toBeLessThan(SIGMAS);
    }
  });
});

describe('a million truncated normal numbers', () => {
  it('follow the distribution cut at ±2 standard deviations', () => {
    const x = new Float32Array(N);
    fillTruncatedNormal(createState(3), x, 1, 0.5, 0, 2);
    const from = normalCdf(-2);
    const cdf = (v: number): number => (normalCdf((v - 1) / 0.5) - from) / (1 - 2 * from);
    expect(kolmogorov(x, cdf)).toBeLessThan(KOLMOGOROV);
  });
});

describe('a million whole numbers', () => {
  it.each([2, 7, 1000])('fall on %i values equally often', (range) => {
    const x = new Int32Array(N);
    fillIntegers(createState(4), x, -3, range - 3);
    const counts = new Uint32Array(range);
    for (const v of x) counts[v + 3]++;
    expect(Math.abs(chiSquareSigmas(counts))).toBeLessThan(SIGMAS);
  });

  it('fall evenly over a range of 3·2^30, where 32 bits alone would be uneven', () => {
    const x = new Int32Array(N);
    fillIntegers(createState(5), x, -(2 ** 31), 2 ** 30);
    // With one word, every third number would come up twice as often as the other two.
    const counts = new Uint32Array(3);
    for (const v of x) counts[(v + 2 ** 31) % 3]++;
    expect(Math.abs(chiSquareSigmas(counts))).toBeLessThan(SIGMAS);
  });
});

describe('a million truth values', () => {
  it.each([0.001, 0.3, 0.9])('are true with probability %d', (p) => {
    const x = new Uint8Array(N);
    fillBernoulli(createState(6), x, p);
    const count = x.reduce((sum, v) => sum + v, 0);
    expect(Math.abs(count - N * p)).toBeLessThan(SIGMAS * Math.sqrt(N * p * (1 - p)));
  });
});

describe('streams', () => {
  it('do not correlate with one another, nor with those of neighbouring seeds', () => {
    const n = 50_000;
    const samples = [
      uniform(7, '', n),
      uniform(8, '', n),
      uniform(77, '', n),
      uniform(7, 'dropout/encoder.1', n),
      uniform(7, 'dropout/encoder.2', n),
      uniform(7, 'shuffle', n),
    ];
    for (const [i, x] of samples.entries()) {
      for (const y of samples.slice(i + 1)) {
        expect(Math.abs(correlationSigmas(x, y))).toBeLessThan(SIGMAS);
      }
    }
  });

  it('start with first numbers that are uniform over names', () => {
    const first = Float64Array.from({ length: 50_000 }, (_, i) => uniform(7, `layer.${i}`, 1)[0]);
    expect(kolmogorov(first, (u) => u)).toBeLessThan(KOLMOGOROV);
  });
});
