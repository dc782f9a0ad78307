import { BpError, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { Categories, type Category, readValues, type SavedEncoder } from './categories';

/**
 * What encoders have in common: they remember the categories that they have seen.
 *
 * @example
 * const encoders: Encoder[] = [new LabelEncoder(), new OneHotEncoder()];
 * encoders.map((encoder) => encoder.fit(['b', 'a']).classes); // [['a', 'b'], ['a', 'b']]
 */
export abstract class Encoder {
  protected seen: Categories | null = null;
  /** The name, in messages and in what is saved. */
  protected abstract readonly kind: string;

  /** The categories in the order of their numbers; null before anything was learned. */
  get classes(): readonly Category[] | null {
    return this.seen && [...this.seen.classes];
  }

  /**
   * Learns which categories there are.
   *
   * @param values - a list of texts, numbers or truth values, or a tensor [n], such as the y of a data set
   * @returns itself
   * @throws BpError `BP_OPTION` for values that are no categories, such as missing ones
   */
  fit(values: Iterable<Category> | Tensor): this {
    this.seen = Categories.of(readValues(this.kind, values));
    return this;
  }

  /** What was learned, as plain JSON. @throws BpError `BP_OPTION` where nothing was learned before */
  toJSON(): SavedEncoder {
    return { kind: this.kind, classes: [...this.whatWasLearned('toJSON').classes] };
  }

  protected whatWasLearned(method: string): Categories {
    if (this.seen !== null) return this.seen;
    throw new BpError(
      'BP_OPTION',
      this.kind,
      '{method} needs what fit(values) learns; call that first',
      { method },
    );
  }

  /** @throws BpError `BP_OPTION` for a value that was not seen */
  protected refuseUnknown(values: readonly Category[], codes: readonly number[]): void {
    const i = codes.indexOf(-1);
    if (i < 0) return;
    throw new BpError(
      'BP_OPTION',
      this.kind,
      '{value} at position {i} is none of the categories learned, {known}; fit on all of them, or rename it?',
      { value: JSON.stringify(values[i]), i, known: JSON.stringify(this.classes?.slice(0, 8)) },
    );
  }

  /** @throws BpError `BP_NUMERIC` for a number that no category has */
  protected namesOf(codes: TensorLike): Category[] {
    const { classes } = this.whatWasLearned('inverse');
    return Array.from(tensor(codes, { dtype: 'float64' }).data, (code, i) => {
      if (Number.isInteger(code) && code >= 0 && code < classes.length) return classes[code];
      throw new BpError(
        'BP_NUMERIC',
        this.kind,
        'the numbers of categories are whole numbers from 0 to {last}, got {code} at position {i}',
        { last: classes.length - 1, code, i },
      );
    });
  }
}
