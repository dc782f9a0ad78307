import { synonymsIn } from '@bp/testing/synonyms';
import { describe, expect, it } from 'vitest';
import type { Language } from '../words/define';

/** A text by its path in a catalogue; a sentence with figures has marks where they stand, `⟦1⟧` for the first. */
type Texts = ReadonlyMap<string, string>;

const MARKS = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `⟦${n}⟧`);

/** The sentence that a function makes of marks. */
function filled(make: (...values: never[]) => unknown): string {
  return String(make(...(MARKS as never[])));
}

function textsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, filled(value as () => unknown)]];
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}

const files = import.meta.glob<Record<string, unknown>>(
  ['../**/*words.ts', '../words/*.ts', '!../words/define.ts'],
  { eager: true },
);
const catalogues = Object.entries(files).flatMap(([file, exported]) =>
  Object.values(exported).map((value) => {
    const of = (language: Language): Texts =>
      new Map(textsOf((value as Record<Language, unknown>)[language], ''));
    return [file, { en: of('en'), ko: of('ko') }] as const;
  }),
);

const HANGUL = /[가-힣]/;
/** Names and notation, the same in both languages: what a field writes in Latin letters. */
const prose = (text: string) =>
  (text.replace(/⟦\d⟧|`[^`]*`|\$[^$]*\$/g, ' ').match(/\b[a-z]{3,}\b/g) ?? []).length >= 2;
const marksIn = (text = '') => [...new Set(text.match(/⟦\d⟧/g))].sort();

it('finds the catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(20);
});

describe.each(catalogues)('%s', (_, { en, ko }) => {
  it('has the same texts in both languages', () => {
    expect([...ko.keys()]).toEqual([...en.keys()]);
  });

  it('is English in English, and Korean in Korean', () => {
    expect([...en].filter(([, text]) => HANGUL.test(text))).toEqual([]);
    const left = [...ko].filter(
      ([key, text]) => !HANGUL.test(text) && (prose(text) || prose(en.get(key) ?? '')),
    );
    expect(left).toEqual([]);
  });

  it('has the same figures in its sentences', () => {
    const differing = [...en].filter(
      ([key, text]) => String(marksIn(text)) !== String(marksIn(ko.get(key))),
    );
    expect(differing.map(([key, text]) => [key, text, ko.get(key)])).toEqual([]);
  });

  it('uses the terms of the glossary', () => {
    const found = [...ko].flatMap(([key, text]) => synonymsIn(text).map((one) => [key, text, one]));
    expect(found).toEqual([]);
  });
});
