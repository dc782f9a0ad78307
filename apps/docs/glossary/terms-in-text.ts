import type { Language } from '../content/languages.ts';

/** A term of the glossary as prose writes it. */
export interface Term {
  readonly id: string;
  readonly ko: string;
  readonly en: string;
}

/** Where a term stands in a text. */
export interface Found {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** What may follow a Korean noun and leave it that noun. */
const PARTICLES =
  /^(?:들|별|마다)?(?:이라는|이라고|이란|이라면|입니다|입니까|이고|이며|이지만|이므로|이|가|은|는|을|를|의|에|에는|에서|에서는|에서도|에게|으로|으로는|으로도|로|로는|로도|로서|로써|와|과|와의|과의|도|만|부터|까지|까지는|처럼|보다|보다는|이나|나|라는|라고|란|라면|인)?(?![가-힣])/;

/**
 * Finds terms in prose: the longest at each place, whole words alone. A Korean term may carry a particle, an English one the
 * plural.
 */
export class TermFinder {
  readonly #language: Language;
  readonly #names: readonly { readonly id: string; readonly name: string }[];

  constructor(terms: readonly Term[], language: Language) {
    this.#language = language;
    this.#names = terms
      .map((term) => ({ id: term.id, name: term[language].toLowerCase() }))
      .sort((a, b) => b.name.length - a.name.length);
  }

  /** Every term of a text, from left to right. */
  in(text: string): Found[] {
    const lower = text.toLowerCase();
    const found: Found[] = [];
    for (let at = 0; at < lower.length; ) {
      const one = isWithinWord(lower, at) ? undefined : this.#at(lower, at);
      if (one) found.push(one);
      at = one ? one.end : at + 1;
    }
    return found;
  }

  #at(text: string, start: number): Found | undefined {
    for (const { id, name } of this.#names) {
      if (!text.startsWith(name, start)) continue;
      const rest = text.slice(start + name.length);
      if (this.#language === 'ko' && PARTICLES.test(rest) && !/^[a-z]/.test(rest)) {
        return { id, start, end: start + name.length };
      }
      const plural = /^(s|es)?(?![\w-])/.exec(rest)?.[0];
      if (this.#language === 'en' && plural !== undefined) {
        return { id, start, end: start + name.length + plural.length };
      }
    }
    return undefined;
  }
}

function isWithinWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}_-]/u.test(text[at]) && /[\p{L}\p{N}_-]/u.test(text[at - 1]);
}
