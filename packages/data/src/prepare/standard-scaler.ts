import { type Measure, readSavedScaler, type SavedScaler, Scaler } from './scaler';

/**
 * Scales each column to mean 0 and deviation 1: z = (x − μ)/σ, with σ² = (1/n) Σ (xᵢ − μ)², as in scikit-learn. A column without
 * deviation becomes 0.
 *
 * @example
 * const scaler = new StandardScaler();
 * scaler.fitTransform([[1, 5], [3, 5]]).toArray(); // [[-1, 0], [1, 0]]
 * scaler.transform([[5, 5]]).toArray(); // [[3, 0]]
 * const again = StandardScaler.fromJSON(JSON.parse(JSON.stringify(scaler)));
 * again.inverse([[3, 0]]).toArray(); // [[5, 5]]
 * @see StandardScaler of scikit-learn
 */
export class StandardScaler extends Scaler {
  protected override readonly kind = 'StandardScaler';

  /** The scaler that was saved. @throws BpError `BP_FORMAT` for what is none */
  static fromJSON(saved: SavedScaler): StandardScaler {
    return new StandardScaler().takeUp(readSavedScaler('StandardScaler', [], saved));
  }

  /** The mean of each column; null before anything was learned. */
  get mean(): readonly number[] | null {
    return this.fitted && [...this.fitted.center];
  }

  /** The deviation of each column, 1 where it has none; null before anything was learned. */
  get std(): readonly number[] | null {
    return this.fitted && [...this.fitted.scale];
  }

  protected override measure(column: Float64Array): Measure {
    const n = column.length;
    const center = column.reduce((sum, x) => sum + x, 0) / n;
    const squares = column.reduce((sum, x) => sum + (x - center) * (x - center), 0);
    return { center, scale: Math.sqrt(squares / n) };
  }
}
