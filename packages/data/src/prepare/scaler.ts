import { BpError, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { asTensor, isFloat, isList, isPlainObject, sameShape, sizeOf } from '@bp/tensor/engine';

/** What is taken from a column, and by what the rest is divided. */
export interface Measure {
  readonly center: number;
  readonly scale: number;
}

/** A scaler as plain JSON, read back to the bit. */
export interface SavedScaler {
  readonly kind: string;
  /** The shape of an example. */
  readonly shape: readonly number[];
  readonly center: readonly number[];
  readonly scale: readonly number[];
  /** The options it was made with. */
  readonly options: Readonly<Record<string, readonly number[]>>;
}

/** What has been learned of the columns. */
interface Fitted {
  readonly shape: readonly number[];
  readonly center: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Scales each column by numbers that it remembers: z = (x − center)/scale, and by these again what comes later.
 *
 * It computes in float64 and rounds once, to the type that came; whole numbers become float32.
 *
 * @example
 * const scalers: Scaler[] = [new StandardScaler(), new RobustScaler()];
 * scalers.map((scaler) => scaler.fitTransform([[1], [3]]).toArray()); // [[[-1], [1]], [[-1], [1]]]
 */
export abstract class Scaler {
  protected fitted: Fitted | null = null;

  /** The name, in messages and in what is saved. */
  protected abstract readonly kind: string;
  /** What a column is scaled by; its numbers are finite and may be sorted. */
  protected abstract measure(column: Float64Array): Measure;
  protected saving(): SavedScaler['options'] {
    return {};
  }
  /** Where z = 0 and z = 1 are to lie. */
  protected ends(): readonly [number, number] {
    return [0, 1];
  }

  /**
   * Learns what each column is scaled by. Let it learn from the examples to learn from alone, and scale all parts by that.
   *
   * @param x - [n, …] examples; each place of an example is a column
   * @returns itself
   * @throws BpError `BP_NUMERIC` for a value that is not finite, with its row and column; nothing has been learned then
   */
  fit(x: TensorLike): this {
    const { shape, rows, width, values } = readExamples(this.kind, x);
    if (rows === 0) {
      throw new BpError(
        'BP_SHAPE',
        this.kind,
        'there must be an example to learn from, got {shape}',
        { shape: [rows, ...shape] },
      );
    }
    const center = new Float64Array(width);
    const scale = new Float64Array(width);
    const column = new Float64Array(rows);
    for (let k = 0; k < width; k++) {
      for (let i = 0; i < rows; i++) column[i] = finite(this.kind, values[i * width + k], i, k);
      const lowest = column.reduce((least, value) => Math.min(least, value));
      const constant = column.every((value) => value === lowest);
      // of a constant column nothing is left, and dividing by 1 leaves it so; + 0 makes −0 the 0 that JSON has
      const measured = constant ? { center: lowest, scale: 1 } : this.measure(column);
      center[k] = measured.center + 0;
      scale[k] = measured.scale === 0 ? 1 : measured.scale;
      if (!Number.isFinite(center[k] + scale[k])) {
        throw new BpError(
          'BP_NUMERIC',
          this.kind,
          'the values of column {column} lie too far apart for float64; divide them first',
          { column: k },
        );
      }
    }
    this.fitted = { shape, center, scale };
    return this;
  }

  /**
   * (x − center)/scale in each column, by what was learned.
   *
   * @param x - [n, …] with the columns that were learned from; NaN stays NaN
   * @throws BpError `BP_OPTION` where nothing was learned before, `BP_SHAPE` for other columns
   */
  transform(x: TensorLike): Tensor {
    const [low, high] = this.ends();
    return this.scaled('transform', x, (value, center, scale) => {
      const z = (value - center) / scale;
      // the ends of a range exactly
      return z === 1 ? high : z * (high - low) + low;
    });
  }

  /** {@link fit} and {@link transform} of the same examples. */
  fitTransform(x: TensorLike): Tensor {
    return this.fit(x).transform(x);
  }

  /**
   * The values of which {@link transform} made these: z · scale + center, up to rounding.
   *
   * @throws BpError `BP_OPTION` where nothing was learned before, `BP_SHAPE` for other columns
   */
  inverse(z: TensorLike): Tensor {
    const [low, high] = this.ends();
    return this.scaled('inverse', z, (value, center, scale) => {
      return ((value - low) / (high - low)) * scale + center;
    });
  }

  /** What was learned, as plain JSON. @throws BpError `BP_OPTION` where nothing was learned before */
  toJSON(): SavedScaler {
    const { shape, center, scale } = this.whatWasLearned('toJSON');
    return {
      kind: this.kind,
      shape: [...shape],
      center: [...center],
      scale: [...scale],
      options: this.saving(),
    };
  }

  /** Takes up what was saved, which has been read. */
  protected takeUp(saved: SavedScaler): this {
    this.fitted = {
      shape: [...saved.shape],
      center: Float64Array.from(saved.center),
      scale: Float64Array.from(saved.scale),
    };
    return this;
  }

  private whatWasLearned(method: string): Fitted {
    if (this.fitted !== null) return this.fitted;
    throw new BpError(
      'BP_OPTION',
      this.kind,
      '{method} needs what fit(x) learns; call that first',
      { method },
    );
  }

  private scaled(
    method: string,
    x: TensorLike,
    f: (value: number, center: number, scale: number) => number,
  ): Tensor {
    const { shape, center, scale } = this.whatWasLearned(method);
    const read = readExamples(this.kind, x);
    if (!sameShape(read.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        this.kind,
        'examples have the shape {got}, but those that it learned from {wanted}',
        { got: read.shape, wanted: shape },
      );
    }
    const { width, values, dtype } = read;
    const out = values.map((value, at) => f(value, center[at % width], scale[at % width]));
    return tensor(out, { dtype }).reshape([read.rows, ...shape]);
  }
}

/**
 * A saved scaler, checked.
 *
 * @throws BpError `BP_FORMAT` for what is none of this kind
 */
export function readSavedScaler(
  kind: string,
  options: readonly string[],
  value: unknown,
): SavedScaler {
  const saved = (isPlainObject(value) ? value : {}) as Partial<SavedScaler>;
  const { shape, center, scale } = saved;
  const width = isList(shape) && shape.every(Number.isInteger) ? sizeOf(shape) : -1;
  const areNumbers = (list: unknown, length: number) =>
    isList(list) && list.length === length && list.every(Number.isFinite);
  const given = isPlainObject(saved.options) ? saved.options : {};
  const fits =
    saved.kind === kind &&
    areNumbers(center, width) &&
    areNumbers(scale, width) &&
    (scale as number[]).every((x) => x > 0) &&
    options.every((name) => areNumbers(given[name], 2));
  if (fits) return saved as SavedScaler;
  throw new BpError(
    'BP_FORMAT',
    kind,
    'expected what toJSON() of a {kind} gave, got {value}; was it changed, or saved by another scaler?',
    { kind, value: isPlainObject(value) ? `an object of kind ${saved.kind}` : value },
  );
}

function readExamples(op: string, x: TensorLike) {
  const read = asTensor(op, x);
  if (read.rank === 0) {
    throw new BpError('BP_SHAPE', op, 'examples lie along axis 0, but a single number has none');
  }
  const [rows, ...shape] = read.shape;
  const values = tensor(read.cast('float64')).data as Float64Array;
  const dtype = isFloat(read.dtype) ? read.dtype : 'float32';
  return { rows, shape, width: sizeOf(shape), values, dtype };
}

function finite(op: string, value: number, row: number, column: number): number {
  if (Number.isFinite(value)) return value;
  throw new BpError(
    'BP_NUMERIC',
    op,
    'expected finite numbers, got {value} in row {row}, column {column}; fill it in or leave the row out',
    { value, row, column },
  );
}
