/** Words of a question that say nothing of what it is about. */
const STOP_WORDS = new Set(
  [
    'a an and are as at be by can do does for from how i if in is it its me my of on or should so than that the there this to',
    'too use using was we what when where which who why will with you your',
    '어떻게 무엇 무엇을 무엇인가 무엇인가요 뭐 뭔가요 왜 어떤 어느 언제 있나요 있는 인가요 하는 하나요 하려면 할 때 것 법 방법 수 및 그',
  ]
    .join(' ')
    .split(' '),
);

/** The words that say what a query is about; all of them if none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
}
