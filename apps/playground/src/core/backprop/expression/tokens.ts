import { ProblemError } from '../problem/problem';

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** Where it begins in what was typed. */
  readonly at: number;
}

/** Longer ones are no expression that anyone steps through. */
export const LONGEST = 400;

const NUMBER = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/;
const NAME = /^[\p{L}][\p{L}\d_]*/u;
const SAME: Readonly<Record<string, string>> = {
  '−': '-',
  '–': '-',
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '**': '^',
  '\n': ';',
};

/** @throws ProblemError with the position of what belongs in no expression */
export function tokensOf(source: string): Token[] {
  if (source.length > LONGEST) throw new ProblemError('tooLong', { most: LONGEST });
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const number = NUMBER.exec(rest)?.[0];
    const name = NAME.exec(rest)?.[0];
    const sign = rest.startsWith('**') ? '**' : rest[0];
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at });
    else if (sign !== '\n' && /\s/.test(sign)) {
      at++;
      continue;
    } else {
      const text = SAME[sign] ?? sign;
      if (!'+-*/^()=;,'.includes(text)) {
        throw new ProblemError('character', { at: at + 1, got: [...rest][0] });
      }
      tokens.push({ kind: 'sign', text, at });
    }
    at += (number ?? name ?? sign).length;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}
