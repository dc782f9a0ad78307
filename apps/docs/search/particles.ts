/** What may stand behind a Korean noun: particles, and the endings of verbs that are made of one. */
const ENDINGS = [
  ...['하려면', '하나요', '할까요', '합니까', '합니다', '하는가', '되나요', '됩니다'],
  ...[
    '하는',
    '하기',
    '하면',
    '해야',
    '어야',
    '야',
    '하려',
    '할까',
    '한다',
    '되면',
    '되는',
    '이란',
    '인가요',
    '인가',
  ],
  ...[
    '에서는',
    '으로는',
    '이라는',
    '에서',
    '에게',
    '으로',
    '부터',
    '까지',
    '처럼',
    '보다',
    '마다',
    '하고',
  ],
  ...[
    '이나',
    '라는',
    '란',
    '은',
    '는',
    '이',
    '가',
    '을',
    '를',
    '의',
    '에',
    '로',
    '와',
    '과',
    '도',
    '만',
    '나',
  ],
].sort((a, b) => b.length - a.length);

/**
 * A word of a query without its particle. Two syllables or more stay; a word that only looks as if it had one is found by
 * what is left of it.
 */
export function withoutParticle(word: string): string {
  const found = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 2);
  return found === undefined ? word : word.slice(0, -found.length);
}
