import glossary from '@bp/course/glossary.json' with { type: 'json' };

/** One idea under all its names, in both scripts; the first is the preferred one of its language. */
export type Names = readonly string[];

/** For each term of the glossary, what it is called. */
export function namesOfTerms(): Names[] {
  return glossary.map(({ en, ko, synonyms, seed }) => [
    ...new Set([ko, en, ...synonyms.ko, ...synonyms.en, ...(seed === undefined ? [] : [seed])]),
  ]);
}
