import type { Language } from '../content/languages.ts';

/** A page of each kind, by its id; the last is not there. */
export const KINDS = [
  'index',
  'bp/delta-rule',
  'tutorial/first-network',
  'how-to/install',
  'limits/overfitting',
  'notes/slips',
  'labs/train',
  'reference/operations',
  'reference/glossary',
  'no-such-page',
];

/** Where a page lies below the address of the site. */
export function pathOf(language: Language, id: string): string {
  const file = id === 'index' ? '' : `${id}.html`;
  return language === 'en' ? `en/${file}` : file;
}
