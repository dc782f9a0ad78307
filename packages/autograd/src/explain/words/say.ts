import type { Pair } from '../print/pair';
import { textInLatex } from '../print/text-in-latex';
import { en } from './en';
import type { ExplainLanguage } from './explain-language';
import type { Sentence, SentenceValue } from './sentence';

/** What sentences write of formulas, in LaTeX. */
const MATHS: Readonly<Record<string, string>> = {
  '·': '\\cdot ',
  '×': '\\times ',
  '−': '-',
  '→': '\\to ',
  '≤': '\\le ',
  '∞': '\\infty ',
  '∂': '\\partial ',
  '‖': '\\|',
  '′': "'",
  ᵀ: '^{\\top}',
  δ: '\\delta ',
  η: '\\eta ',
  σ: '\\sigma ',
  φ: '\\varphi ',
};

/**
 * A sentence in words. In LaTeX the words are in `\text{…}` and what stands in them in maths. A key that the language lacks
 * is said in English, one that English lacks too is said as it is.
 *
 * @example
 * say(en, { key: 'paths', params: { count: 2 } }).text; // '2 paths:'
 */
export function say(language: ExplainLanguage, { key, params }: Sentence): Pair {
  const speaker = Object.hasOwn(language.sentences, key) ? language : en;
  const template = Object.hasOwn(speaker.sentences, key) ? speaker.sentences[key] : key;
  let text = '';
  let latex = '';
  let words = '';
  const write = (piece: string, isMaths: boolean, formula = inMaths(piece)) => {
    text += piece;
    if (!isMaths) words += piece;
    else if (piece !== '') {
      latex += flushed(words) + formula;
      words = '';
    }
  };
  template.split('`').forEach((part, i) => {
    const isMaths = i % 2 === 1;
    // Literal, name, forms; literal, name, forms; …; literal.
    const pieces = part.split(/\{(\w+)(?::([^}]*))?\}/);
    for (let at = 0; at < pieces.length; at += 3) {
      write(pieces[at], isMaths);
      const name = pieces[at + 1];
      if (name === undefined) break;
      const forms = pieces[at + 2] as string | undefined;
      const value = Object.hasOwn(params, name) ? params[name] : `{${name}}`;
      const shown = pairOf(value);
      if (forms === undefined) write(shown.text, isMaths || typeof value !== 'string', shown.latex);
      else write(speaker.particle?.(shown.text, forms) ?? '', false);
    }
  });
  return { text, latex: latex + flushed(words) };
}

function flushed(words: string): string {
  return words && textInLatex(words);
}

function pairOf(value: SentenceValue): Pair {
  if (typeof value === 'object') return value;
  if (typeof value === 'string') return { text: value, latex: inMaths(value) };
  const text = String(value).replaceAll('-', '−').replace('Infinity', '∞').replace('+', '');
  return { text, latex: inMaths(text).replace(/e(.*)/, ' \\cdot 10^{$1}') };
}

function inMaths(text: string): string {
  return text.replace(/[^ -~]/g, (c) => MATHS[c] ?? c);
}
