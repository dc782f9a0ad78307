import glossary from '@bp/course/glossary.json' with { type: 'json' };
import type { Language } from '../content/languages.ts';

/** A term as the glossary shows it in a language. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  /** The term in the other language. */
  readonly other: string;
  readonly note: string;
  readonly synonyms: readonly string[];
  /** How the notes of the course write it, where that is neither name. */
  readonly inNotes: string | null;
}

/** Entries under the sign that they are sorted by: a consonant, or a letter. */
export interface Group {
  readonly initial: string;
  readonly entries: readonly Entry[];
}

export function entriesIn(language: Language): Group[] {
  const entries = glossary
    .map(({ id, ko, en, note, synonyms, seed }): Entry => {
      const [name, other] = language === 'ko' ? [ko, en] : [en, ko];
      return {
        id,
        name,
        other,
        note: note[language],
        synonyms: synonyms[language],
        inNotes: seed === undefined || seed === ko || seed === en ? null : seed,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, language));
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const initial = initialOf(entry.name);
    groups.set(initial, [...(groups.get(initial) ?? []), entry]);
  }
  return [...groups].map(([initial, of]) => ({ initial, entries: of }));
}

/** The consonants that begin syllables, in the order of their codes. */
const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

function initialOf(name: string): string {
  const code = name.charCodeAt(0) - 0xac00;
  return code >= 0 && code < 11_172 ? CONSONANTS[Math.floor(code / 588)] : name[0].toUpperCase();
}

/** Whether an entry has what was typed in any of its names. */
export function matches(entry: Entry, typed: string): boolean {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s-]/g, '');
  return [entry.name, entry.other, entry.inNotes ?? '', ...entry.synonyms].some((name) =>
    plain(name).includes(plain(typed)),
  );
}
