import { readOptions } from '@bp/tensor/engine';
import { readPair } from './min-max-scaler';
import { type Measure, readSavedScaler, type SavedScaler, Scaler } from './scaler';

/** Options of {@link RobustScaler}. */
export interface RobustScalerOptions {
  /** Between which percentiles the range is measured; [25, 75] by default. */
  percentiles?: readonly [number, number] | undefined;
}

const DEFAULTS = { percentiles: [25, 75] as readonly [number, number] };

/**
 * Scales each column by what outliers do not move: z = (x − median)/(q₇₅ − q₂₅), with percentiles between two values in
 * proportion, as in NumPy. A column whose percentiles are one number is divided by 1.
 *
 * @example
 * new RobustScaler().fitTransform([[1], [2], [3], [4], [1000]]).toArray(); // [[-1], [-0.5], [0], [0.5], [498.5]]
 * @see RobustScaler of scikit-learn
 */
export class RobustScaler extends Scaler {
  protected override readonly kind = 'RobustScaler';
  readonly percentiles: readonly [number, number];

  /**
   * @param options.percentiles - two numbers from 0 to 100, the smaller one first
   * @throws BpError `BP_OPTION` for others
   */
  constructor(options?: RobustScalerOptions) {
    super();
    const { percentiles } = readOptions('RobustScaler', options, DEFAULTS);
    this.percentiles = readPair('RobustScaler', 'percentiles', percentiles, 0, 100);
  }

  /** The scaler that was saved. @throws BpError `BP_FORMAT` for what is none */
  static fromJSON(saved: SavedScaler): RobustScaler {
    const read = readSavedScaler('RobustScaler', ['percentiles'], saved);
    const percentiles = read.options.percentiles as [number, number];
    return new RobustScaler({ percentiles }).takeUp(read);
  }

  protected override saving() {
    return { percentiles: [...this.percentiles] };
  }

  protected override measure(column: Float64Array): Measure {
    column.sort();
    const [low, high] = this.percentiles.map((percent) => percentile(column, percent));
    return { center: percentile(column, 50), scale: high - low };
  }
}

/** The value below which so many of a hundred lie, between two of a sorted column in proportion. */
function percentile(sorted: Float64Array, percent: number): number {
  const place = ((sorted.length - 1) * percent) / 100;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
