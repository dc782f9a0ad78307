/** Words of Latin letters, numbers, and runs of Hangul; anything else divides. */
const WORD = /[a-z][a-z0-9]*|\d+(?:\.\d+)?|[가-힣]+/gi;

/** Parts of a name in camel case: `bceWithLogits`, `toONNX`, `Conv2d`. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/**
 * What a text is found by: Latin words in lower case, without endings that say nothing, and the parts of names in camel case;
 * Hangul by pairs of syllables, so that no dictionary is needed and no particle is in the way.
 */
export function tokensOf(text: string): string[] {
  return wordsOf(text).flatMap(tokensOfWord);
}

export function wordsOf(text: string): string[] {
  return uncontracted(text.normalize('NFC')).match(WORD) ?? [];
}

const CONTRACTED = /[가-힣]/g;
const [FIRST, VOWELS, FINALS, U, WEO] = [0xac00, 21, 28, 13, 14];

/** Verbs draw vowels together: 멈춰 is 멈추어. Here both are 멈추, in what is kept and in what is asked. */
function uncontracted(text: string): string {
  return text.replaceAll(CONTRACTED, (syllable) => {
    const code = syllable.charCodeAt(0) - FIRST;
    const isWeo = code % FINALS === 0 && Math.floor(code / FINALS) % VOWELS === WEO;
    return isWeo ? String.fromCharCode(FIRST + code - (WEO - U) * FINALS) : syllable;
  });
}

export function tokensOfWord(word: string): string[] {
  if (isHangul(word)) return pairs(word);
  if (/^\d/.test(word)) return [word];
  const parts = word.match(PART) ?? [];
  const names = parts.length > 1 ? [word, ...parts] : [word];
  return names.map((name) => stem(name.toLowerCase()));
}

export function isHangul(word: string): boolean {
  return /^[가-힣]/.test(word);
}

function pairs(run: string): string[] {
  if (run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
}

/** The plural and the American spelling of a word are the word. */
function stem(word: string): string {
  const isPlural = word.length > 3 && word.endsWith('s') && !/(ss|us|is|ias)$/.test(word);
  const singular = isPlural ? word.slice(0, -1) : word;
  return singular.replace(/i[sz](e|ed|ing|er|ation)$/, 'is$1');
}
