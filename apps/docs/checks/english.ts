import { GAP, type Paragraph } from './prose-lines.ts';
import type { Speller } from './speller.ts';

/** Pairs of spellings of which a page keeps to one: British and American. */
const SIDES: readonly (readonly [british: RegExp, american: RegExp])[] = [
  [
    /\b\w*(?:colour|behaviour|neighbour|favour)\w*/i,
    /\b(?:\w*(?:color|behavior|neighbor)\w*|favor\w*)/i,
  ],
  [
    /\b(?:initialis|normalis|generalis|regularis|optimis|minimis|maximis|summaris|recognis|organis|visualis|standardis)(?:e|es|ed|er|ers|ing|ation|ations)\b/i,
    /\b(?:initializ|normaliz|generaliz|regulariz|optimiz|minimiz|maximiz|summariz|recogniz|organiz|visualiz|standardiz)(?:e|es|ed|er|ers|ing|ation|ations)\b/i,
  ],
  [/\bcentre[ds]?\b/i, /\bcenter(?:s|ed)?\b/i],
];

/** Terms of the field that these docs write in one way on every page. */
const FIXED = /\b(?:optimizer|normalization|regularization)s?\b/gi;

/** What is wrong with the words of an English page, in words. */
export function englishProblems(paragraphs: readonly Paragraph[], speller: Speller): string[] {
  return [...paragraphs.flatMap((one) => ofParagraph(one, speller)), ...mixed(paragraphs)];
}

function ofParagraph({ line, text }: Paragraph, speller: Speller): string[] {
  const problems = wordsOf(text)
    .filter((word) => !speller(word))
    .map((word) => `unknown word: ${word}`);
  const [twice] = /\b(\w+) \1\b/i.exec(text.replaceAll(/\b(that that|had had)\b/g, '')) ?? [];
  if (twice && !/\d/.test(twice)) problems.push(`twice: ${twice}`);
  const [wide] = text.startsWith('|') ? [] : (/\S+ {2,}\S+/.exec(text) ?? []);
  if (wide) problems.push(`two spaces in a row: ${wide}`);
  return problems.map((problem) => `line ${line}: ${problem}`);
}

/** Words in lower case. Names, abbreviations and what has figures in it are left to those who write them. */
function wordsOf(text: string): string[] {
  const words =
    text
      .replaceAll('’', "'")
      .match(/(?<![\p{L}\d_@.\-/'□])[A-Za-z][a-z]+(?:'[a-z]+)?(?![\p{L}\d_/]|-[A-Z0-9])/gu) ?? [];
  return [...new Set(words)].filter(
    (word, _, all) => !/^[A-Z]/.test(word) || all.includes(word.toLowerCase()),
  );
}

function mixed(paragraphs: readonly Paragraph[]): string[] {
  const text = paragraphs.map((one) => one.text.replaceAll(FIXED, GAP)).join('\n');
  return SIDES.flatMap(([british, american]) => {
    const [a] = british.exec(text) ?? [];
    const [b] = american.exec(text) ?? [];
    return a && b ? [`British and American on one page: ${a}, ${b}`] : [];
  });
}
