import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { type Name, QueryReader, type Unit } from './query.ts';
import { INDEX_OPTIONS, type Kept, pageOfSection, type Section } from './section.ts';
import type { Names } from './terms.ts';
import { isHangul, tokensOf } from './tokens.ts';

/** What lies in the file that is loaded on first use. */
export interface SearchFile {
  readonly terms: readonly Names[];
  readonly index: AsPlainObject;
}

export interface Hit extends Kept {
  readonly id: string;
  readonly page: string;
  /** What is to be marked in the text. */
  readonly marks: readonly string[];
}

/** Options of MiniSearch for making and reading an index. */
export const MINISEARCH: Options<Section> = {
  ...INDEX_OPTIONS,
  tokenize: tokensOf,
  processTerm: (term) => term,
};

const BOOST = { title: 5, heading: 4, other: 4, text: 1, code: 0.6 };

/** No page fills the list alone. */
const SECTIONS_OF_PAGE = 3;

/** A section counts for more where the rest of its page speaks of the same, but not for ever more on a long page. */
const SHARE_OF_PAGE = 0.25;
const OTHERS_AT_MOST = 4;

/** Below so many, what has fewer of the words is shown, too. */
const FEW = 5;

/** Who asks for a part of an export's name asks for the matter: its pages come first. */
const EXPORT_IN_PART = 0.25;

type Scores = ReadonlyMap<string, number>;

export class Searcher {
  readonly #index: MiniSearch<Section>;
  readonly #query: QueryReader;
  readonly #syllablePairs: readonly string[];

  constructor({ terms, index }: SearchFile) {
    this.#index = MiniSearch.loadJS(index, MINISEARCH);
    this.#query = new QueryReader(terms);
    this.#syllablePairs = index.index
      .map(([term]) => term)
      .filter((term) => term.length === 2 && isHangul(term));
  }

  /** Sections with all that is asked for; where few have all of it, those with the most of it after them. */
  find(query: string, most = 20): Hit[] {
    const units = this.#query.read(query);
    const found = units.map((unit) => this.#scoresOf(unit)).filter(({ size }) => size > 0);
    const sections = new Set(found.flatMap((scores) => [...scores.keys()]));
    const ranked = [...sections].map((id) => {
      const kept = this.#index.getStoredFields(id) as unknown as Kept;
      const matched = found.filter((scores) => scores.has(id));
      const sum = matched.reduce((total, scores) => total + (scores.get(id) ?? 0), 0);
      return { id, kept, matched: matched.length, score: sum * aptness(kept, id, units) };
    });
    const ofPage = new Map<string, number>();
    for (const { id, score } of ranked) {
      const page = pageOfSection(id);
      ofPage.set(page, (ofPage.get(page) ?? 0) + score);
    }
    for (const one of ranked) {
      const others = (ofPage.get(pageOfSection(one.id)) ?? 0) - one.score;
      one.score += SHARE_OF_PAGE * Math.min(others, OTHERS_AT_MOST * one.score);
    }
    ranked.sort((a, b) => b.matched - a.matched || b.score - a.score);
    const complete = ranked.filter(({ matched }) => matched === found.length);
    const shown = complete.length >= FEW ? complete : ranked;
    const marks = units.flatMap(({ names }) => names.map(({ text }) => text));
    return fewOfEach(shown)
      .slice(0, most)
      .map(({ id, kept }) => ({ ...kept, id, page: pageOfSection(id), marks }));
  }

  #scoresOf(unit: Unit): Scores {
    const scores = new Map<string, number>();
    const add = (found: Scores, weight: number) => {
      for (const [id, score] of found) {
        scores.set(id, Math.max(scores.get(id) ?? 0, weight * score));
      }
    };
    for (const name of unit.names) add(this.#scoresOfName(name, unit.isOpen), name.weight);
    if (scores.size === 0) for (const name of unit.names) add(this.#nearTo(name), name.weight);
    return scores;
  }

  #scoresOfName({ tokens }: Name, isOpen: boolean): Scores {
    const [only] = tokens;
    if (tokens.length === 1 && only.length === 1 && isHangul(only)) return this.#withSyllable(only);
    const last = tokens.at(-1) ?? '';
    const prefix = isOpen && !isHangul(last) && last.length > 1;
    return this.#run(tokens, {
      combineWith: 'AND',
      prefix: (_, i) => prefix && i === tokens.length - 1,
    });
  }

  /** A single syllable is looked for in every pair. */
  #withSyllable(syllable: string): Scores {
    const pairs = this.#syllablePairs.filter((pair) => pair.includes(syllable));
    return this.#run([syllable, ...pairs], { combineWith: 'OR' });
  }

  /** What is spelt nearly so: a letter or two of a Latin word, most of the pairs of a Korean one. */
  #nearTo({ tokens }: Name): Scores {
    if (!tokens.some(isHangul)) {
      return this.#run(tokens, {
        combineWith: 'AND',
        fuzzy: (term) => (term.length > 3 ? 0.25 : 0),
      });
    }
    if (tokens.length < 2) return new Map();
    const found = this.#index.search(tokens.join(' '), {
      tokenize: () => [...tokens],
      combineWith: 'OR',
      boost: BOOST,
    });
    const enough = Math.ceil(tokens.length * 0.5);
    return new Map(
      found
        .filter(({ queryTerms }) => queryTerms.length >= enough)
        .map(({ id, score, queryTerms }) => [id, (score * queryTerms.length) / tokens.length]),
    );
  }

  #run(tokens: readonly string[], options: Parameters<MiniSearch['search']>[1]): Scores {
    const found = this.#index.search(tokens.join(' '), {
      ...options,
      tokenize: () => [...tokens],
      boost: BOOST,
    });
    return new Map(found.map(({ id, score }) => [id, score]));
  }
}

/** More for a section that is called as what is asked for, and for the head of a page whose title says it. */
function aptness({ title, heading }: Kept, id: string, units: readonly Unit[]): number {
  const [t, h] = [title.toLowerCase(), heading.toLowerCase()];
  let factor = 1;
  for (const { names } of units) {
    const of = (text: string) =>
      Math.max(...names.map((name) => named(text, name.text.toLowerCase()) * name.weight));
    factor *= 1 + of(t) + (id.includes('#') ? 0.5 * of(h) : 0.25 * of(t));
  }
  return isExportInPart(h, id, units) ? factor * EXPORT_IN_PART : factor;
}

/** Whether it describes an export whose name is asked for only in part: `SafetensorsOptions` by "safetensors". */
function isExportInPart(heading: string, id: string, units: readonly Unit[]): boolean {
  const isExport = id.startsWith('reference/api/') && id.includes('#');
  const asked = units.some(({ names }) =>
    names.some(({ text }) => heading.includes(text.toLowerCase())),
  );
  const inFull = units.some(({ names }) =>
    names.some(({ text }) => text.toLowerCase() === heading),
  );
  return isExport && asked && !inFull;
}

/** How much of a title is a name: 1 if it is nothing else. */
function named(title: string, name: string): number {
  return title.includes(name) ? 0.3 + 0.7 * (name.length / title.length) : 0;
}

function fewOfEach<T extends { readonly id: string }>(ranked: readonly T[]): T[] {
  const count = new Map<string, number>();
  return ranked.filter(({ id }) => {
    const page = pageOfSection(id);
    const before = count.get(page) ?? 0;
    count.set(page, before + 1);
    return before < SECTIONS_OF_PAGE;
  });
}
