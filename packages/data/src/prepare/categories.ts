import { BpError, isTensor } from '@bp/tensor';
import { isPlainObject, readIterable } from '@bp/tensor/engine';

/** The name of a category. */
export type Category = string | number | boolean;

/** An encoder as plain JSON. */
export interface SavedEncoder {
  readonly kind: string;
  readonly classes: readonly Category[];
}

/**
 * Categories and their numbers: numbers in ascending order, then truth values, then texts in the order of their letters' codes,
 * which no language of the machine changes.
 */
export class Categories {
  readonly classes: readonly Category[];
  private readonly codes: ReadonlyMap<Category, number>;

  constructor(classes: readonly Category[]) {
    this.classes = classes;
    this.codes = new Map(classes.map((name, code) => [name, code]));
  }

  /** Those of some values. */
  static of(values: readonly Category[]): Categories {
    return new Categories([...new Set(values)].sort(compare));
  }

  /** The number of each value, −1 for one that was not there. */
  encode(values: readonly Category[]): number[] {
    return values.map((value) => this.codes.get(value) ?? -1);
  }
}

/**
 * The values of a column.
 *
 * @throws BpError `BP_OPTION` for what is no list, for none, and for a value that is missing or no name
 */
export function readValues(op: string, values: unknown): Category[] {
  const list = listOf(values);
  if (list === null || list.length === 0) {
    throw new BpError('BP_OPTION', op, 'expected a list of texts or numbers, got {values}', {
      values,
    });
  }
  list.forEach((value, i) => {
    if (['string', 'boolean'].includes(typeof value) || Number.isFinite(value)) return;
    throw new BpError(
      'BP_OPTION',
      op,
      'a category is a text, a number or a truth value, got {value} at position {i}; name what is missing?',
      { value, i },
    );
  });
  return list as Category[];
}

function listOf(values: unknown): unknown[] | null {
  if (isTensor(values)) return values.rank === 1 ? (values.toArray() as unknown[]) : null;
  try {
    if (ArrayBuffer.isView(values)) return Array.from(values as Float64Array);
  } catch {
    // It was transferred.
    return null;
  }
  return readIterable(values, 2 ** 24);
}

const TYPES = ['number', 'boolean', 'string'];

function compare(a: Category, b: Category): number {
  const types = TYPES.indexOf(typeof a) - TYPES.indexOf(typeof b);
  if (types !== 0) return types;
  return a < b ? -1 : 1;
}

/** Saved categories, checked. @throws BpError `BP_FORMAT` for what is none of this kind */
export function readSavedCategories(kind: string, value: unknown): Categories {
  const saved = (isPlainObject(value) ? value : {}) as Partial<SavedEncoder>;
  try {
    const classes = readValues(kind, saved.classes);
    if (saved.kind === kind && new Set(classes).size === classes.length) {
      return new Categories(classes);
    }
  } catch {
    // It is refused in any case.
  }
  throw new BpError(
    'BP_FORMAT',
    kind,
    'expected what toJSON() of a {kind} gave, got {value}; was it changed, or saved by another one?',
    { kind, value: isPlainObject(value) ? `an object of kind ${saved.kind}` : value },
  );
}
