import { withoutParticle } from './particles.ts';
import { tellingWords } from './stop-words.ts';
import type { Names } from './terms.ts';
import { isHangul, tokensOfWord, wordsOf } from './tokens.ts';

/** One thing that is asked for, under each of its names. */
export interface Unit {
  readonly names: readonly Name[];
  /** Whether it may be the beginning of a word: the last one, while it is being typed. */
  readonly isOpen: boolean;
}

export interface Name {
  /** As it is marked in what was found. */
  readonly text: string;
  readonly tokens: readonly string[];
  /** How much it counts: the preferred names most. */
  readonly weight: number;
}

/** A name without what spellings differ in: `기울기 소실` and `기울기소실`, `optimisers` and `optimizer` are one. */
function keyOf(words: readonly string[]): string {
  return words.map((word) => (isHangul(word) ? word : tokensOfWord(word)[0])).join('');
}

const LONGEST = 5;

/** Of a query; what is pasted in by mistake does not keep the page waiting. */
const MOST_LETTERS = 200;

/** What a formula says by a letter, pages say by a name. */
const LETTERS: Readonly<Record<string, string>> = {
  δ: 'delta',
  σ: 'sigmoid',
  η: 'learning rate',
  α: 'learning rate',
  λ: 'regularization',
  ε: 'epsilon',
  β: 'beta',
  '∂': 'partial derivative',
  '∇': 'gradient',
};

/** A query as it is read: wide letters of a Korean keyboard are Latin ones, Greek ones have names. */
function asRead(query: string): string {
  return query
    .slice(0, MOST_LETTERS)
    .replaceAll(/[！-～]/g, (wide) => wide.normalize('NFKC'))
    .replaceAll(/[\p{Script=Greek}∂∇]/gu, (letter) => {
      const name = LETTERS[letter.toLowerCase()];
      return name === undefined ? letter : ` ${name} `;
    });
}

/** Splits queries into units; every name of a term of the glossary stands for the term. */
export class QueryReader {
  readonly #terms = new Map<string, Names>();

  constructor(terms: readonly Names[]) {
    for (const names of terms) {
      for (const name of names) {
        const key = keyOf(wordsOf(name));
        // the term that has the name as its own comes before those that know it as a synonym
        if (key !== '' && (!this.#terms.has(key) || names.indexOf(name) < 2))
          this.#terms.set(key, names);
      }
    }
  }

  read(query: string): Unit[] {
    const words = wordsOf(asRead(query));
    const units: Unit[] = [];
    const known = new Set<string>();
    const add = (unit: Unit) => {
      // what is said twice is asked once
      const key = unit.names[0]?.text.toLowerCase() ?? '';
      if (!known.has(key)) units.push(unit);
      known.add(key);
    };
    for (let at = 0; at < words.length; ) {
      const term = this.#termAt(words, at);
      const isOpen = at + (term?.length ?? 1) === words.length && !/\s$/.test(query);
      if (term) {
        add({ names: namesOf(term.names, term.typed), isOpen });
        at += term.length;
      } else {
        if (tellingWords(words).includes(words[at])) add({ names: [nameOf(words[at], 1)], isOpen });
        at++;
      }
    }
    return units;
  }

  /** The longest name of a term that begins with a word of the query. */
  #termAt(words: readonly string[], at: number) {
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length--) {
      const typed = words.slice(at, at + length);
      const bare = [...typed.slice(0, -1), withoutParticle(typed[length - 1])];
      for (const one of [typed, bare]) {
        const names = this.#terms.get(keyOf(one));
        if (names) return { names, length, typed: one.join(' ') };
      }
    }
    return null;
  }
}

function namesOf(names: Names, typed: string): Name[] {
  const own = names.find((name) => name.toLowerCase() === typed.toLowerCase()) ?? typed;
  return [...new Set([own, ...names])].map((name) =>
    nameOf(
      name,
      names.indexOf(name) >= 0 && names.indexOf(name) < 2 ? 1 : name === own ? 0.8 : 0.5,
    ),
  );
}

function nameOf(text: string, weight: number): Name {
  const words = wordsOf(text).map((word) => (isHangul(word) ? withoutParticle(word) : word));
  return {
    text: words.length > 1 ? text : (words[0] ?? text),
    tokens: words.flatMap((word) =>
      isHangul(word) ? tokensOfWord(word) : tokensOfWord(word).slice(0, 1),
    ),
    weight,
  };
}
