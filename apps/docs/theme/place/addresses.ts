import type { Language } from '../../content/languages.ts';

/** The language and the id of a page, from its file as VitePress names it: `en/bp/delta-rule.md`. */
export function placeOf(relativePath: string): {
  readonly language: Language;
  readonly id: string;
} {
  const path = relativePath.replace(/\.md$/, '');
  return path.startsWith('en/')
    ? { language: 'en', id: path.slice(3) }
    : { language: 'ko', id: path };
}

/** Where a page lies below the base. */
export function addressOf(language: Language, id: string): string {
  const folder = language === 'en' ? '/en/' : '/';
  return id === 'index' ? folder : `${folder}${id}.html`;
}

/** A lab below the base: `addressOfLab('ko', 'train', 'seed=7')`. */
export function addressOfLab(language: Language, lab: string, query = ''): string {
  return `/playground/#/${language}/${lab}${query === '' ? '' : `?${query}`}`;
}

export function otherLanguage(language: Language): Language {
  return language === 'ko' ? 'en' : 'ko';
}
