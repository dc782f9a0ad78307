import { type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { type Category, readSavedCategories, readValues, type SavedEncoder } from './categories';
import { Encoder } from './encoder';

/**
 * Numbers for categories, such as the names of classes: 0, 1, … in their order, int32, as `crossEntropy` takes them.
 *
 * @example
 * const encoder = new LabelEncoder();
 * encoder.fitTransform(['cat', 'dog', 'ant', 'cat']).toArray(); // [1, 2, 0, 1]
 * encoder.classes; // ['ant', 'cat', 'dog']
 * encoder.inverse([2, 0]); // ['dog', 'ant']
 * @see LabelEncoder of scikit-learn
 */
export class LabelEncoder extends Encoder {
  protected override readonly kind = 'LabelEncoder';

  /** The encoder that was saved. @throws BpError `BP_FORMAT` for what is none */
  static fromJSON(saved: SavedEncoder): LabelEncoder {
    const encoder = new LabelEncoder();
    encoder.seen = readSavedCategories('LabelEncoder', saved);
    return encoder;
  }

  /**
   * @returns [n] int32, the number of each value
   * @throws BpError `BP_OPTION` for a value that was not learned
   */
  transform(values: Iterable<Category> | Tensor): Tensor {
    const list = readValues(this.kind, values);
    const codes = this.whatWasLearned('transform').encode(list);
    this.refuseUnknown(list, codes);
    return tensor(Int32Array.from(codes));
  }

  /** {@link fit} and {@link transform} of the same values. */
  fitTransform(values: Iterable<Category> | Tensor): Tensor {
    const list = readValues(this.kind, values);
    return this.fit(list).transform(list);
  }

  /**
   * The category of each number, such as the `argmax` of a prediction.
   *
   * @throws BpError `BP_NUMERIC` for a number that no category has
   */
  inverse(codes: TensorLike): Category[] {
    return this.namesOf(codes);
  }
}
