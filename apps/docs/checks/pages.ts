import { citedNames } from '../content/cited.ts';
import type { Language } from '../content/languages.ts';
import { type PageId, pageSource } from '../content/places.ts';

/** What a page consists of, as far as both languages must have the same. */
export interface Skeleton {
  /** The level and the id of each heading. */
  readonly headings: readonly string[];
  /** Snippets, labs and derivations in their order. */
  readonly directives: readonly string[];
  /** The numbers of its exercises, as facts. */
  readonly exercises: readonly string[];
  /** Display formulas, without the words in them. */
  readonly formulas: number;
  readonly cited: readonly string[];
  /** The pages it links to. */
  readonly links: readonly string[];
}

const FENCED = /^(`{3,})[\s\S]*?^\1\s*$/gm;

/** The Markdown of a page without its front matter and without code between fences. */
export function prose(language: Language, id: PageId): string {
  return pageSource(language, id)
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replaceAll(FENCED, '');
}

export function skeletonOf(language: Language, id: PageId): Skeleton {
  const text = prose(language, id);
  const all = (pattern: RegExp) => Array.from(text.matchAll(pattern), ([, found]) => found.trim());
  return {
    headings: Array.from(
      text.matchAll(/^(#{1,6}) .*?(?:\{(#[\w-]+)\})?\s*$/gm),
      ([, marks, anchor]) => `${marks.length}${anchor ?? ''}`,
    ),
    directives: all(/^(@(?:snippet|lab|derivation)\(.+\))/gm),
    exercises: all(/^:{3,} exercise(.*)$/gm),
    formulas: Math.floor(all(/^(\$\$)/gm).length / 2),
    cited: citedNames(text).sort(),
    links: linksOf(text).sort(),
  };
}

/** Where the links of a text lead that stay in the docs: `/loss/mse`, `/loss/mse#half`, without the language. */
export function linksOf(text: string): string[] {
  return Array.from(text.matchAll(/\]\((\/[^)\s]*)\)/g), ([, link]) =>
    link.replace(/^\/en\//, '/'),
  );
}
