import glossary from '@bp/course/glossary.json' with { type: 'json' };

/** One idea under all its names, in both scripts; the first two are the preferred ones. */
export type Names = readonly string[];

/** What readers look for that is no term of the course. */
const OTHERS: readonly Names[] = [
  ['PyTorch', '파이토치'],
  ['Keras', '케라스'],
  ['TensorFlow.js', '텐서플로', '텐서플로우', 'tfjs'],
  [
    '헷갈리기 쉬운 곳',
    'slips',
    '노트의 실수',
    '노트의 오류',
    '노트의 오타',
    'errata',
    'mistakes in the notes',
  ],
];

/** For each term of the glossary, and some others, what it is called. */
export function namesOfTerms(): Names[] {
  const terms = glossary.map(({ en, ko, synonyms, seed }) => [
    ...new Set([ko, en, ...synonyms.ko, ...synonyms.en, ...(seed === undefined ? [] : [seed])]),
  ]);
  return [...terms, ...OTHERS];
}
