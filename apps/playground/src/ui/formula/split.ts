/** A piece of a text: words, or a formula with what is glued to its end. */
export type TextPart =
  | { readonly text: string }
  | { readonly latex: string; readonly after: string };

/** Splits at dollar signs: `$w_5$를 고칩니다` is a formula with 를 after it, then words. */
export function splitFormulas(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const pieces = text.split('$');
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (i % 2 === 0) {
      const glued = i === 0 ? '' : (/^[^\s]+/.exec(piece)?.[0] ?? '');
      const rest = piece.slice(glued.length);
      const last = parts.at(-1);
      if (glued !== '' && last && 'latex' in last)
        parts[parts.length - 1] = { ...last, after: glued };
      if (rest !== '') parts.push({ text: rest });
    } else parts.push({ latex: piece, after: '' });
  }
  return parts;
}
