import type { Experiment } from '../made/experiment';
import { BADGE, type Badges, type FlowLayer, type LayerMask, type Neuron } from '../told';
import { masksOf } from './masks';
import type { NextStep } from './next-step';
import type { LayerLook } from './viewer';

/** Beyond this a sigmoid or tanh hardly listens. */
const SATURATED = 2;
const SQUASHING = ['tanh', 'sigmoid', 'softsign', 'hardtanh'];
const BINS = 24;

/**
 * Marks units: dead where no sample moves it (every φ′ is as good as 0), saturated where |z| > 2 for at least half of the
 * samples; only what squashes saturates.
 */
export function badgesOf({ blocks, config }: Experiment, looks: readonly LayerLook[]): Badges[] {
  return blocks.slice(0, -1).map(({ id, linear }, i) => {
    const squashes = SQUASHING.includes(config.net.layers[i].activation);
    const badges = Uint8Array.from({ length: linear.outFeatures }, (_, unit) => {
      if (isDead(looks[i], unit)) return BADGE.dead;
      return squashes && saturatedShare(looks[i], unit) >= 0.5 ? BADGE.saturated : BADGE.none;
    });
    return { layer: id, badges };
  });
}

/** A unit from inside. */
export function neuronOf(
  of: Experiment,
  looks: readonly LayerLook[],
  step: NextStep,
  [layer, unit]: readonly [string, number],
): Neuron | null {
  const { blocks } = of;
  const at = blocks.findIndex(({ id }) => id === layer);
  const { linear } = blocks[at] ?? {};
  if (!linear || unit < 0 || unit >= linear.outFeatures) return null;
  const row = (values: ArrayLike<number>) =>
    Float32Array.from(
      { length: linear.inFeatures },
      (_, k) => values[unit * linear.inFeatures + k],
    );
  const bias = linear.bias as NonNullable<typeof linear.bias>;
  return {
    layer,
    unit,
    weights: row(step.valuesOf(linear.weight)),
    gradients: row(step.gradientOf(linear.weight)),
    bias: step.valuesOf(bias)[unit],
    biasGradient: step.gradientOf(bias)[unit],
    histogram: histogramOf(looks[at], unit),
    saturated: saturatedShare(looks[at], unit),
    kept: keptOf(
      masksOf(of).find((mask) => mask.layer === layer),
      unit,
    ),
  };
}

function keptOf(mask: LayerMask | undefined, unit: number): Uint8Array | null {
  if (!mask) return null;
  const { samples, units, kept } = mask;
  return Uint8Array.from({ length: samples }, (_, sample) => kept[sample * units + unit]);
}

/** How the gradient fares from layer to layer. */
export function flowOf(
  { blocks }: Experiment,
  looks: readonly LayerLook[],
  step: NextStep,
): FlowLayer[] {
  return blocks.map(({ id, linear }, i) => {
    const { slope } = looks[i];
    const units = Array.from({ length: linear.outFeatures }, (_, unit) => unit);
    return {
      layer: id,
      gradient: lengthOf(step.gradientOf(linear.weight)),
      weight: lengthOf(step.valuesOf(linear.weight)),
      slope: meanSize(slope),
      saturated:
        units.reduce((sum, unit) => sum + saturatedShare(looks[i], unit), 0) / units.length,
      dead: units.filter((unit) => isDead(looks[i], unit)).length / units.length,
    };
  });
}

function isDead({ slope, n }: LayerLook, unit: number): boolean {
  for (let i = unit * n; i < (unit + 1) * n; i++) if (Math.abs(slope[i]) > 1e-4) return false;
  return true;
}

function saturatedShare({ z, n }: LayerLook, unit: number): number {
  let count = 0;
  for (let i = unit * n; i < (unit + 1) * n; i++) if (Math.abs(z[i]) > SATURATED) count++;
  return count / n;
}

function histogramOf({ z, n }: LayerLook, unit: number): Neuron['histogram'] {
  const sums = z.subarray(unit * n, (unit + 1) * n);
  let most = SATURATED;
  for (const sum of sums) if (Math.abs(sum) > most) most = Math.abs(sum);
  const high = Number.isFinite(most) ? Math.ceil(most) : SATURATED;
  const counts = new Uint32Array(BINS);
  for (const sum of sums) {
    const bin = Math.floor(((sum + high) / (2 * high)) * BINS);
    if (bin >= 0) counts[Math.min(bin, BINS - 1)]++;
  }
  return { low: -high, high, counts };
}

function meanSize(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.abs(values[i]);
  return sum / values.length;
}

function lengthOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i];
  return Math.sqrt(sum);
}
