import ts from 'typescript';
import { doorFile, importedFile, type SourceFile } from './repository';

type Sources = ReadonlyMap<string, SourceFile>;

/** The functions, classes and constants that a door of a package shows without an `@example`. */
export function exportsWithoutExample(door: string, sources: Sources): string[] {
  const file = doorFile(door);
  const source = sources.get(file);
  if (!source) throw new Error(`${door} has no source ${file}`);
  const names = [...source.declared.keys(), ...source.passedOn.map(({ name }) => name)];
  return names.filter((name) => {
    const statements = declarations(file, name, sources);
    return statements.some(isValue) && !statements.some(hasExample);
  });
}

/** The statements that declare what a file exports under a name: overloads, an interface beside a constant. */
function declarations(file: string, name: string, sources: Sources): readonly ts.Statement[] {
  const source = sources.get(file);
  const own = source?.declared.get(name);
  if (own) return own;
  const passed = source?.passedOn.find((p) => p.name === name);
  const from = passed && importedFile(file, passed.from);
  return from ? declarations(from, passed.original, sources) : [];
}

function isValue(statement: ts.Statement): boolean {
  return !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement);
}

function hasExample(statement: ts.Statement): boolean {
  return ts.getJSDocTags(statement).some(({ tagName }) => tagName.text === 'example');
}
