// The LaTeX that explanations are written in. What is not among it is left to KaTeX.
import { FUNCTIONS, GREEK, GRIDS, SIGNS, SPACES, TEXTS } from './commands';
import { type AtomClass, type FormulaNode, HAT, type Letters } from './node';

/** A formula nested deeper than this is none that anyone reads. */
const DEEPEST = 60;

class Unknown extends Error {}

/** Reads LaTeX; null for what is not in the subset, or is no formula. */
export function parseFormula(latex: string): FormulaNode | null {
  try {
    return new Parser(latex).all();
  } catch (error) {
    if (error instanceof Unknown) return null;
    throw error;
  }
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #latex: string;

  constructor(latex: string) {
    this.#latex = latex;
  }

  all(): FormulaNode {
    const row = this.#row([]);
    if (this.#at < this.#latex.length) throw new Unknown();
    return row;
  }

  /** Items up to one of the ends, which is left where it is. */
  #row(ends: readonly string[]): FormulaNode {
    if (++this.#depth > DEEPEST) throw new Unknown();
    const items: FormulaNode[] = [];
    for (;;) {
      this.#skipSpace();
      if (this.#at >= this.#latex.length || ends.some((end) => this.#sees(end))) break;
      items.push(this.#withScripts(items));
    }
    this.#depth--;
    return rowOf(items);
  }

  #withScripts(before: FormulaNode[]): FormulaNode {
    const starts = this.#sees('^') || this.#sees('_');
    const base = starts ? (before.pop() ?? rowOf([])) : this.#atom();
    let above: FormulaNode | null = null;
    let below: FormulaNode | null = null;
    for (;;) {
      this.#skipSpace();
      if (this.#takes('^')) {
        if (above !== null) throw new Unknown();
        above = this.#operand();
      } else if (this.#takes('_')) {
        if (below !== null) throw new Unknown();
        below = this.#operand();
      } else if (this.#takes("'")) {
        const prime = symbol('′', 'upright');
        above = above === null ? prime : rowOf([above, prime]);
      } else break;
    }
    return above || below ? { kind: 'scripts', base, above, below } : base;
  }

  #atom(): FormulaNode {
    const c = this.#latex[this.#at];
    if (c === '\\') return this.#command();
    if (c === '{') return this.#group();
    if (c === '}' || c === '&' || c === '$' || c === '%' || c === '#') throw new Unknown();
    const number = /^\d+(?:[.,]\d+)*/.exec(this.#latex.slice(this.#at, this.#at + 40))?.[0];
    const text = number ?? String.fromCodePoint(this.#latex.codePointAt(this.#at) as number);
    this.#at += text.length;
    return plain(text);
  }

  #command(): FormulaNode {
    const name = this.#name();
    if (Object.hasOwn(SIGNS, name)) {
      const [text, atom] = SIGNS[name];
      return symbol(text, atom === 'op' ? 'large' : 'upright', atom);
    }
    if (Object.hasOwn(GREEK, name)) {
      return symbol(GREEK[name], name === name.toLowerCase() ? 'slanted' : 'upright');
    }
    if (FUNCTIONS.has(name)) return symbol(name, 'upright', 'op');
    if (Object.hasOwn(SPACES, name)) return { kind: 'space', em: SPACES[name] };
    if (Object.hasOwn(TEXTS, name)) {
      const atom = name === 'operatorname' ? 'op' : 'ord';
      return symbol(this.#text(), TEXTS[name], atom);
    }
    switch (name) {
      case 'frac':
      case 'dfrac':
      case 'tfrac':
        return {
          kind: 'fraction',
          over: this.#operand(),
          under: this.#operand(),
          small: name === 'tfrac',
        };
      case 'sqrt':
        return { kind: 'root', body: this.#operand() };
      case 'hat':
        return this.#hat();
      case 'left':
        return this.#fence();
      case 'begin':
        return this.#grid();
      default:
        throw new Unknown();
    }
  }

  /** A hat over one sign. */
  #hat(): FormulaNode {
    const body = this.#operand();
    if (body.kind !== 'symbol') throw new Unknown();
    return { ...body, text: body.text + HAT };
  }

  #fence(): FormulaNode {
    const open = this.#delimiter();
    const body = this.#row(['\\right']);
    if (this.#at >= this.#latex.length) throw new Unknown();
    this.#name();
    return { kind: 'fence', open, close: this.#delimiter(), body };
  }

  #delimiter(): string {
    this.#skipSpace();
    if (this.#sees('\\')) {
      const name = this.#name();
      const sign = Object.hasOwn(SIGNS, name) ? SIGNS[name][0] : null;
      if (sign === null) throw new Unknown();
      return sign;
    }
    const c = this.#latex[this.#at++] ?? '';
    if (!'()[]|.'.includes(c) || c === '') throw new Unknown();
    return c === '.' ? '' : c;
  }

  #grid(): FormulaNode {
    const name = this.#text();
    if (!Object.hasOwn(GRIDS, name)) throw new Unknown();
    const [open, close, align] = GRIDS[name];
    const rows: FormulaNode[][] = [[]];
    for (;;) {
      (rows.at(-1) as FormulaNode[]).push(this.#row(['&', '\\\\', '\\end']));
      if (this.#takes('&')) continue;
      if (this.#takes('\\\\')) rows.push([]);
      else break;
    }
    if (this.#at >= this.#latex.length) throw new Unknown();
    this.#name();
    if (this.#text() !== name) throw new Unknown();
    const grid: FormulaNode = { kind: 'grid', align, rows };
    return open || close ? { kind: 'fence', open, close, body: grid } : grid;
  }

  /** What a command or a script takes: a group, a command or one sign. */
  #operand(): FormulaNode {
    this.#skipSpace();
    if (this.#at >= this.#latex.length) throw new Unknown();
    if (++this.#depth > DEEPEST) throw new Unknown();
    const c = this.#latex[this.#at];
    const operand = /\d/.test(c) ? plain(this.#latex[this.#at++]) : this.#atom();
    this.#depth--;
    return operand;
  }

  #group(): FormulaNode {
    this.#at++;
    const row = this.#row(['}']);
    if (!this.#takes('}')) throw new Unknown();
    return row;
  }

  /** The text between braces, with the escapes that text has. */
  #text(): string {
    this.#skipSpace();
    if (!this.#takes('{')) throw new Unknown();
    let text = '';
    for (let depth = 1; ; ) {
      const c = this.#latex[this.#at++];
      if (c === undefined) throw new Unknown();
      if (c === '{') depth++;
      if (c === '}' && --depth === 0) return text;
      if (c === '\\') {
        this.#at--;
        text += escaped(this.#name());
      } else if (c !== '{' && c !== '}') text += c;
    }
  }

  #name(): string {
    const rest = this.#latex.slice(this.#at, this.#at + 40);
    const found = /^\\([a-zA-Z]+|[^a-zA-Z])/.exec(rest);
    if (found === null) throw new Unknown();
    this.#at += found[0].length;
    return found[1];
  }

  #sees(text: string): boolean {
    return this.#latex.startsWith(text, this.#at);
  }

  #takes(text: string): boolean {
    if (!this.#sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#latex[this.#at] ?? '')) this.#at++;
  }
}

function escaped(name: string): string {
  const words: Readonly<Record<string, string>> = {
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
  };
  if (Object.hasOwn(words, name)) return words[name];
  if (/^[^a-zA-Z]$/.test(name)) return name;
  throw new Unknown();
}

const ATOMS: Readonly<Record<string, readonly [text: string, atom: AtomClass]>> = {
  '-': ['−', 'bin'],
  '−': ['−', 'bin'],
  '+': ['+', 'bin'],
  '*': ['∗', 'bin'],
  '·': ['⋅', 'bin'],
  '=': ['=', 'rel'],
  '<': ['<', 'rel'],
  '>': ['>', 'rel'],
  ':': [':', 'rel'],
  ',': [',', 'punct'],
  ';': [';', 'punct'],
  '(': ['(', 'open'],
  '[': ['[', 'open'],
  ')': [')', 'close'],
  ']': [']', 'close'],
  '~': ['\u00a0', 'ord'],
};

function plain(text: string): FormulaNode {
  if (Object.hasOwn(ATOMS, text)) return symbol(ATOMS[text][0], 'upright', ATOMS[text][1]);
  if (/^[a-zA-Z\p{Script=Greek}]$/u.test(text)) return symbol(text, 'slanted');
  // Hangul stands in the letters of the page, wherever it comes from
  return symbol(text, /\p{L}/u.test(text) ? 'words' : 'upright');
}

function symbol(text: string, letters: Letters, atom: AtomClass = 'ord'): FormulaNode {
  return { kind: 'symbol', text, letters, atom };
}

function rowOf(items: readonly FormulaNode[]): FormulaNode {
  return items.length === 1 ? items[0] : { kind: 'row', items };
}
