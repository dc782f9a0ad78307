import { BpError, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import { type Category, readSavedCategories, readValues, type SavedEncoder } from './categories';
import { Encoder } from './encoder';

/** What becomes of a category that was not learned. */
export type UnknownCategory = 'error' | 'ignore';

/** Options of {@link OneHotEncoder}. */
export interface OneHotEncoderOptions {
  /** What becomes of a category that was not learned: an error (the default), or a row of zeros. */
  handleUnknown?: UnknownCategory | undefined;
}

const DEFAULTS = { handleUnknown: 'error' as UnknownCategory };

/**
 * A column for each category, 1 where it is the one and 0 elsewhere: inputs that have no order. Class labels need none of it:
 * `crossEntropy` takes their numbers, and `oneHot` of `@bp/tensor` makes columns of these.
 *
 * @example
 * const encoder = new OneHotEncoder({ handleUnknown: 'ignore' }).fit(['red', 'green']);
 * encoder.classes; // ['green', 'red']
 * encoder.transform(['red', 'blue']).toArray(); // [[0, 1], [0, 0]]
 * encoder.inverse([[0, 1], [0, 0]]); // ['red', null]
 * @see OneHotEncoder of scikit-learn
 */
export class OneHotEncoder extends Encoder {
  protected override readonly kind = 'OneHotEncoder';
  readonly handleUnknown: UnknownCategory;

  /**
   * @param options.handleUnknown - `'error'` or `'ignore'`
   * @throws BpError `BP_OPTION` for another word
   */
  constructor(options?: OneHotEncoderOptions) {
    super();
    const rules = { handleUnknown: ['error', 'ignore'] };
    this.handleUnknown = readOptions('OneHotEncoder', options, DEFAULTS, rules).handleUnknown;
  }

  /**
   * The encoder that was saved.
   *
   * @param options - as for a new one
   * @throws BpError `BP_FORMAT` for what is none
   */
  static fromJSON(saved: SavedEncoder, options?: OneHotEncoderOptions): OneHotEncoder {
    const encoder = new OneHotEncoder(options);
    encoder.seen = readSavedCategories('OneHotEncoder', saved);
    return encoder;
  }

  /**
   * @returns [n, categories] float32
   * @throws BpError `BP_OPTION` for a value that was not learned, unless `handleUnknown` is `'ignore'`
   */
  transform(values: Iterable<Category> | Tensor): Tensor {
    const list = readValues(this.kind, values);
    const categories = this.whatWasLearned('transform');
    const codes = categories.encode(list);
    if (this.handleUnknown === 'error') this.refuseUnknown(list, codes);
    const width = categories.classes.length;
    const rows = new Float32Array(codes.length * width);
    codes.forEach((code, i) => {
      if (code >= 0) rows[i * width + code] = 1;
    });
    return tensor(rows).reshape([codes.length, width]);
  }

  /** {@link fit} and {@link transform} of the same values. */
  fitTransform(values: Iterable<Category> | Tensor): Tensor {
    const list = readValues(this.kind, values);
    return this.fit(list).transform(list);
  }

  /**
   * The category of each row: that of its largest number; null for a row of zeros.
   *
   * @param rows - [n, categories]
   * @throws BpError `BP_SHAPE` for another number of columns
   */
  inverse(rows: TensorLike): (Category | null)[] {
    const { classes } = this.whatWasLearned('inverse');
    const x = tensor(rows);
    if (x.rank !== 2 || x.shape[1] !== classes.length) {
      throw new BpError('BP_SHAPE', this.kind, 'inverse needs [n, {categories}], got {shape}', {
        categories: classes.length,
        shape: x.shape,
      });
    }
    const largest = x.argmax(1).data;
    return Array.from(largest, (code, i) =>
      x.data[i * classes.length + code] > 0 ? classes[code] : null,
    );
  }
}
