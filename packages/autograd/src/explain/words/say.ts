import { inMaths } from '../print/maths';
import { writtenNumber } from '../print/number';
import type { Pair } from '../print/pair';
import { textInLatex } from '../print/text-in-latex';
import { en } from './english';
import type { ExplainLanguage } from './explain-language';
import type { Sentence, SentenceValue } from './sentence';

/** A backtick, a value with the forms that follow it, or what stands between them. */
const PIECE = /`|\{(\w+)(?::([^}]*))?\}|[^`{]+|\{/g;

/**
 * A sentence in words. In LaTeX the words are in `\text{…}` and what stands in them in maths. A key that the language lacks
 * is said in English, one that English lacks too is said as it is.
 *
 * @param lessons - what English has besides
 * @example
 * say(en, { key: 'paths', params: { count: 2 } }).text; // '2 paths:'
 */
export function say(
  language: ExplainLanguage,
  { key, params }: Sentence,
  lessons?: ExplainLanguage['sentences'],
): Pair {
  const spoken = language.sentences;
  const isOwn = Object.hasOwn(spoken, key);
  const speaker = isOwn ? language : en;
  const sentences = isOwn ? spoken : { ...en.sentences, ...lessons };
  const template = Object.hasOwn(sentences, key) ? sentences[key] : key;
  let isMaths = false;
  let text = '';
  let latex = '';
  let words = '';
  const write = (piece: string, formula: string | null) => {
    text += piece;
    if (formula === null) words += piece;
    else {
      latex += (words && textInLatex(words)) + formula;
      words = '';
    }
  };
  for (const [piece, name, forms] of template.matchAll(PIECE)) {
    if (piece === '`') isMaths = !isMaths;
    else if (name === undefined || !Object.hasOwn(params, name)) {
      write(piece, isMaths ? inMaths(piece) : null);
    } else {
      const value = params[name];
      const shown = pairOf(value);
      if (forms !== undefined) write(speaker.particle?.(shown.text, forms) ?? '', null);
      else write(shown.text, isMaths || typeof value !== 'string' ? shown.latex : null);
    }
  }
  return { text, latex: latex + (words && textInLatex(words)) };
}

function pairOf(value: SentenceValue): Pair {
  if (typeof value === 'number') return writtenNumber(String(value));
  return typeof value === 'string' ? { text: value, latex: inMaths(value) } : value;
}
