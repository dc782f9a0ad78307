/** The lines of an explanation, as LaTeX, each a paragraph of formulas and words, so that a phone can break it. */
export function derivation(latex: string): string {
  const lines = latex
    .replace(/^\\begin\{aligned\}\n?/, '')
    .replace(/\n?\\end\{aligned\}$/, '')
    .split(/\s*\\\\\n/)
    .map((line) => line.replace(/^&\s*/, '').trim());
  return [
    '<div class="derivation">',
    '',
    ...lines.flatMap((line) => [inMarkdown(line), '']),
    '</div>',
  ].join('\n');
}

/** What stands between a formula and why it holds. */
const WHY = ': \\; ';

function inMarkdown(line: string): string {
  const at = line.indexOf(WHY);
  if (at >= 0) {
    const reason = sentence(line.slice(at + WHY.length));
    return `$${line.slice(0, at)}$: <span class="reason">${reason}</span>`;
  }
  return isSentence(line) ? sentence(line) : `$${line}$`;
}

/** Words that begin or end a line make it a sentence, which can break; a label before a formula does not. */
function isSentence(line: string): boolean {
  const parts = partsOf(line);
  const isWords = (part?: Part) => part?.words === true && /\p{L}{2}|:$/u.test(part.text.trim());
  return !line.includes('\\;') && (isWords(parts[0]) || isWords(parts.at(-1)));
}

function sentence(latex: string): string {
  return partsOf(latex)
    .map(({ words, text }) => (words ? text.replaceAll(/[_*[\]<`]/g, '\\$&') : `$${text.trim()}$`))
    .join('');
}

interface Part {
  readonly words: boolean;
  readonly text: string;
}

/** Formulas and the words between them; words within a formula, as in a fraction, are part of it. */
function partsOf(latex: string): Part[] {
  const parts: Part[] = [];
  let formula = '';
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    const [all, text] = (depth === 0 && /^\\text\{([^{}\\$]*)\}/.exec(latex.slice(i))) || [];
    if (all !== undefined) {
      if (formula !== '') parts.push({ words: false, text: formula });
      parts.push({ words: true, text });
      formula = '';
      i += all.length - 1;
      continue;
    }
    if (latex[i] === '{') depth++;
    if (latex[i] === '}') depth--;
    formula += latex[i];
  }
  if (formula !== '') parts.push({ words: false, text: formula });
  return parts;
}
