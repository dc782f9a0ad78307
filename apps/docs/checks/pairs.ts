import { createHash } from 'node:crypto';
import { LANGUAGES, type Language } from '../content/languages.ts';
import { type PageId, pageIds, pageSource, readJson } from '../content/places.ts';

/** What the two languages of a page were when somebody last saw that they say the same. */
export type Agreement = Readonly<Record<Language, string>>;

export type Agreements = Readonly<Record<PageId, Agreement>>;

export const PAIRS = 'pages/pairs.json';

/** What became of a page since. */
export type Change =
  | { readonly kind: 'none' | 'both' | 'new' | 'gone' }
  | { readonly kind: 'one'; readonly changed: Language; readonly left: Language }
  | { readonly kind: 'missing'; readonly in: Language };

export function readAgreements(): Agreements {
  return readJson<Agreements>(PAIRS, {});
}

/** The texts of all pages, by id and language. */
export function readTexts(): Record<PageId, Partial<Record<Language, string>>> {
  const texts: Record<PageId, Partial<Record<Language, string>>> = {};
  for (const language of LANGUAGES) {
    for (const id of pageIds(language)) {
      texts[id] = { ...texts[id], [language]: pageSource(language, id) };
    }
  }
  return texts;
}

/** A text as it is compared: spaces at the ends of lines count for nothing. */
export function hashOf(text: string): string {
  const plain = text.replaceAll(/[ \t\r]+$/gm, '').trim();
  return createHash('sha256').update(plain).digest('hex').slice(0, 12);
}

export function changeOf(
  texts: Partial<Record<Language, string>> | undefined,
  agreed: Agreement | undefined,
): Change {
  if (texts === undefined) return { kind: agreed ? 'gone' : 'none' };
  const missing = LANGUAGES.find((language) => texts[language] === undefined);
  if (missing) return { kind: 'missing', in: missing };
  if (agreed === undefined) return { kind: 'new' };
  const changed = LANGUAGES.filter(
    (language) => hashOf(texts[language] ?? '') !== agreed[language],
  );
  if (changed.length === 2) return { kind: 'both' };
  const [one] = changed;
  if (one === undefined) return { kind: 'none' };
  return { kind: 'one', changed: one, left: one === 'ko' ? 'en' : 'ko' };
}

const NAMES: Readonly<Record<Language, string>> = { ko: 'Korean', en: 'English' };

/** What has to be done about a page, in words; null where nothing has. */
export function remedyOf(id: PageId, change: Change): string | null {
  const agree = `node apps/docs/scripts/agree.mjs ${id}`;
  switch (change.kind) {
    case 'none':
      return null;
    case 'missing':
      return `${id} is not there in ${NAMES[change.in]}: write pages/${change.in}/${id}.md`;
    case 'one':
      return `${id}: the ${NAMES[change.changed]} has changed and the ${NAMES[change.left]} has not. Carry it over and run: ${agree}; or, where only words were mended: ${agree} --only-words`;
    case 'both':
      return `${id}: both languages have changed. See that they say the same and run: ${agree}`;
    case 'new':
      return `${id} is new. See that both languages say the same and run: ${agree}`;
    case 'gone':
      return `${id} is gone. Run: ${agree}`;
  }
}
