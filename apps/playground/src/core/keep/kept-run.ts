import type { ExperimentConfig } from '../config';

/** The curve of a kept run: at most {@link MOST_POINTS} epochs; null where there was nothing to measure. */
export interface KeptCurve {
  readonly epoch: readonly number[];
  readonly train: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
  readonly trainAccuracy: readonly (number | null)[];
  readonly validationAccuracy: readonly (number | null)[];
}

export const CURVES = ['train', 'validation', 'trainAccuracy', 'validationAccuracy'] as const;
export const MOST_POINTS = 1000;
export const LONGEST_NAME = 120;

/** A run as it is kept: everything but its weights. */
export interface KeptRun {
  /** Given by whoever kept it; null for one that is named by what changed. */
  readonly name: string | null;
  /** When it was kept, as ISO 8601. */
  readonly keptAt: string;
  readonly config: ExperimentConfig;
  /** The config that it was changed from; null for none. */
  readonly before: ExperimentConfig | null;
  /** Which engine computed it. */
  readonly numerics: number;
  readonly epoch: number;
  /** All 64 digits. */
  readonly fingerprint: string;
  readonly curve: KeptCurve;
}

/** A curve of typed arrays, NaN where there was nothing to measure. */
export type GivenCurve = Readonly<Record<keyof KeptCurve, Float64Array>>;

/** A curve with at most so many points, evenly spread, the first and the last among them. */
export function thinned(curve: GivenCurve, most = MOST_POINTS): KeptCurve {
  const { length } = curve.epoch;
  const count = Math.min(length, most);
  const at = Array.from({ length: count }, (_, i) =>
    count < 2 ? 0 : Math.round((i * (length - 1)) / (count - 1)),
  );
  const pick = (values: Float64Array) =>
    at.map((i) => (Number.isFinite(values[i]) ? values[i] : null));
  return {
    epoch: at.map((i) => curve.epoch[i]),
    train: pick(curve.train),
    validation: pick(curve.validation),
    trainAccuracy: pick(curve.trainAccuracy),
    validationAccuracy: pick(curve.validationAccuracy),
  };
}
