import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { ROOT } from '../examples/packages';

/** What of the repository imports the packages. */
const FOLDERS = ['packages', 'bench', 'examples', 'apps'];

/** The names that one file imports from a door, such as `@bp/tensor/engine`, under which it has them there. */
export function namesImported(text: string, door: string): string[] {
  const { statements } = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement)) return [];
    if ((statement.moduleSpecifier as ts.StringLiteral).text !== door) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  });
}

/** The names that files of other packages and programs import from a door of a package. */
export function importedNames(door: string): ReadonlySet<string> {
  const own = `packages/${door.split('/')[1]}/`;
  const names = new Set<string>();
  for (const file of FOLDERS.flatMap(filesBelow)) {
    if (file.startsWith(own) || !/\.(ts|tsx|mjs)$/.test(file)) continue;
    const text = readFileSync(ROOT + file, 'utf8');
    if (text.includes(door)) for (const name of namesImported(text, door)) names.add(name);
  }
  return names;
}

function filesBelow(folder: string): string[] {
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.turbo'].includes(entry.name)) return [];
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
