/** The value that a comment states; `'misspelt'` where it begins as a value does and is none. */
export type ClaimedValue = { readonly value: unknown } | 'prose' | 'misspelt';

/** How the text of a value begins; every other comment is prose. */
const BEGINNING = /^(?:[-\d.[{'"]|(?:true|false|null|undefined|NaN|Infinity|Math\.fround)\b)/;

/** What the text of a value consists of: literals, and `2 ** n` and `Math.fround(x)` for exact figures. */
const PARTS =
  /'[^']*'|"[^"]*"|\b\w+: |\b(?:true|false|null|undefined|NaN|Infinity|Math\.fround)\b|\b0x[\da-f]+\b|\b[\d_]+(?:\.\d+)?(?:e[-+]?\d+)?\b|\*\*|[-()[\]{}, ]/g;

/**
 * Reads the value at the head of a comment, `12` in `// 12: any order`. An explanation may follow after a colon, a
 * comma or an opening parenthesis.
 */
export function claimedValue(comment: string): ClaimedValue {
  if (!BEGINNING.test(comment)) return 'prose';
  const ends = Array.from(comment.matchAll(/: |, | \(/g), ({ index }) => index).reverse();
  for (const end of [comment.length, ...ends]) {
    const values = readList(comment.slice(0, end));
    if (values?.length === 1) return { value: values[0] };
  }
  return 'misspelt';
}

/** The values of a list as one writes it between brackets; null where it is none. */
function readList(text: string): readonly unknown[] | null {
  if (text.replaceAll(PARTS, '') !== '') return null;
  try {
    return new Function(`return [${text}]`)();
  } catch {
    return null;
  }
}
