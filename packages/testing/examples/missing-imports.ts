import { basename, dirname, relative } from 'node:path';
import ts from 'typescript';
import { declaredNames } from './exported-names';
import { PACKAGES } from './packages';
import { doorFile, type SourceFile } from './repository';

/**
 * The imports that an `@example` leaves out, on one line, which take its names from the first place that has them: the
 * file itself, the front doors of the packages, other files of its package.
 */
export function missingImports(
  code: string,
  home: SourceFile,
  sources: ReadonlyMap<string, SourceFile>,
): string {
  const places = [home.file, ...doors(home), ...neighbours(home, sources)];
  return usedNames(code)
    .flatMap((name) => {
      const place = places.find((file) => exportsName(sources.get(file), name));
      return place ? [`import { ${name} } from '${specifier(home.file, place)}';`] : [];
    })
    .join(' ');
}

/** All identifiers that may stand for something outside, without those that the code declares or imports. */
function usedNames(code: string): string[] {
  const syntax = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isKey(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  const own = syntax.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) ? importedNames(statement) : declaredNames(statement),
  );
  for (const name of own) used.delete(name);
  return [...used];
}

/** Whether an identifier names a property: `b` in `a.b` and `{ b: 1 }`. */
function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  return [importClause, ...named].flatMap((part) => (part?.name ? [part.name.text] : []));
}

function doors(home: SourceFile): string[] {
  return [home.package, ...PACKAGES].map((name) => doorFile(`@bp/${name}`));
}

function neighbours(home: SourceFile, sources: ReadonlyMap<string, SourceFile>): string[] {
  return [...sources.values()].filter((s) => s.package === home.package).map(({ file }) => file);
}

function exportsName(source: SourceFile | undefined, name: string): boolean {
  if (!source) return false;
  return source.declared.has(name) || source.passedOn.some((p) => p.name === name);
}

/** How a file is imported: a front door by its package's name, any other file by its path. */
function specifier(from: string, file: string): string {
  const [, name, , ...path] = file.split('/');
  if (path.join('/') === 'index.ts') return `@bp/${name}`;
  const folder = relative(dirname(from), dirname(file)) || '.';
  return `${folder.startsWith('.') ? folder : `./${folder}`}/${basename(file, '.ts')}`;
}
