/** A table before it is written down. */
export interface Table {
  readonly title: string;
  /** The first names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** For a terminal: columns that line up. */
export function toText({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((_, i) => Math.max(...[columns, ...rows].map((row) => row[i].length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ');
  const body = [columns, ...rows].map((row) => line(row).trimEnd());
  return [`\n${title}`, ...body, ...notes.map((note) => `  ${note}`)].join('\n');
}

/** For the documentation. */
export function toMarkdown({ title, columns, rows, notes }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
  const rule = `|${columns.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`;
  const lines = [`### ${title}`, '', line(columns), rule, ...rows.map(line)];
  if (notes.length > 0) lines.push('', ...notes.map((note) => `- ${note}`));
  return lines.join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
