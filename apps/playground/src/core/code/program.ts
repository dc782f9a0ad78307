/** How a program is written. */
export interface Dialect {
  /** TypeScript's types, or none for a script of a page. */
  readonly types: boolean;
  readonly language: 'en' | 'ko';
  /** Where the file of a config of `csv` is read: from a disk by Node, or from beside the page. */
  readonly place: 'node' | 'page';
}

/** A program while it is written: what it imports from where, and its lines. */
export class Program {
  readonly dialect: Dialect;
  readonly #imports = new Map<string, Set<string>>();
  readonly #lines: string[] = [];

  constructor(dialect: Dialect) {
    this.dialect = dialect;
  }

  /** Lines of code, in order; null for one that there is not. */
  add(...lines: readonly (string | null)[]): void {
    for (const line of lines) if (line !== null) this.#lines.push(...line.split('\n'));
  }

  /** An empty line and a comment that heads what follows. */
  section(comment: { readonly en: string; readonly ko: string }): void {
    if (this.#lines.length > 0) this.#lines.push('');
    this.#lines.push(...comment[this.dialect.language].split('\n').map((line) => `// ${line}`));
  }

  /** Has a name imported. @returns the name */
  use(name: string, from: string): string {
    const names = this.#imports.get(from) ?? new Set();
    this.#imports.set(from, names.add(name));
    return name;
  }

  /** A type, where the dialect has types; it is imported where it has to be. */
  type(text: string, from?: string): string {
    if (!this.dialect.types) return '';
    if (from !== undefined) this.use(`type ${text}`, from);
    return `: ${text}`;
  }

  /** `as` a type, where the dialect has types. */
  as(text: string): string {
    return this.dialect.types ? ` as ${text}` : '';
  }

  /** Of all packages that are imported, in order. */
  get packages(): string[] {
    return [...this.#imports.keys()].filter((name) => name.startsWith('@')).sort();
  }

  toString(): string {
    const imports = [...this.#imports]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, names]) => importLine([...names].sort(byName), from));
    return `${[...imports, ...(imports.length > 0 ? [''] : []), ...this.#lines].join('\n')}\n`;
  }
}

/** `import { a, b } from 'c';`, in several lines where it would be longer than 100 characters. */
function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';`;
  if (line.length <= 100) return line;
  return `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '${from}';`;
}

function byName(a: string, b: string): number {
  const plain = (name: string) => name.replace(/^type /, '').toLowerCase();
  return plain(a) < plain(b) ? -1 : 1;
}

/** `{ a: 1, b: 'x' }` from the code of its values; what is undefined is left out. */
export function objectOf(fields: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(fields).flatMap(([key, code]) => {
    if (code === undefined) return [];
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
    return [name === code ? name : `${name}: ${code}`];
  });
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** A text as code, in single quotes. */
export function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  // in a page no text may end the script, or begin a comment
  return `'${inner.replaceAll('<', '\\x3c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}

/** Numbers in lines of at most so many characters, indented by two. */
export function numberRows(rows: readonly (readonly number[])[], most = 96): string {
  const lines: string[] = [];
  let line = '';
  for (const row of rows) {
    const piece = `[${row.join(', ')}],`;
    if (line.length + piece.length + 1 > most && line !== '') {
      lines.push(`  ${line}`);
      line = '';
    }
    line += line === '' ? piece : ` ${piece}`;
  }
  if (line !== '') lines.push(`  ${line}`);
  return lines.join('\n');
}
