/** The fields of a table with commas, letter by letter by the grammar of RFC 4180; null for what breaks it. */
export function csvFields(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const isBreak = (): boolean => text[at] === '\n' || text[at] === '\r';
  while (at <= text.length) {
    // A field: in quotes, which nothing surrounds, or without any.
    let field = '';
    let quoted = false;
    if (text[at] === '"') {
      quoted = true;
      at++;
      for (;;) {
        if (at >= text.length) return null;
        if (text[at] !== '"') field += text[at++];
        else if (text[at + 1] === '"') {
          field += '"';
          at += 2;
        } else break;
      }
      at++;
      if (at < text.length && text[at] !== ',' && !isBreak()) return null;
    } else {
      while (at < text.length && text[at] !== ',' && !isBreak()) {
        if (text[at] === '"') return null;
        field += text[at++];
      }
      field = field.trim();
    }
    row.push(field);
    if (text[at] === ',') {
      at++;
      continue;
    }
    // A line with nothing on it is none; one with "" has an empty field.
    if (row.length > 1 || field !== '' || quoted) rows.push(row);
    row = [];
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  }
  return rows;
}
