/**
 * A line of LaTeX as Markdown: words in it, `\text{…}` outside of all other braces, become text, which can break where a line
 * ends, and what stands between them becomes formulas.
 */
export function withWords(latex: string): string {
  return parts(latex)
    .map(({ kind, content }) => {
      if (kind === 'words') return content;
      // a formula in Markdown has no space behind its first dollar, nor before its last
      const [, before, formula, after] =
        /^((?:\s|\\[;,:!]|\\q?quad)*)(.*?)((?:\s|\\[;,:!]|\\q?quad)*)$/s.exec(content)!;
      if (formula === '') return before || after ? ' ' : '';
      return `${before && ' '}$${formula}$${after && ' '}`;
    })
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim();
}

interface Part {
  readonly kind: 'words' | 'formula';
  readonly content: string;
}

function parts(latex: string): Part[] {
  const found: Part[] = [];
  let formula = '';
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    const [words, content] =
      depth === 0 ? (/^\\text\{([^{}\\$]*)\}/.exec(latex.slice(i)) ?? []) : [];
    if (words !== undefined) {
      found.push({ kind: 'formula', content: formula }, { kind: 'words', content });
      formula = '';
      i += words.length - 1;
      continue;
    }
    const isEscaped = latex[i - 1] === '\\';
    if (latex[i] === '{' && !isEscaped) depth++;
    if (latex[i] === '}' && !isEscaped) depth--;
    // delimiters of a size belong together as braces do
    if (/^\\left(?![a-z])/.test(latex.slice(i))) depth++;
    if (/^\\right(?![a-z])/.test(latex.slice(i))) depth--;
    formula += latex[i];
  }
  return [...found, { kind: 'formula', content: formula }];
}
