/** Signs that are not read. */
const SILENT = /(?:(?!\u0302)[\s()[\]{}⁾⟩‖|.,:;!?…'"`’”_\p{M}])+$/u;

/** What ends in ㄹ, which 으로 takes for a vowel: 일, 칠, 팔, 엘, 알, 이분의 일, words in -le. */
const LIQUID = /(?:[178LlRr½\u11AF]|[A-Za-z]{2}le)$/;

/**
 * What ends in another consonant: 영, 삼, 육, 엠, 엔, 엡실론, 제곱, 프라임, 햇, and English words such as input, step, block,
 * embedding, affine.
 */
const CLOSED =
  /(?:[036MmNnΕεϵΟοΥυ⁰¹²³⁴-⁹ⁿ′\u11A8-\u11C2]|\u0302|(?<=[A-Za-z])(?:[^aeiou\W][aeiou][pt]|out|ck|ng|[aeiou][mn]e))$/;

/**
 * The particle that follows what is read `spoken`: its last sound decides. Digits, letters and Greek letters are read as in
 * Korean, a digit above in brackets as a digit, elsewhere as a power.
 *
 * @param forms - after a consonant, then after a vowel: `'을/를'`, `'으로/로'`
 * @example
 * particle('w5', '을/를'); // '를', read 더블유 오
 * particle('w1', '으로/로'); // '로', read 더블유 일
 */
export function particle(spoken: string, forms: string): string {
  const [closed, open = ''] = forms.split('/');
  const read = spoken
    // Taken apart, the last sound of a Hangul syllable is a character of its own.
    .normalize('NFD')
    .replace(SILENT, '')
    .replace(/⁽([⁰¹²³⁴-⁹]+)$/, (_, digits: string) => digits.normalize('NFKD'));
  const liquid = LIQUID.test(read) && !/[A-Za-z][aeiou]r$/.test(read);
  return (liquid && !closed.startsWith('으')) || (!liquid && CLOSED.test(read)) ? closed : open;
}
