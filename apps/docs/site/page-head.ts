import type { HeadConfig, PageData } from 'vitepress';
import { LANGUAGES, type Language } from '../content/languages.ts';
import { pageIds } from '../content/places.ts';
import { addressOf, placeOf } from '../theme/place/addresses.ts';

const LOCALES: Readonly<Record<Language, string>> = { ko: 'ko_KR', en: 'en_US' };

/** What search engines and previews are told of a page; `site` is the address of the whole, `https://x.io/bp`. */
export function pageHead(page: PageData, site: string): HeadConfig[] {
  if (page.isNotFound || page.relativePath.endsWith('404.md')) return [];
  const { language, id } = placeOf(page.relativePath);
  const address = (one: Language) => site + addressOf(one, id);
  const meta = (property: string, content: string): HeadConfig => ['meta', { property, content }];
  const written = LANGUAGES.filter(
    (one) => id.startsWith('reference/') || pageIds(one).includes(id),
  );
  const alternates = written.map((one): HeadConfig => {
    return ['link', { rel: 'alternate', hreflang: one, href: address(one) }];
  });
  return [
    ['link', { rel: 'canonical', href: address(language) }],
    ...alternates,
    ['link', { rel: 'alternate', hreflang: 'x-default', href: address('ko') }],
    meta('og:type', 'article'),
    meta('og:site_name', 'bp'),
    meta('og:title', page.title),
    ...(page.description ? [meta('og:description', page.description)] : []),
    meta('og:url', address(language)),
    meta('og:locale', LOCALES[language]),
    ['meta', { name: 'twitter:card', content: 'summary' }],
  ];
}
