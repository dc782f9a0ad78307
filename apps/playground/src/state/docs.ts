import type { Language } from '../words/define';

/** Where the docs are, relative to the page, if they lie beside it: whoever lays the playground there says so in its page. */
const docs = document
  .querySelector<HTMLMetaElement>('meta[name="bp:docs"]')
  ?.content.replace(/\/*$/, '/');

/**
 * The address of a page of the docs, `bp/delta-rule#hidden`, or of their start; null where the playground stands alone.
 */
export function docsPage(language: Language, page = ''): string | null {
  if (docs === undefined) return null;
  const [id, heading] = page.split('#');
  const file = id === '' ? '' : `${id}.html`;
  const folder = new URL(`${docs}${language === 'en' ? 'en/' : ''}`, document.baseURI);
  return new URL(`${file}${heading ? `#${heading}` : ''}`, folder).href;
}
