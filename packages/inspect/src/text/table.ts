/** Hangul and its kin take two columns of a terminal. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;

const GAP = '  ';

/** How many columns of a terminal a text takes. */
export function widthOfText(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

/**
 * Rows as lines of columns, without a box; columns of texts are cut where lines would be longer than `width`.
 *
 * @param numbers - the columns that are aligned to the right, and never cut
 */
export function table(
  rows: readonly (readonly string[])[],
  numbers: readonly number[],
  width = 80,
): string[] {
  const widths = (rows[0] ?? []).map((_, k) => Math.max(...rows.map((row) => widthOfText(row[k]))));
  const isText = (k: number): boolean => !numbers.includes(k);
  const total = (): number => widths.reduce((sum, w) => sum + w, GAP.length * (widths.length - 1));
  while (total() > width) {
    const widest = Math.max(...widths.filter((_, k) => isText(k)));
    if (!(widest > 8)) break;
    widths[widths.findLastIndex((w, k) => isText(k) && w === widest)]--;
  }
  return rows.map((row) =>
    row
      .map((cell, k) => {
        const text = cut(cell, widths[k]);
        const space = ' '.repeat(widths[k] - widthOfText(text));
        return isText(k) ? text + space : space + text;
      })
      .join(GAP)
      .trimEnd(),
  );
}

/** A text in so many columns; what does not fit is left out of its middle, since paths differ at their ends. */
function cut(text: string, width: number): string {
  if (widthOfText(text) <= width) return text;
  const letters = [...text];
  while (widthOfText(letters.join('')) >= width) letters.splice(Math.floor(letters.length / 2), 1);
  letters.splice(Math.floor(letters.length / 2), 0, '…');
  return letters.join('');
}
