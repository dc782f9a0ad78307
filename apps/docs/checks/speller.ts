import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import glossary from '@bp/course/glossary.json';
import NSpell from 'nspell';
import { ROOT } from '../content/places.ts';

const require = createRequire(import.meta.url);

/** Whether a word is spelt as somebody spells it. */
export type Speller = (word: string) => boolean;

/** Knows English as Britain and America write it, the terms of the glossary, and the words of `words.txt`. */
export function englishSpeller(): Speller {
  const dictionaries = ['dictionary-en', 'dictionary-en-gb'].map(
    (name) => new NSpell(read(name, 'index.aff'), read(name, 'index.dic')),
  );
  const terms = glossary.flatMap(({ en, synonyms }) => [en, ...synonyms.en]);
  const own = new Set([
    ...terms.flatMap((term) => term.toLowerCase().split(/[\s-]/)),
    ...readFileSync(join(ROOT, 'checks/words.txt'), 'utf8').split('\n'),
  ]);
  const isOwn = (word: string) => own.has(word) || own.has(word.replace(/'?s$/, ''));
  return (word) => isOwn(word.toLowerCase()) || dictionaries.some((one) => one.correct(word));
}

function read(dictionary: string, file: string): string {
  return readFileSync(join(dirname(require.resolve(dictionary)), file), 'utf8');
}
