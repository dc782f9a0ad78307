import { dirname, join } from 'node:path/posix';
import {
  doorFile,
  findClaims,
  importedFile,
  missingImports,
  type SourceFile,
  type Sources,
} from '@bp/testing/documented';
import { LISTED_DOORS } from '../common/doors.ts';

/** An `@example` as a snippet: a module that stands by itself and prints what the comment claims. */
export interface ApiExample {
  readonly code: string;
  /** Whether a page can run it: its names come from doors, and it needs no files. */
  readonly runs: boolean;
}

const WIDTH = 90;

/** Files, what only Node has, and packages that a page does not bring. */
const NEEDS_MORE = /['"`]\/tmp\/|process\.|import\.meta|from '(?!@bp\/)/;

/** Completes an example by the imports that it leaves out; `e; // v` becomes `console.log(e); // → v`. */
export function apiExample(comment: string, home: SourceFile, sources: Sources): ApiExample {
  const code = comment.replace(/^```\w*\n/, '').replace(/\n?```$/, '');
  const imports = importsOf(missingImports(code, home, sources), home, sources);
  const own = ownImports(code);
  const body = printing(own.rest).trim();
  const head = imports === null ? [] : imports.concat(own.lines).sort(byDoor);
  const all = head.length > 0 ? `${head.join('\n')}\n\n${body}` : body;
  return { code: all, runs: imports !== null && !NEEDS_MORE.test(all) };
}

/** Lines of imports from doors; null where a name comes from a file that no door shows. */
function importsOf(line: string, home: SourceFile, sources: Sources): string[] | null {
  const names = new Map<string, string[]>();
  for (const [, name, from] of line.matchAll(/import \{ (\w+) \} from '([^']+)';/g)) {
    const door = from.startsWith('@bp/') ? from : doorOf(name, home, from, sources);
    if (door === null) return null;
    const isType = !isValue(name, doorFile(door), sources);
    names.set(door, [...(names.get(door) ?? []), isType ? `type ${name}` : name]);
  }
  return [...names].map(([door, list]) => importLine(door, list));
}

/** Whether a name that a file exports is there when the program runs. */
function isValue(name: string, file: string, sources: Sources): boolean {
  const source = sources.get(file);
  if (source?.declared.has(name)) {
    return new RegExp(
      `export (?:default |async |abstract )*(?:const|let|function\\*?|class) ${name}\\b`,
    ).test(source.text);
  }
  if (new RegExp(`\\btype ${name}\\b|export type \\{[^}]*\\b${name}\\b`).test(source?.text ?? ''))
    return false;
  const passed = source?.passedOn.find((one) => one.name === name);
  const next = passed && importedFile(file, passed.from);
  return next ? isValue(passed.original, next, sources) : false;
}

/** The door that shows a name of a file, the front door first. */
function doorOf(name: string, home: SourceFile, from: string, sources: Sources): string | null {
  const file = importedFile(home.file, from) ?? join(dirname(home.file), `${from}.ts`);
  const shown = (at: string, seen: string): boolean => {
    if (at === file) return true;
    const source = sources.get(at);
    const passed = source?.passedOn.find((one) => one.name === seen);
    const next = passed && importedFile(at, passed.from);
    return next ? shown(next, passed.original) : false;
  };
  return LISTED_DOORS.find(({ specifier }) => shown(doorFile(specifier), name))?.specifier ?? null;
}

function importLine(door: string, names: readonly string[]): string {
  const plainName = (name: string): string => name.replace('type ', '');
  const sorted = [...new Set(names)].sort((a, b) => (plainName(a) < plainName(b) ? -1 : 1));
  const line = `import { ${sorted.join(', ')} } from '${door}';`;
  return line.length <= WIDTH
    ? line
    : `import {\n${sorted.map((name) => `  ${name},`).join('\n')}\n} from '${door}';`;
}

function ownImports(code: string): { readonly lines: string[]; readonly rest: string } {
  const lines = code.split('\n');
  const isImport = (line: string): boolean => /^import .* from '[^']+';$/.test(line);
  return {
    lines: lines.filter(isImport),
    rest: lines.filter((line) => !isImport(line)).join('\n'),
  };
}

function byDoor(a: string, b: string): number {
  const door = (line: string): string => /from '([^']+)'/.exec(line)?.[1] ?? '';
  return door(a) < door(b) ? -1 : 1;
}

/** Claims become calls that print, each at the head of its line. */
function printing(code: string): string {
  const { code: marked, claims } = findClaims(code);
  return claims.reduce((text, _, index) => {
    const mark = `__claim(${index}, `;
    const at = text.indexOf(mark);
    const rest = `console.log(${text.slice(at + mark.length)}`;
    return text.slice(0, at) + rest.replace(/; *\/\/ /, '; // → ');
  }, marked);
}
