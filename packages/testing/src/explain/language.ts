import type { Reader } from './reader';

/** The words that differ between text and LaTeX. */
export interface Words {
  readonly minus: string;
  readonly or: string;
  readonly and: string;
  /** Longer ones before those that they begin with. */
  readonly comparisons: readonly (readonly [string, (a: number, b: number) => boolean])[];
}

/** Reads the value of what binds tighter than a sum. */
export type ReadProduct = (reader: Reader) => number;

/** Disjunctions, conjunctions, comparisons and sums are written alike in both spellings. */
export function readTruth(reader: Reader, words: Words, product: ReadProduct): number {
  const and = (): number => {
    let value = comparison();
    while (reader.take(words.and)) {
      const other = comparison();
      value = value !== 0 && other !== 0 ? 1 : 0;
    }
    return value;
  };
  const comparison = (): number => {
    const left = sum();
    for (const [sign, holds] of words.comparisons) {
      if (reader.take(sign)) return holds(left, sum()) ? 1 : 0;
    }
    return left;
  };
  const sum = (): number => {
    let value = reader.take(words.minus) ? -product(reader) : product(reader);
    for (;;) {
      if (reader.take('+')) value += product(reader);
      else if (reader.take(words.minus)) value -= product(reader);
      else return value;
    }
  };
  let value = and();
  while (reader.take(words.or)) {
    const other = and();
    value = value !== 0 || other !== 0 ? 1 : 0;
  }
  return value;
}

/** Comparisons by their signs. */
export function comparisons(ne: string, le: string, ge: string): Words['comparisons'] {
  return [
    [ne, (a, b) => a !== b],
    [le, (a, b) => a <= b],
    [ge, (a, b) => a >= b],
    ['=', (a, b) => a === b],
    ['<', (a, b) => a < b],
    ['>', (a, b) => a > b],
  ];
}
