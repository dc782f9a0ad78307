import { synonymsIn } from '@bp/testing/synonyms';
import type { Paragraph } from './prose-lines.ts';

/** What is wrong with a paragraph of Korean prose, in words. */
export function koreanProblems({ line, text }: Paragraph): string[] {
  return [...terms(text), ...endings(text), ...spaces(text)].map(
    (problem) => `line ${line}: ${problem}`,
  );
}

/** Words quoted on purpose, and what the notes or others are said to write. */
const QUOTED = /[‘“'"][^’”'"]*[’”'"]/g;
const OF_OTHERS = /노트|논문|책에서|라고도|고도 부|고도 하|다른 이름|영어로|옮기|[는란] 뜻/;

/** Names that have a synonym in them and are no terms. */
const NAMES = /경사상승법|경사하강/g;

function terms(text: string): string[] {
  return text
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => !OF_OTHERS.test(sentence))
    .flatMap((sentence) =>
      synonymsIn(sentence.replaceAll(QUOTED, '').replaceAll(NAMES, '')).map(
        (found) => `the glossary has another term: ${found}`,
      ),
    );
}

/** Ends of sentences in another style than 합니다체. */
const OTHER_STYLE =
  /(?:[가-힣]*(?<![니시])다|[가-힣]+(?:(?<!까)요|죠)|[가-힣]+(?:었|았|했|이)음|함|됨)(?=[.?!](?:\s|$))/g;

/** Words that are no verbs. */
const NOUNS = /^(바다|보다|마다|필요|중요|개요|수요|주요|포함)$/;

function endings(text: string): string[] {
  // cells are no sentences
  if (text.startsWith('|')) return [];
  const found = text.replaceAll(QUOTED, '').match(OTHER_STYLE) ?? [];
  return found.filter((word) => !NOUNS.test(word)).map((word) => `no 합니다체: ${word}`);
}

function spaces(text: string): string[] {
  if (text.startsWith('|')) return [];
  const [found] = /\S+ {2,}\S+/.exec(text) ?? [];
  return found ? [`two spaces in a row: ${found}`] : [];
}
