import glossary from '@bp/course/glossary.json';

/** Every Korean synonym with the entry it belongs to. */
export const synonyms = glossary.flatMap((entry) =>
  entry.synonyms.ko.map((word) => ({ word, entry })),
);

/** What a Korean text says in a synonym of the glossary where it has a term of ours. */
export function synonymsIn(text: string): string[] {
  const terms = glossary.map((entry) => entry.ko).sort((a, b) => b.length - a.length);
  // 경사하강법 has 경사 in it, and 오차역전파법 has 역전파.
  const rest = terms.reduce((left, term) => left.replaceAll(term, '·'), text);
  return synonyms
    .filter(({ word }) => rest.includes(word))
    .map(({ word, entry }) => `${word} → ${entry.ko}`);
}
