/** A piece of an excerpt; what was asked for is marked. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

const BEFORE = 40;
const LENGTH = 140;

/** The part of a text around the first of the marks, with all of them marked. */
export function excerpt(text: string, marks: readonly string[]): Piece[] {
  const pattern = patternOf(marks);
  const first = pattern ? text.search(pattern) : -1;
  const from = first > BEFORE ? text.indexOf(' ', first - BEFORE) + 1 : 0;
  const to = from + LENGTH >= text.length ? text.length : text.lastIndexOf(' ', from + LENGTH);
  const part = text.slice(Math.min(from, Math.max(first, 0)), Math.max(to, from + 1));
  const pieces = marked(part, marks);
  return [
    ...(from > 0 ? [{ text: '… ', isMarked: false }] : []),
    ...pieces,
    ...(to < text.length ? [{ text: ' …', isMarked: false }] : []),
  ];
}

export function marked(text: string, marks: readonly string[]): Piece[] {
  const pattern = patternOf(marks);
  if (pattern === null) return [{ text, isMarked: false }];
  return text
    .split(new RegExp(`(${pattern.source})`, 'gi'))
    .map((part, i) => ({ text: part, isMarked: i % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}

function patternOf(marks: readonly string[]): RegExp | null {
  const words = [...new Set(marks)]
    .filter((mark) => mark.trim() !== '')
    .sort((a, b) => b.length - a.length);
  if (words.length === 0) return null;
  // names of few Latin letters are marked only where a word begins
  const escaped = words.map((word) => {
    const source = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return /^[a-z]/i.test(word) ? `\\b${source}` : source;
  });
  return new RegExp(escaped.join('|'), 'i');
}
