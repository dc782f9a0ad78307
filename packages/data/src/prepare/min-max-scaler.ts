import { BpError } from '@bp/tensor';
import { readList, readOptions } from '@bp/tensor/engine';
import { type Measure, readSavedScaler, type SavedScaler, Scaler } from './scaler';

/** Options of {@link MinMaxScaler}. */
export interface MinMaxScalerOptions {
  /** Where the smallest and the largest value of a column come to lie; [0, 1] by default. */
  range?: readonly [number, number] | undefined;
}

const DEFAULTS = { range: [0, 1] as readonly [number, number] };

/**
 * Scales each column to a range [a, b]: z = a + (b − a)(x − min)/(max − min). A column without deviation becomes a; what comes
 * later may lie outside.
 *
 * @example
 * const scaler = new MinMaxScaler({ range: [-1, 1] });
 * scaler.fitTransform([[0], [5], [10]]).toArray(); // [[-1], [0], [1]]
 * scaler.inverse([[0.5]]).toArray(); // [[7.5]]
 * @see MinMaxScaler of scikit-learn
 */
export class MinMaxScaler extends Scaler {
  protected override readonly kind = 'MinMaxScaler';
  readonly range: readonly [number, number];

  /**
   * @param options.range - [a, b], finite numbers with a < b
   * @throws BpError `BP_OPTION` for another range
   */
  constructor(options?: MinMaxScalerOptions) {
    super();
    const { range } = readOptions('MinMaxScaler', options, DEFAULTS);
    this.range = readPair('MinMaxScaler', 'range', range, -Infinity, Infinity);
  }

  /** The scaler that was saved. @throws BpError `BP_FORMAT` for what is none */
  static fromJSON(saved: SavedScaler): MinMaxScaler {
    const read = readSavedScaler('MinMaxScaler', ['range'], saved);
    return new MinMaxScaler({ range: read.options.range as [number, number] }).takeUp(read);
  }

  protected override saving() {
    return { range: [...this.range] };
  }

  protected override ends(): readonly [number, number] {
    return this.range;
  }

  protected override measure(column: Float64Array): Measure {
    const center = column.reduce((least, x) => Math.min(least, x));
    return { center, scale: column.reduce((most, x) => Math.max(most, x)) - center };
  }
}

/**
 * Two numbers of a range, the smaller one first.
 *
 * @throws BpError `BP_OPTION`
 */
export function readPair(
  op: string,
  name: string,
  value: unknown,
  min: number,
  max: number,
): readonly [number, number] {
  const [low, high] = (readList(value) ?? []) as [number, number];
  const inside = [low, high].every((x) => Number.isFinite(x) && x >= min && x <= max);
  if (inside && low < high && readList(value)?.length === 2) return [low, high];
  throw new BpError(
    'BP_OPTION',
    op,
    '{name} must be two finite numbers from {min} to {max}, the smaller one first, got {value}',
    { name, min, max, value },
  );
}
